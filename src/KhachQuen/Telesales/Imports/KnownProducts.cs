using KhachQuen.Catalog;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>The products a file may name, by code or by name, however spelled. A name that several have tells none.</summary>
internal sealed class KnownProducts
{
    private readonly Dictionary<string, Guid?> byName = new(StringComparer.Ordinal);

    public Guid? Find(string name) => byName.GetValueOrDefault(Folding.Fold(name));

    public static async Task<KnownProducts> Load(Db db, CancellationToken ct)
    {
        var known = new KnownProducts();
        var products = await db.Products.AsNoTracking().Where(p => p.Active).Select(p => new { p.Id, p.CodeKey, p.Name }).ToListAsync(ct);
        foreach (var same in products.GroupBy(p => Folding.Fold(p.Name))) known.byName[same.Key] = same.Count() == 1 ? same.First().Id : null;
        foreach (var product in products) known.byName[product.CodeKey] = product.Id;      // a code names one product only
        return known;
    }
}
