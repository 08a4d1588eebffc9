using System.Collections.Frozen;

namespace KhachQuen.Platform;

/// <summary>Who acts, where they stand in the company and what they may do. Read-only: a change of rights makes a new one.</summary>
public sealed record Actor
{
    /// <summary>The product itself (jobs, migrations, the demo). Said out loud wherever it is used.</summary>
    public static readonly Actor System = new() { Id = Guid.Empty, UserName = "system", Name = "Hệ thống", IsSystem = true };

    public required Guid Id { get; init; }
    public required string UserName { get; init; }
    public required string Name { get; init; }
    public string Language { get; init; } = "vi";
    public Guid? TeamId { get; init; }
    /// <summary>My team and every team below it; empty without a team.</summary>
    public IReadOnlyList<Guid> Teams { get; init; } = [];
    public FrozenDictionary<string, Scope> Rights { get; init; } = FrozenDictionary<string, Scope>.Empty;
    public bool IsSystem { get; private init; }
    /// <summary>The administrator who looks through this person's eyes (X-2, "xem như"); nothing may be changed meanwhile.</summary>
    public Guid? ViewerId { get; init; }
    public bool IsViewing => ViewerId is not null;
    /// <summary>The act on many they are at: what they save is kept with its before-images .</summary>
    public UndoScope? Doing { get; init; }
    /// <summary>Where the request came from (address of the caller), for the audit.</summary>
    public string? From { get; init; }

    public Scope ScopeOf(string permission) => IsSystem ? Scope.All : Rights.GetValueOrDefault(permission);

    public bool May(string permission) => ScopeOf(permission) != Scope.None;

    /// <summary>May the actor use the right on this very row?</summary>
    public bool May(string permission, IOwned row) => ScopeOf(permission) switch
    {
        Scope.All => true,
        Scope.TeamAndBelow => row.OwnerId == Id || (row.TeamId is { } team && Teams.Contains(team)),
        Scope.Team => row.OwnerId == Id || (row.TeamId is { } team && team == TeamId),
        Scope.Own => row.OwnerId == Id,
        _ => false,
    };

    /// <summary>
    /// The same person, reaching by <paramref name="right"/> no farther than by <paramref name="limit"/>: what leaves the house is what both let through.
    /// Rights that show rows beside a scope fall away unless the limit is everything.
    /// </summary>
    public Actor Within(string right, string limit, params IReadOnlyCollection<string> beside)
    {
        var least = (Scope)Math.Min((short)ScopeOf(right), (short)ScopeOf(limit));
        if (IsSystem || (least == ScopeOf(right) && ScopeOf(limit) == Scope.All)) return this;
        return this with { Rights = Rights.Where(r => r.Key != right && !beside.Contains(r.Key)).Append(new(right, least)).ToFrozenDictionary() };
    }

    public void Require(string permission)
    {
        if (!May(permission)) throw new Forbidden(permission);
    }

    public void Require(string permission, IOwned row)
    {
        if (!May(permission, row)) throw new Forbidden(permission);
    }
}
