using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Catalog;

/// <summary>What helps with a call about a product: articles of the product, of its shelf or one of the two above it, and those for every call. One question to the database.</summary>
public sealed class ArticlesBeside(Database database)
{
    public const int AtMost = 20;

    /// <param name="productId">What the call is about, if known.</param>
    /// <param name="outcome">What came of the last call: articles that help with it come first.</param>
    /// <param name="actor">Who calls.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<ArticleView>> Handle(Guid? productId, string? outcome, Actor actor, CancellationToken ct = default)
    {
        actor.Require(KnowledgePermissions.Read);
        await using var db = database.Open(actor);
        var found = await For(db, productId).AsNoTracking()
            .OrderBy(a => a.Outcome != null && a.Outcome == outcome ? 0 : 1).ThenBy(a => a.Kind).ThenBy(a => a.ProductsText == "" ? 1 : 0).ThenBy(a => a.Title).Take(AtMost)
            .Select(ArticleView.Of(db)).ToListAsync(ct);
        return [.. found.Select(r => r.View)];
    }

    private static IQueryable<Article> For(Db db, Guid? productId)
    {
        var offered = db.Articles.Where(a => a.Active);
        if (productId is not { } product) return offered.Where(a => a.ProductsText == "" && a.GroupId == null);
        var (key, products, groups) = (product.ToString(), db.Products.Where(p => p.Id == product), db.ProductGroups);
        return offered.Where(a => a.ProductsText.Contains(key) || (a.ProductsText == "" && (a.GroupId == null
            || products.Any(p => p.GroupId == a.GroupId || groups.Any(g => g.Id == p.GroupId && (g.ParentId == a.GroupId || groups.Any(h => h.Id == g.ParentId && h.ParentId == a.GroupId)))))));
    }
}
