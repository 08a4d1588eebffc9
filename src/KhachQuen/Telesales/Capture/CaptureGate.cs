using System.Security.Cryptography;
using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Telesales;

/// <summary>How leads come in by themselves: a form on a web page, a landing page's webhook, Facebook Lead Ads.</summary>
public enum GateKind : short { Form, Hook, Facebook }

/// <summary>An entrance for leads of one source. Its key stands in the address; whoever has it may bring leads, and nothing else.</summary>
public sealed class CaptureGate : Entity
{
    private CaptureGate() { }

    public CaptureGate(Guid sourceId, GateInput input, string? sealedSecret, DateTime at)
    {
        Rule.Require(input.Name?.Trim() is { Length: > 0 and <= 120 }, "capture.nameMissing", "gateName");
        Rule.Require(input.Wording?.Trim() is { Length: > 0 and <= 500 }, "capture.wordingMissing", "wording");
        Rule.Require(input.Kind != GateKind.Facebook || sealedSecret is not null, "capture.secretMissing", "appSecret");
        (Id, SourceId, Kind, Name, Wording) = (Keys.New(at), sourceId, input.Kind, input.Name!.Trim(), input.Wording!.Trim());
        (Key, VerifyToken, SealedSecret) = (Token(18), Token(12), sealedSecret);
        Origins = string.Join('\n', Lines(input.Origins).Select(Origin));
        Mapping = JsonSerializer.Serialize(Lines(input.Mapping).Select(Pair).ToDictionary(p => p.Theirs, p => p.Ours, StringComparer.Ordinal));
    }

    public Guid SourceId { get; private set; }
    public GateKind Kind { get; private set; }
    public string Name { get; private set; } = "";
    [NotAudited] public string Key { get; private set; } = "";
    /// <summary>What the person agrees to by sending: the proof of the contact basis .</summary>
    public string Wording { get; private set; } = "";
    /// <summary>Sites that may send the form, one a line; empty: any.</summary>
    public string Origins { get; private set; } = "";
    /// <summary>JSON: the sender's field → ours.</summary>
    public string Mapping { get; private set; } = "{}";
    /// <summary>The app secret Facebook signs with.</summary>
    [NotAudited] public string? SealedSecret { get; private set; }
    /// <summary>What Facebook says when it asks whether the address is ours.</summary>
    [NotAudited] public string VerifyToken { get; private set; } = "";
    public DateTime? RevokedAt { get; private set; }

    public bool Allows(string origin) => Origins.Length == 0 || Origins.Split('\n').Contains(origin, StringComparer.OrdinalIgnoreCase);
    public IReadOnlyDictionary<string, string> Map => JsonSerializer.Deserialize<Dictionary<string, string>>(Mapping)!;
    public void Revoke(DateTime at) => RevokedAt ??= at;

    private static string Token(int bytes) => Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    private static IEnumerable<string> Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct();

    private static string Origin(string line)
    {
        Rule.Require(Uri.TryCreate(line, UriKind.Absolute, out var site) && (site.Scheme is "http" or "https") && site.PathAndQuery == "/", "capture.originInvalid", "origins", line);
        return new Uri(line).GetLeftPart(UriPartial.Authority);
    }

    private static (string Theirs, string Ours) Pair(string line)
    {
        var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
        Rule.Require(parts.Length == 2 && parts[0].Length is > 0 and <= 100 && CaptureFields.Names.Contains(parts[1]), "capture.mappingInvalid", "mapping", line, string.Join(", ", CaptureFields.Names));
        return (parts[0], parts[1]);
    }
}

/// <summary>A new entrance, as it is typed.</summary>
/// <param name="Origins">One a line.</param>
/// <param name="Mapping">Lines of "their field = ours".</param>
public sealed record GateInput(GateKind Kind, string? Name, string? Wording, string? Origins = null, string? Mapping = null, string? AppSecret = null);

public enum CaptureState : short { Taken, Failed }

/// <summary>What came through an entrance: taken as a lead, or kept because it could not be (nothing is lost). Tells a repeat from a second wish.</summary>
[AboutWhomItNames]
public sealed class CapturedRow
{
    public Guid Id { get; init; }
    public Guid GateId { get; init; }
    public DateTime At { get; init; }
    /// <summary>The sender's id, or a sum of what was sent.</summary>
    [Impersonal] public required string Fingerprint { get; init; }
    public CaptureState State { get; set; }
    public Guid? LeadId { get; set; }
    [Impersonal] public string? Problem { get; set; }
    /// <summary>JSON: what was sent, while it is not a lead.</summary>
    public string? Fields { get; set; }
    public string? From { get; init; }
}

internal sealed class CaptureTables : IEntityTypeConfiguration<CaptureGate>, IEntityTypeConfiguration<CapturedRow>
{
    public void Configure(EntityTypeBuilder<CaptureGate> builder)
    {
        builder.ToTable("telesales_capture_gates");
        builder.Ignore(g => g.Map);
        builder.HasIndex(g => g.Key).IsUnique();        // the door of every form
        builder.HasIndex(g => g.SourceId);              // a source's
    }

    public void Configure(EntityTypeBuilder<CapturedRow> builder)
    {
        builder.ToTable("telesales_captured");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.GateId, r.Fingerprint, r.Id });                                                       // has it come before
        builder.HasIndex(r => new { r.GateId, r.Id }).IsDescending(false, true).HasFilter("\"State\" = 1");                  // what could not be taken, newest first
    }
}
