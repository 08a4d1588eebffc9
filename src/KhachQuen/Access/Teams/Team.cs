using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Access;

public enum TeamKind : short { Sales, Care, Reception, Department }

/// <summary>Where people work; may stand under another team. A desk department is a team.</summary>
public sealed class Team : Entity
{
    private Team() { }

    public Team(string name, TeamKind kind, Guid? parentId, DateTime at)
    {
        (Id, ParentId) = (Keys.New(at), parentId);
        Become(kind);
        Rename(name);
    }

    public string Name { get; private set; } = "";
    public TeamKind Kind { get; private set; }
    public Guid? ParentId { get; private set; }
    public bool Active { get; private set; } = true;

    public void Rename(string name)
    {
        Rule.Require(name?.Trim() is { Length: > 0 and <= 120 }, "team.nameMissing", "name");
        Name = name!.Trim();
    }

    /// <summary>Puts the team under another; never under itself or one of its own.</summary>
    public void MoveUnder(Guid? parentId, TeamTree tree)
    {
        Rule.Require(parentId is not { } parent || !tree.WithBelow(Id).Contains(parent), "team.cycle", "parentId");
        ParentId = parentId;
    }

    public void Become(TeamKind kind)
    {
        Rule.Require(Enum.IsDefined(kind), "team.kindMissing", "kind");
        Kind = kind;
    }

    public void Close() => Active = false;
    public void Open() => Active = true;
}

/// <summary>The teams as a tree. Pure.</summary>
public sealed class TeamTree(IEnumerable<(Guid Id, Guid? ParentId)> teams)
{
    private readonly ILookup<Guid?, Guid> below = teams.ToLookup(t => t.ParentId, t => t.Id);

    /// <summary>The team and all below it; each once even if the data holds a circle.</summary>
    public IReadOnlyList<Guid> WithBelow(Guid team)
    {
        var seen = new List<Guid> { team };
        for (var i = 0; i < seen.Count; i++)
            seen.AddRange(below[seen[i]].Where(t => !seen.Contains(t)));
        return seen;
    }
}

internal sealed class TeamTable : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.ToTable("access_teams");
        builder.HasIndex(t => t.ParentId);
    }
}
