using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>A colleague as others see them; the email only for who manages users, and for oneself.</summary>
public sealed record UserView(
    Guid Id, long Version, DateTime CreatedAt, DateTime UpdatedAt, string UserName, string DisplayName, string? Email, Guid? TeamId,
    IReadOnlyList<string> Roles, string Language, bool ReceivesData, bool Active)
{
    public static UserView Of(User user, Actor reader) => new(
        user.Id, user.Version, user.CreatedAt, user.UpdatedAt, user.UserName, user.DisplayName,
        reader.May(AccessPermissions.Users) || reader.Id == user.Id ? user.Email : null, user.TeamId,
        user.RoleCodes, user.Language, user.ReceivesData, user.Active);
}
