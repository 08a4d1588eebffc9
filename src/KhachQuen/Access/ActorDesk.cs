using System.Collections.Concurrent;
using System.Collections.Frozen;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>
/// Makes the <see cref="Actor"/> of a user, a session or a token. Kept for a few seconds only, so that whoever is deactivated,
/// demoted or signed out elsewhere is stopped within them, on every node, without a message between nodes (T-23: API ≤ 5 s).
/// </summary>
public sealed class ActorDesk(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<(Guid User, Guid Session), (Actor? Actor, DateTime Until)> known = new();
    private readonly ConcurrentDictionary<string, (Actor? Actor, DateTime Until)> tokens = new();

    /// <summary>The actor of a signed-in session; null when the session has ended or the person has left.</summary>
    public async ValueTask<Actor?> OfSession(Guid userId, Guid sessionId, CancellationToken ct = default)
    {
        if (known.TryGetValue((userId, sessionId), out var kept) && kept.Until > clock.Now()) return kept.Actor;
        await using var db = database.Open(Actor.System);
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId && s.UserId == userId && s.EndedAt == null, ct);
        var actor = session is null ? null : await Load(db, userId, ct);
        if (actor is not null && session!.ViewsAs is { } other) actor = await ThroughTheEyesOf(db, other, actor, ct);
        known[(userId, sessionId)] = (actor, clock.Now() + Fresh);
        return actor;
    }

    /// <summary>The actor of an API token, narrowed to the token's scopes; null for an unknown, expired or withdrawn one.</summary>
    public async ValueTask<Actor?> OfToken(string secret, CancellationToken ct = default)
    {
        var hash = ApiToken.HashOf(secret);
        var name = Convert.ToHexString(hash);
        if (tokens.TryGetValue(name, out var kept) && kept.Until > clock.Now()) return kept.Actor;
        await using var db = database.Open(Actor.System);
        var token = await db.Tokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, ct);
        var actor = token is not null && token.WorksAt(clock.Now()) ? await Load(db, token.UserId, ct) : null;
        if (actor is not null) actor = actor with { Rights = Narrow(actor.Rights, token!.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToFrozenDictionary() };
        if (actor is not null || tokens.Count < 10_000) tokens[name] = (actor, clock.Now() + Fresh);
        return actor;
    }

    /// <summary>The actor of a user as of now, past the cache: for jobs that act in their name.</summary>
    public async Task<Actor?> OfUser(Guid userId, CancellationToken ct = default)
    {
        await using var db = database.OpenApart(Actor.System);
        return await Load(db, userId, ct);
    }

    /// <summary>Forgets what is kept: after a change of users, roles, teams, sessions or tokens on this node.</summary>
    public void Forget()
    {
        known.Clear();
        tokens.Clear();
        Forgotten?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>What else is kept of people and teams is old too.</summary>
    public event EventHandler? Forgotten;

    private static async Task<Actor?> Load(Db db, Guid userId, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId && u.Active, ct);
        if (user is null) return null;
        var codes = user.RoleCodes;
        var roles = await db.Roles.AsNoTracking().Where(r => codes.Contains(r.Code)).ToListAsync(ct);
        var teams = user.TeamId is { } team
            ? new TeamTree((await db.Teams.AsNoTracking().Select(t => new { t.Id, t.ParentId }).ToListAsync(ct)).Select(t => (t.Id, t.ParentId))).WithBelow(team)
            : [];
        return new Actor { Id = user.Id, UserName = user.UserName, Name = user.DisplayName, Language = user.Language, TeamId = user.TeamId, Teams = teams, Rights = RightsOf(roles) };
    }

    /// <summary>The widest scope of all roles; everyone may use their own profile.</summary>
    public static FrozenDictionary<string, Scope> RightsOf(IEnumerable<Role> roles) =>
        roles.SelectMany(r => r.Rights).Append(new(AccessPermissions.Self, Scope.All)).GroupBy(r => r.Key).ToFrozenDictionary(g => g.Key, g => g.Max(r => r.Value));

    /// <summary>The rights a token keeps: those it names, by permission or by area; all where it names none.</summary>
    internal static IEnumerable<KeyValuePair<string, Scope>> Narrow(IEnumerable<KeyValuePair<string, Scope>> rights, IReadOnlyCollection<string> scopes) =>
        scopes.Count == 0 ? rights : rights.Where(r => scopes.Contains(r.Key) || scopes.Contains(r.Key.Split('.')[0]) || r.Key == AccessPermissions.Self);

    /// <summary>Who may no longer manage the roles, or looks at someone who has left, is back to their own eyes.</summary>
    private static async Task<Actor> ThroughTheEyesOf(Db db, Guid other, Actor viewer, CancellationToken ct) =>
        viewer.May(AccessPermissions.Roles) && await Load(db, other, ct) is { } seen ? seen with { ViewerId = viewer.Id, Language = viewer.Language } : viewer;
}
