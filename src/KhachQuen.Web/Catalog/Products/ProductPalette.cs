using KhachQuen.Catalog;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Catalog;

/// <summary>Products in Ctrl K: by code, by name without accents.</summary>
internal sealed class ProductPalette(ListProducts products) : IPaletteSource
{
    public async Task<IReadOnlyList<PaletteItem>> Find(string text, Actor actor, CancellationToken ct)
    {
        if (!actor.May(CatalogPermissions.Read)) return [];
        var found = await products.Handle(new() { Q = text, Active = true }, new("name", Limit: IPaletteSource.AtMost), actor, ct);
        return [.. found.Items.Select(p => new PaletteItem("palette.products", p.Name, $"/products/{p.Id}", "package", $"{p.Code} · {Shown.Money(p.Price)}", "product", p.Id))];
    }
}
