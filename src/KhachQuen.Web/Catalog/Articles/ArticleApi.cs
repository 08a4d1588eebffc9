using KhachQuen.Catalog;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Catalog;

/// <summary>Scripts and knowledge on the wire .</summary>
internal static class ArticleApi
{
    public static void MapArticles(this RouteGroupBuilder all)
    {
        var api = all.MapGroup("/articles").WithTags("Knowledge");
        api.MapGet("", ([AsParameters] ArticleFilter filter, [AsParameters] ListArguments list, ListArticles use, Actor actor, CancellationToken ct) => use.Handle(filter, list.Page, actor, ct)).Needs(KnowledgePermissions.Read).WithSummary("Scripts, answers and questions, by page");
        api.MapGet("/beside", async (Guid? productId, string? outcome, ArticlesBeside use, Actor actor, CancellationToken ct) => new Page<ArticleView>(await use.Handle(productId, outcome, actor, ct), null)).Needs(KnowledgePermissions.Read).WithSummary("What helps with a call about a product");
        api.MapGet("/{id:guid}", (Guid id, ShowArticle use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(KnowledgePermissions.Read).WithSummary("One article");
        api.MapGet("/{id:guid}/editions", async (Guid id, ListArticleEditions use, Actor actor, CancellationToken ct) => new Page<ArticleEditionView>(await use.Handle(id, actor, ct), null)).Needs(KnowledgePermissions.Read).WithSummary("Every published version, the newest first");
        api.MapPost("", (ArticleInput input, AddArticle use, Actor actor, CancellationToken ct) => use.Handle(input, actor, ct).At(made => $"/articles/{made.Id}")).Needs(KnowledgePermissions.Write).WithSummary("Writes an article and publishes it");
        api.MapPatch("/{id:guid}", (Guid id, ArticleEdit input, EditArticle use, HttpContext http, Actor actor, CancellationToken ct) => use.Handle(id, http.IfMatch(), input, actor, ct)).Needs(KnowledgePermissions.Write).WithSummary("Changes it; new words are a new edition (merge patch, If-Match)");
        api.MapPost("/{id:guid}:useful", (Guid id, FindUseful use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(KnowledgePermissions.Read).WithSummary("The caller found this edition useful; counted once");
    }
}
