using System.Linq.Expressions;
using KhachQuen.Platform;

namespace KhachQuen.Catalog;

/// <summary>An article on the wire and on the screens.</summary>
public sealed record ArticleView
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
    public ArticleKind Kind { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }
    public IReadOnlyList<Guid> ProductIds { get; init; } = [];
    public Guid? GroupId { get; init; }
    public string? Outcome { get; init; }
    public bool Active { get; init; }
    public int Edition { get; init; }
    public DateTime EditedAt { get; init; }
    public string EditedByName { get; init; } = "";
    /// <summary>How many people found this edition useful, and whether the caller is one of them.</summary>
    public int Useful { get; init; }
    public bool UsefulToMe { get; init; }

    /// <summary>With its counts, in one question.</summary>
    internal static Expression<Func<Article, ArticleRow>> Of(Db db)
    {
        var (votes, me) = (db.Rows<ArticleVote>(), db.Actor.Id);
        return a => new ArticleRow(a, votes.Count(v => v.ArticleId == a.Id && v.Edition == a.Edition), votes.Any(v => v.ArticleId == a.Id && v.Edition == a.Edition && v.UserId == me));
    }
}

internal sealed record ArticleRow(Article Article, int Useful, bool UsefulToMe)
{
    public ArticleView View => new()
    {
        Id = Article.Id, Version = Article.Version, CreatedAt = Article.CreatedAt, UpdatedAt = Article.UpdatedAt, Kind = Article.Kind, Title = Article.Title, Body = Article.Body, ProductIds = Article.ProductIds,
        GroupId = Article.GroupId, Outcome = Article.Outcome, Active = Article.Active, Edition = Article.Edition, EditedAt = Article.EditedAt, EditedByName = Article.EditedByName, Useful = Useful, UsefulToMe = UsefulToMe,
    };
}
