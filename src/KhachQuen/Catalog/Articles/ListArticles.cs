using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Catalog;

public sealed record ArticleFilter
{
    /// <summary>Words of the title or the text, accents or not.</summary>
    public string? Q { get; init; }
    public Named<ArticleKind>? Kind { get; init; }
    /// <summary>Tied to this very product.</summary>
    public Guid? ProductId { get; init; }
    public Guid? GroupId { get; init; }
    public string? Outcome { get; init; }
    public bool? Active { get; init; }
    public DateTime? UpdatedSince { get; init; }
}

/// <summary>Anybody at work looks an article up .</summary>
public sealed class ListArticles(Database database)
{
    private const int MostWords = 8;
    private static readonly Sorting<Article> Sorting = new Sorting<Article>("title").By("title", a => a.Title).By("editedAt", a => a.EditedAt).By("createdAt", a => a.CreatedAt);

    public async Task<Page<ArticleView>> Handle(ArticleFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(KnowledgePermissions.Read);
        await using var db = database.Open(actor);
        var articles = Narrow(db.Articles.AsNoTracking(), filter);
        foreach (var word in Folding.Fold(filter.Q).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords)) articles = db.Dialect.WhereContains(db, articles, a => a.Folded, word);
        return (await Sorting.Page(articles, page, ArticleView.Of(db), ct)).Map(r => r.View);
    }

    private static IQueryable<Article> Narrow(IQueryable<Article> articles, ArticleFilter filter)
    {
        if (filter.Kind?.Value is { } kind) articles = articles.Where(a => a.Kind == kind);
        if (filter.Active is { } active) articles = articles.Where(a => a.Active == active);
        if (filter.GroupId is { } group) articles = articles.Where(a => a.GroupId == group);
        if (filter.Outcome is { Length: > 0 } outcome) articles = articles.Where(a => a.Outcome == outcome);
        if (filter.UpdatedSince?.ToUniversalTime() is { } since) articles = articles.Where(a => a.UpdatedAt >= since);
        if (filter.ProductId?.ToString() is { } product) articles = articles.Where(a => a.ProductsText.Contains(product));      // a company has hundreds of articles: a scan
        return articles;
    }
}

/// <summary>One article as it is now.</summary>
public sealed class ShowArticle(Database database)
{
    public async Task<ArticleView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(KnowledgePermissions.Read);
        await using var db = database.Open(actor);
        return await Within(db, id, ct);
    }

    internal static async Task<ArticleView> Within(Db db, Guid id, CancellationToken ct) =>
        (await db.Articles.AsNoTracking().Where(a => a.Id == id).Select(ArticleView.Of(db)).SingleOrDefaultAsync(ct) ?? throw new NotFound()).View;
}

/// <summary>Every version of an article that was ever published, the newest first: a text has a few dozen, not more.</summary>
public sealed class ListArticleEditions(Database database)
{
    public const int AtMost = 200;

    public async Task<IReadOnlyList<ArticleEditionView>> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(KnowledgePermissions.Read);
        await using var db = database.Open(actor);
        if (!await db.Articles.AnyAsync(a => a.Id == id, ct)) throw new NotFound();
        return await db.Rows<ArticleEdition>().AsNoTracking().Where(e => e.ArticleId == id).OrderByDescending(e => e.Number).Take(AtMost)      // index: ArticleId, Number
            .Select(e => new ArticleEditionView(e.Number, e.Title, e.Body, e.At, e.ById, e.ByName, db.Rows<ArticleVote>().Count(v => v.ArticleId == id && v.Edition == e.Number))).ToListAsync(ct);
    }
}

/// <param name="Useful">How many found that edition useful.</param>
public sealed record ArticleEditionView(int Number, string Title, string Body, DateTime At, Guid ById, string ByName, int Useful);
