using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Platform;

/// <summary>How columns were mapped the last time a file with just these headings came. The company's, not one person's.</summary>
public sealed class RememberedColumns
{
    /// <summary>The kind of work it is for.</summary>
    public required string Kind { get; init; }
    /// <summary>SHA-256 of the headings in their order.</summary>
    public required string Headings { get; init; }
    /// <summary>JSON: column letter → field.</summary>
    public required string Mapping { get; set; }
    public DateTime At { get; set; }

    public static string Of(IReadOnlyList<string> headings) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', headings.Select(Folding.Fold)))));
}

internal sealed class RememberedColumnsTable : IEntityTypeConfiguration<RememberedColumns>
{
    public void Configure(EntityTypeBuilder<RememberedColumns> builder)
    {
        builder.ToTable("platform_remembered_columns");
        builder.HasKey(r => new { r.Kind, r.Headings });
    }
}

public static class Remembering
{
    /// <summary>Null: a file with these headings has not been mapped yet.</summary>
    public static async Task<IReadOnlyDictionary<string, string>?> MappingOf(this Db db, string kind, IReadOnlyList<string> headings, CancellationToken ct)
    {
        var set = RememberedColumns.Of(headings);
        var json = await db.Rows<RememberedColumns>().AsNoTracking().Where(r => r.Kind == kind && r.Headings == set).Select(r => r.Mapping).SingleOrDefaultAsync(ct);
        return json is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(json);
    }

    /// <summary>Keeps the mapping for the next file with these headings; the caller saves.</summary>
    public static async Task Remember(this Db db, string kind, IReadOnlyList<string> headings, IReadOnlyDictionary<string, string> mapping, CancellationToken ct)
    {
        var (set, json) = (RememberedColumns.Of(headings), JsonSerializer.Serialize(mapping));
        var known = await db.Rows<RememberedColumns>().SingleOrDefaultAsync(r => r.Kind == kind && r.Headings == set, ct);
        if (known is null) db.Add(new RememberedColumns { Kind = kind, Headings = set, Mapping = json, At = db.Clock.Now() });
        else (known.Mapping, known.At) = (json, db.Clock.Now());
    }
}
