using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Catalog;

/// <summary>What an article is for: what to say, how to answer a doubt, what people ask .</summary>
public enum ArticleKind : short { Script, Objection, Faq }

/// <summary>What a person says of an article.</summary>
/// <param name="Outcome">Code of a call's outcome it helps with; the catalogue of outcomes stands in a later module.</param>
public sealed record ArticleFacts(ArticleKind Kind, string? Title, string? Body, IReadOnlyList<Guid>? ProductIds, Guid? GroupId, string? Outcome, bool Active);

/// <summary>A short text to read out or to answer with ("kịch bản & kiến thức"), tied to products, a shelf, an outcome, or to none: then it is for every call .</summary>
public sealed class Article : Entity
{
    public const int LongestBody = 10_000;
    private const int MostProducts = 20;

    private Article() { }

    public Article(ArticleFacts facts, Actor by, DateTime at)
    {
        (Id, CreatedAt) = (Keys.New(at), at);
        Become(facts, by, at);
    }

    public ArticleKind Kind { get; private set; }
    public string Title { get; private set; } = "";
    /// <summary>Plain text with light structure (<see cref="LightText"/>).</summary>
    public string Body { get; private set; } = "";
    [SearchedByParts, NotAudited] public string Folded { get; private set; } = "";
    /// <summary>Ids with blanks between.</summary>
    public string ProductsText { get; private set; } = "";
    public Guid? GroupId { get; private set; }
    public string? Outcome { get; private set; }
    public bool Active { get; private set; } = true;
    /// <summary>The published version; every earlier one is kept.</summary>
    public int Edition { get; private set; }
    public DateTime EditedAt { get; private set; }
    public string EditedByName { get; private set; } = "";

    public IReadOnlyList<Guid> ProductIds => [.. ProductsText.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
    public ArticleFacts Facts => new(Kind, Title, Body, ProductIds, GroupId, Outcome, Active);

    /// <summary>Takes it over. New words are a new edition; what it is tied to is not.</summary>
    /// <returns>The edition to keep; null when the words stayed.</returns>
    public ArticleEdition? Become(ArticleFacts facts, Actor by, DateTime at)
    {
        Rule.Require(Enum.IsDefined(facts.Kind), "article.kindUnknown", "kind");
        Rule.Require(facts.Title?.Trim() is { Length: >= 1 and <= 200 }, "article.titleMissing", "title");
        Rule.Require(facts.Body?.Trim() is { Length: >= 1 and <= LongestBody }, "article.bodyMissing", "body", LongestBody);
        Rule.Require(facts.ProductIds is null or { Count: <= MostProducts }, "article.tooManyProducts", "productIds", MostProducts);
        Rule.Require(facts.Outcome is null or { Length: <= 60 }, "article.outcomeUnknown", "outcome");
        var (title, body) = (facts.Title!.Trim(), facts.Body!.Trim().ReplaceLineEndings("\n"));
        (Kind, GroupId, Outcome, Active) = (facts.Kind, facts.GroupId, string.IsNullOrWhiteSpace(facts.Outcome) ? null : facts.Outcome.Trim(), facts.Active);
        ProductsText = string.Join(' ', (facts.ProductIds ?? []).Distinct().Order());
        if (Edition > 0 && title == Title && body == Body) return null;
        (Title, Body, Folded, Edition) = (title, body, Folding.Fold($"{title} {body}"), Edition + 1);
        (EditedAt, EditedByName) = (at, by.Name);
        return new() { Id = Keys.New(at), ArticleId = Id, Number = Edition, Title = title, Body = body, At = at, ById = by.Id, ByName = by.Name };
    }
}

/// <summary>A published version of an article, as it was. Append-only.</summary>
public sealed class ArticleEdition
{
    public Guid Id { get; init; }
    public Guid ArticleId { get; init; }
    public int Number { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }
    public DateTime At { get; init; }
    public Guid ById { get; init; }
    public required string ByName { get; init; }
}

/// <summary>"Hữu ích": one per person and edition.</summary>
public sealed class ArticleVote
{
    public Guid ArticleId { get; init; }
    public int Edition { get; init; }
    public Guid UserId { get; init; }
    public DateTime At { get; init; }
}

internal sealed class ArticleTables : IEntityTypeConfiguration<Article>, IEntityTypeConfiguration<ArticleEdition>, IEntityTypeConfiguration<ArticleVote>
{
    public void Configure(EntityTypeBuilder<Article> article)
    {
        article.ToTable("catalog_articles");
        article.Ignore(a => a.ProductIds).Ignore(a => a.Facts);
        article.HasIndex(a => new { a.Title, a.Id });           // by title
        article.HasIndex(a => new { a.EditedAt, a.Id });        // by the last edition
    }

    public void Configure(EntityTypeBuilder<ArticleEdition> edition)
    {
        edition.ToTable("catalog_article_editions");
        edition.Property(e => e.Id).ValueGeneratedNever();
        edition.HasIndex(e => new { e.ArticleId, e.Number }).IsUnique();      // an article's editions
    }

    public void Configure(EntityTypeBuilder<ArticleVote> vote)
    {
        vote.ToTable("catalog_article_votes");
        vote.HasKey(v => new { v.ArticleId, v.Edition, v.UserId });           // how many found this edition useful
    }
}
