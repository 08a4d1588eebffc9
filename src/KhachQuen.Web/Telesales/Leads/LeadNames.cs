using System.Collections.Frozen;
using KhachQuen.Access;
using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Sales;
using KhachQuen.Web.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace KhachQuen.Web.Telesales;

/// <summary>What ids and codes on a lead are called. Everybody at work may know it.</summary>
public sealed record KnownNames(FrozenDictionary<string, SourceName> Sources, FrozenDictionary<(LeadStage, string), OutcomeName> Outcomes, FrozenDictionary<Guid, PersonName> People, FrozenDictionary<Guid, string> Teams, IReadOnlyList<ProductOffer> Products)
{
    public string Source(string code) => Sources.GetValueOrDefault(code)?.Name ?? code;
    public string? Person(Guid? id) => id is { } known ? People.GetValueOrDefault(known)?.Name : null;
    public string? Team(Guid? id) => id is { } known ? Teams.GetValueOrDefault(known) : null;

    /// <summary>The last result as it is called now; a closed lead's was of the first or of the second kind of call.</summary>
    public OutcomeName? Outcome(LeadStage stage, string? code) => code is null ? null
        : code == LeadOutcomes.Floated ? OutcomeName.Floated
        : Outcomes.GetValueOrDefault((stage == LeadStage.New ? LeadStage.New : LeadStage.Contact, code)) ?? Outcomes.GetValueOrDefault((LeadStage.New, code));
}

public sealed record SourceName(string Code, string Name, bool Active);

public sealed record OutcomeName(string Code, string Vi, string En, OutcomeEffect Effect, int? Days, OutcomeColour Colour = OutcomeColour.Plain)
{
    internal static readonly OutcomeName Floated = new(LeadOutcomes.Floated, "Thả nổi", "Floating", OutcomeEffect.None, null);
    public string Label => Said.English ? En : Vi;
}

/// <summary>Keeps <see cref="KnownNames"/> for a few seconds: a list of fifty leads asks once for all, not once each.</summary>
public sealed class LeadNames(Database database, IMemoryCache cache, PeopleNames colleagues)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);
    private int changes;
    private (string, int, int) Key => ("lead-names", changes, colleagues.Age);
    /// <summary>As many as a select can be.</summary>
    private const int MostProducts = 300;

    public async Task<KnownNames> Known(CancellationToken ct = default) => (await cache.GetOrCreateAsync(Key, entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = Fresh;
        return Read(ct);
    }))!;

    /// <summary>After a change made on this node.</summary>
    public void Forget() => Interlocked.Increment(ref changes);

    /// <summary>The names of the products on a page; the catalogue may be far longer than a select.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> ProductsOf(IEnumerable<Guid?> wanted, CancellationToken ct = default)
    {
        Guid[] ids = [.. wanted.OfType<Guid>().Distinct()];
        if (ids.Length == 0) return FrozenDictionary<Guid, string>.Empty;
        await using var db = database.Open(Actor.System);
        return await db.Products.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
    }

    private async Task<KnownNames> Read(CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        var sources = await db.Sources.AsNoTracking().OrderBy(s => s.Name).Select(s => new SourceName(s.Code, s.Name, s.Active)).ToListAsync(ct);
        var outcomes = await db.Outcomes.AsNoTracking().Select(o => new { o.Stage, Name = new OutcomeName(o.Code, o.Label, o.LabelEn, o.Effect, o.Days, o.Colour) }).ToListAsync(ct);
        var (people, teams) = await colleagues.Known(ct);
        var products = await db.Products.AsNoTracking().Where(p => p.Active).OrderBy(p => p.Name).Take(MostProducts).Select(p => new ProductOffer(p.Id, p.Name, p.Price)).ToListAsync(ct);
        return new(sources.ToFrozenDictionary(s => s.Code), outcomes.ToFrozenDictionary(o => (o.Stage, o.Name.Code), o => o.Name), people, teams, products);
    }
}
