using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <param name="State">offline, ready, onCall … (C).</param>
public sealed record AgentView(string State, DateTime? Since, IReadOnlyList<Guid> QueueIds)
{
    public static readonly AgentView Offline = new("offline", null, []);
}

/// <summary>The call centre says here what an agent is doing; until there is one, everybody is offline.</summary>
public interface IAgentStates
{
    Task<AgentView> Of(Guid userId, CancellationToken ct);
}

/// <param name="Role">The first of <paramref name="Roles"/>.</param>
/// <param name="Permissions">Permission → scope, after the narrowing of a token.</param>
/// <param name="ViewedBy">The administrator who looks through this person's eyes.</param>
public sealed record MeView(UserView User, string? Role, IReadOnlyList<string> Roles, IReadOnlyDictionary<string, Scope> Permissions, string Language, AgentView Agent, Guid? ViewedBy);

/// <summary>Who am I, and what may I do? Asked first by every other system (api.md).</summary>
public sealed class GetMe(Database database, IEnumerable<IAgentStates> agents)
{
    public async Task<MeView> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var user = UserView.Of(await db.Users.Get(actor.Id, ct), actor);
        var agent = agents.FirstOrDefault() is { } states ? await states.Of(actor.Id, ct) : AgentView.Offline;
        var permissions = actor.Rights.OrderBy(r => r.Key, StringComparer.Ordinal).ToDictionary(r => r.Key, r => r.Value);
        return new(user, user.Roles.Count > 0 ? user.Roles[0] : null, user.Roles, permissions, user.Language, agent, actor.ViewerId);
    }
}
