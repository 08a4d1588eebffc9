using KhachQuen.Catalog;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Catalog;

/// <summary>Scripts and answers in Ctrl K: by words of title or text, without accents.</summary>
internal sealed class ArticlePalette(ListArticles articles, T texts) : IPaletteSource
{
    public async Task<IReadOnlyList<PaletteItem>> Find(string text, Actor actor, CancellationToken ct)
    {
        if (!actor.May(KnowledgePermissions.Read)) return [];
        var found = await articles.Handle(new() { Q = text, Active = true }, new("title", Limit: IPaletteSource.AtMost), actor, ct);
        return [.. found.Items.Select(a => new PaletteItem("palette.knowledge", a.Title, $"/knowledge/{a.Id}", "book", texts["state.articleKind." + CatalogWords.Camel(a.Kind)], "article", a.Id))];
    }
}
