using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Telesales;

/// <summary>What becomes of a number whose owner has bought before .</summary>
public enum DuplicatePolicy : short { LastHolder, Pool, NewLead }

/// <summary>How a source's leads are shared out .</summary>
public enum SharingMode : short
{
    ByHand, Even, LastHolder,
    /// <summary>So many a round, each their own number.</summary>
    Quota,
    /// <summary>Whoever knows the lead's product group.</summary>
    Skill,
    /// <summary>Whoever has the lead's province.</summary>
    Region,
    /// <summary>Whoever takes data at this hour.</summary>
    TimeSlot,
}

/// <summary>Where leads come from, and what happens to them on arrival. The company's data.</summary>
public sealed class Source : Entity
{
    private Source() { }

    public Source(string code, string name, DateTime at)
    {
        Rule.Require(code is { Length: >= 1 and <= 60 }, "source.codeInvalid", "code");
        Rule.Require(!string.IsNullOrWhiteSpace(name), "source.nameMissing", "name");
        (Id, Code, Name) = (Keys.New(at), code, name.Trim());
    }

    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    /// <summary>Form, advert, hotline, API: goes cold fast .</summary>
    public bool Hot { get; private set; }
    /// <summary>Where nobody states the basis: who came by form, advert or hotline asked to be called; of others we know nothing .</summary>
    public ContactBasis UsualBasis => Hot ? ContactBasis.CustomerRequest : ContactBasis.None;
    public DuplicatePolicy DuplicatePolicy { get; private set; }
    public SharingMode Sharing { get; private set; }
    /// <summary>The team whose people share its leads; null: they wait for a distributor.</summary>
    public Guid? TeamId { get; private set; }
    /// <summary>Whether agents with an empty queue may pull from the pool .</summary>
    public bool AllowsPull { get; private set; } = true;
    public bool Active { get; private set; } = true;
    /// <summary>Rises with every change of the rule; a ledger line names the version it was made under .</summary>
    public int RuleVersion { get; private set; } = 1;

    public void Set(string name, bool hot, DuplicatePolicy duplicates, SharingMode sharing, Guid? teamId, bool allowsPull, bool active)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(name), "source.nameMissing", "name");
        Rule.Require(sharing is SharingMode.ByHand or SharingMode.LastHolder || teamId is not null, "source.teamMissing", "teamId");
        if ((sharing, teamId, duplicates) != (Sharing, TeamId, DuplicatePolicy)) RuleVersion++;
        (Name, Hot, DuplicatePolicy, Sharing, TeamId, AllowsPull, Active) = (name.Trim(), hot, duplicates, sharing, teamId, allowsPull, active);
    }
}

internal sealed class SourceTable : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> builder)
    {
        builder.ToTable("telesales_sources");
        builder.Ignore(s => s.UsualBasis);
        builder.HasIndex(s => s.Code).IsUnique();
    }
}
