using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>The sources a file may name, by code or by name, however spelled.</summary>
internal sealed class KnownSources
{
    private readonly Dictionary<string, Source> byName = new(StringComparer.Ordinal);

    private KnownSources(IEnumerable<Source> sources, string? usual)
    {
        foreach (var source in sources) byName.TryAdd(Folding.Fold(source.Name), source);
        foreach (var source in sources) byName[Folding.Fold(source.Code)] = source;        // a code names one source only
        Usual = string.IsNullOrWhiteSpace(usual) ? null : Find(usual) ?? throw new Refused("lead.sourceUnknown", "source", usual);
    }

    /// <summary>The import's own source, for rows that name none.</summary>
    public Source? Usual { get; }

    public Source? Find(string name) => byName.GetValueOrDefault(Folding.Fold(name));

    public static async Task<KnownSources> Load(Db db, string? usual, CancellationToken ct) =>
        new(await db.Sources.AsNoTracking().Where(s => s.Active).OrderBy(s => s.Id).ToListAsync(ct), usual);
}
