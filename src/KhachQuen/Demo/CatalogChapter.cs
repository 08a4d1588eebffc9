using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Demo;

/// <summary>What the demo company sells and where it delivers: two shelves, eight products, the wards of its cities. Colleagues check each other's orders .</summary>
internal static class CatalogChapter
{
    private static readonly (string Shelf, string Code, string Name, long Price, string Unit, int Interval)[] Goods =
    [
        ("Xương khớp", "VKBM", "Viên khớp Bạch Mai", 445_000, "hộp", 30), ("Xương khớp", "DXBM", "Dầu xoa Bạch Mai", 120_000, "chai", 20), ("Xương khớp", "CANXI", "Canxi nano D3K2", 390_000, "hộp", 30),
        ("Dinh dưỡng", "SNALPHA", "Sữa non Alpha", 520_000, "lon", 25), ("Dinh dưỡng", "TRAGC", "Trà giảm cân", 290_000, "hộp", 15), ("Dinh dưỡng", "CAOIM", "Cao ích mẫu", 260_000, "hũ", 20),
        ("Dinh dưỡng", "COLLA", "Collagen biển sâu", 680_000, "hộp", 30), ("Dinh dưỡng", "QUATANG", "Bình giữ nhiệt tặng kèm", 0, "cái", 0),
    ];

    public static async Task<IReadOnlyList<Guid>> Tell(Db db, CancellationToken ct)
    {
        var at = db.Clock.Now();
        await DemoWards.Add(db, ct);
        await db.SetSettings(new CrossCheckSettings { Enabled = true, MayConfirm = MayConfirm.Both }, ct);
        await db.SaveChangesAsync(ct);
        var shelves = new Dictionary<string, Guid>();
        foreach (var name in Goods.Select(g => g.Shelf).Distinct())
        {
            var shelf = new ProductGroup(name, null, await db.GroupsAsTree(ct), at);
            db.Add(shelf);
            shelves[name] = shelf.Id;
        }
        var products = Goods.Select(g => new Product(new ProductFacts(g.Code, g.Name, shelves[g.Shelf], g.Price, g.Unit, VatGroup.General, g.Interval, g.Interval == 0 ? 0 : 2, g.Interval == 0 ? 0 : 4, true), at)).ToList();
        db.AddRange(products);
        await db.SaveChangesAsync(ct);
        return [.. products.Where(p => p.Price > 0).Select(p => p.Id)];
    }
}
