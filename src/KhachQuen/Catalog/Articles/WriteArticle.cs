using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Catalog;

public sealed record ArticleInput
{
    public ArticleKind Kind { get; init; }
    public string? Title { get; init; }
    public string? Body { get; init; }
    public IReadOnlyList<Guid>? ProductIds { get; init; }
    public Guid? GroupId { get; init; }
    public string? Outcome { get; init; }
    public bool Active { get; init; } = true;
}

/// <summary>A team lead or manager writes an article; it is published at once .</summary>
public sealed class AddArticle(Database database, TimeProvider clock)
{
    public async Task<ArticleView> Handle(ArticleInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(KnowledgePermissions.Write);
        await using var db = database.Open(actor);
        var facts = new ArticleFacts(input.Kind, input.Title, input.Body, input.ProductIds, input.GroupId, input.Outcome, input.Active);
        var article = new Article(facts, actor, clock.Now());
        await ArticleRules.Check(db, article, null, ct);
        db.Add(article);
        db.Add(ArticleRules.EditionOf(article, actor));
        await db.SaveChangesAsync(ct);
        return new ArticleRow(article, 0, false).View;
    }
}

public sealed record ArticleEdit
{
    public Patch<ArticleKind> Kind { get; init; }
    public Patch<string> Title { get; init; }
    public Patch<string> Body { get; init; }
    public Patch<IReadOnlyList<Guid>> ProductIds { get; init; }
    public Patch<Guid?> GroupId { get; init; }
    public Patch<string> Outcome { get; init; }
    public Patch<bool> Active { get; init; }

    internal ArticleFacts On(ArticleFacts now) => new(Kind.Or(now.Kind), Title.Or(now.Title), Body.Or(now.Body), ProductIds.Or(now.ProductIds), GroupId.Or(now.GroupId), Outcome.Or(now.Outcome), Active.Or(now.Active));
}

/// <summary>The same changes one: new words are a new edition beside the old ones; what it is tied to, and whether it is offered, changes in place.</summary>
public sealed class EditArticle(Database database, TimeProvider clock)
{
    public async Task<ArticleView> Handle(Guid id, long? version, ArticleEdit edit, Actor actor, CancellationToken ct = default)
    {
        actor.Require(KnowledgePermissions.Write);
        await using var db = database.Open(actor);
        var article = await db.Articles.Get(id, ct);
        article.RequireVersion(version, a => new ArticleRow(a, 0, false).View);
        var before = article.Facts;
        if (article.Become(edit.On(before), actor, clock.Now()) is { } edition) db.Add(edition);
        await ArticleRules.Check(db, article, before, ct);
        await db.SaveOrShow(async () => await ShowArticle.Within(db, id, ct), ct);
        return await ShowArticle.Within(db, id, ct);
    }
}

/// <summary>What needs the other rows to be known.</summary>
internal static class ArticleRules
{
    /// <summary>What it is tied to is there; what it was tied to before may have gone.</summary>
    public static async Task Check(Db db, Article article, ArticleFacts? before, CancellationToken ct)
    {
        Guid[] wanted = [.. article.ProductIds.Except(before?.ProductIds ?? [])];
        Rule.Require(await db.Products.CountAsync(p => EF.Parameter(wanted).Contains(p.Id), ct) == wanted.Length, "article.productUnknown", "productIds");
        var group = article.GroupId;
        Rule.Require(group is null || group == before?.GroupId || await db.ProductGroups.AnyAsync(g => g.Id == group && g.Active, ct), "article.groupUnknown", "groupId");
    }

    /// <summary>The words as they stand now, as the edition they are.</summary>
    public static ArticleEdition EditionOf(Article article, Actor by) =>
        new() { Id = Keys.New(article.EditedAt), ArticleId = article.Id, Number = article.Edition, Title = article.Title, Body = article.Body, At = article.EditedAt, ById = by.Id, ByName = by.Name };
}
