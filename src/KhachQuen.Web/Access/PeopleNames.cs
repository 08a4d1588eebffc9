using System.Collections.Frozen;
using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace KhachQuen.Web.Access;

/// <summary>A colleague's name and where they stand.</summary>
public sealed record PersonName(Guid Id, string Name, Guid? TeamId, bool Active);

/// <summary>What the ids of people and teams are called. Everybody at work may know it.</summary>
public sealed record KnownPeople(FrozenDictionary<Guid, PersonName> People, FrozenDictionary<Guid, string> Teams)
{
    public string? Person(Guid? id) => id is { } known ? People.GetValueOrDefault(known)?.Name : null;
    public string? Team(Guid? id) => id is { } known ? Teams.GetValueOrDefault(known) : null;

    /// <summary>Those whose rows the actor sees by this right: what a filter by owner offers.</summary>
    public IEnumerable<PersonName> Under(Actor actor, string permission) =>
        People.Values.Where(p => p.TeamId is { } team && (actor.ScopeOf(permission) == Scope.All || actor.Teams.Contains(team))).OrderBy(p => p.Name, StringComparer.CurrentCulture);
}

/// <summary>Keeps <see cref="KnownPeople"/> for a few seconds: a list of fifty rows asks once for all, not once each.</summary>
public sealed class PeopleNames
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);
    private readonly Database database;
    private readonly IMemoryCache cache;
    private int age;

    public PeopleNames(Database database, IMemoryCache cache, ActorDesk desk)
    {
        (this.database, this.cache) = (database, cache);
        desk.Forgotten += (_, _) => Interlocked.Increment(ref age);      // somebody came, or a team changed, on this node
    }

    /// <summary>Rises when what is kept of people and teams is old: part of the key of everything that names them.</summary>
    public int Age => Volatile.Read(ref age);

    public async Task<KnownPeople> Known(CancellationToken ct = default) => (await cache.GetOrCreateAsync(("people-names", Age), entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Fresh;
        return Read(ct);
    }))!;

    private async Task<KnownPeople> Read(CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        var people = await db.Users.AsNoTracking().Select(u => new PersonName(u.Id, u.DisplayName, u.TeamId, u.Active)).ToListAsync(ct);
        var teams = await db.Teams.AsNoTracking().Select(t => new { t.Id, t.Name }).ToListAsync(ct);
        return new(people.ToFrozenDictionary(p => p.Id), teams.ToFrozenDictionary(t => t.Id, t => t.Name));
    }
}
