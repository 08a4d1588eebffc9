using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <param name="Permissions">Permission → scope.</param>
/// <param name="People">How many active people have it.</param>
public sealed record RoleView(Guid Id, long Version, DateTime CreatedAt, DateTime UpdatedAt, string Code, string Name, string NameEn, IReadOnlyDictionary<string, Scope> Permissions, int People)
{
    internal static RoleView Of(Role role, int people) => new(role.Id, role.Version, role.CreatedAt, role.UpdatedAt, role.Code, role.Name, role.NameEn, role.Rights, people);
}
