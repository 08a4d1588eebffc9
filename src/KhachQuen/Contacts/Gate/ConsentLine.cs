using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Contacts;

public enum ConsentAct : short { Given, Withdrawn }

/// <summary>A line of the consent log: who said what for which purpose and channel, with its source and proof. Append-only; the newest word is found by folding them.</summary>
public sealed class ConsentLine : Entity, IOwned
{
    private ConsentLine() { }

    /// <param name="restores">Written by a person who may lift a refusal; without it a consent after a refusal changes nothing.</param>
    internal ConsentLine(string address, ContactPurpose purpose, ContactChannel channel, ConsentAct act, string source, string? proof, bool restores, Actor by, DateTime at)
    {
        Rule.Require(act == ConsentAct.Withdrawn || !string.IsNullOrWhiteSpace(proof), "consent.proofMissing", "proof");
        Rule.Require(proof is null or { Length: <= 2_000 }, "consent.proofTooLong", "proof", 2_000);
        (Id, CreatedAt, At, Key, Address) = (Keys.New(at), at, at, NumberKey.Of(address), address);
        (Purpose, Channel, Act, Source, Proof, Restores, OwnerId, TeamId) = (purpose, channel, act, source, string.IsNullOrWhiteSpace(proof) ? null : proof.Trim(), restores, by.Id, by.TeamId);
    }

    public Guid Key { get; private set; }
    /// <summary>The number or address; null once the person was erased, the key still holds their word.</summary>
    [NotAudited] public string? Address { get; private set; }
    public ContactPurpose Purpose { get; private set; }
    public ContactChannel Channel { get; private set; }
    public ConsentAct Act { get; private set; }
    [Impersonal] public string Source { get; private set; } = "";
    [NotAudited] public string? Proof { get; private set; }
    public bool Restores { get; private set; }
    public DateTime At { get; private set; }
    /// <summary>Who wrote it down.</summary>
    public Guid? OwnerId { get; private set; }
    public Guid? TeamId { get; private set; }

    /// <summary>The person was erased: their word stays, what names them goes.</summary>
    internal void Erase(string instead) => (Address, Proof) = (null, Proof is null ? null : instead);
}

/// <summary>What the lines of a number come to. Pure, and monotonic: a refusal is lifted by nothing but a proven consent of a person with the right to write it.</summary>
public static class ConsentBook
{
    public static ConsentState Fold(IEnumerable<(ConsentAct Act, bool Restores, DateTime At)> lines)
    {
        var state = new ConsentState(ConsentStand.None, null);
        foreach (var line in lines)
            state = (line.Act, state.Stand) switch
            {
                (ConsentAct.Withdrawn, ConsentStand.Withdrawn) => state,
                (ConsentAct.Withdrawn, _) => new(ConsentStand.Withdrawn, line.At),
                (ConsentAct.Given, ConsentStand.Withdrawn) when !line.Restores => state,
                (ConsentAct.Given, ConsentStand.Given) => state,
                _ => new(ConsentStand.Given, line.At),
            };
        return state;
    }

    /// <summary>How a number stands to a purpose on a channel.</summary>
    public static async Task<ConsentState> StandOf(Db db, Guid key, ContactPurpose purpose, ContactChannel channel, CancellationToken ct)
    {
        var lines = await db.Rows<ConsentLine>().AsNoTracking().Where(l => l.Key == key && l.Purpose == purpose && l.Channel == channel)       // index Key, Id
            .OrderBy(l => l.Id).Select(l => new { l.Act, l.Restores, l.At }).ToListAsync(ct);
        return Fold(lines.Select(l => (l.Act, l.Restores, l.At)));
    }
}

internal sealed class ConsentLineTable : IEntityTypeConfiguration<ConsentLine>
{
    public void Configure(EntityTypeBuilder<ConsentLine> line)
    {
        line.ToTable("contacts_consents");
        line.HasIndex(l => new { l.Key, l.Id });                                                        // a number's word, in the order it was written
        line.HasIndex(l => new { l.CreatedAt, l.Id }).IsDescending(true, true);                         // all, newest first
        line.HasIndex(l => new { l.OwnerId, l.CreatedAt, l.Id }).IsDescending(false, true, true);       // mine
        line.HasIndex(l => new { l.TeamId, l.CreatedAt, l.Id }).IsDescending(false, true, true);        // my team's
    }
}
