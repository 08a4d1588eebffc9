namespace KhachQuen.Access;

/// <param name="People">How many active people are in it.</param>
public sealed record TeamView(Guid Id, long Version, DateTime CreatedAt, DateTime UpdatedAt, string Name, TeamKind Kind, Guid? ParentId, bool Active, int People)
{
    internal static TeamView Of(Team team, int people) => new(team.Id, team.Version, team.CreatedAt, team.UpdatedAt, team.Name, team.Kind, team.ParentId, team.Active, people);
}
