using KhachQuen.Catalog;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Catalog;

/// <summary>The fragments and forms of scripts and knowledge .</summary>
internal static class ArticleForms
{
    public static void MapArticlePages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/knowledge/rows", Rows).Needs(KnowledgePermissions.Read);
        pages.MapGet("/knowledge/new/panel", () => Forms.Fragment<ArticleEditPanel>(new { Id = "new" })).Needs(KnowledgePermissions.Write);
        pages.MapGet("/knowledge/{id:guid}/panel", (Guid id) => Forms.Fragment<ArticlePanel>(new { Id = id.ToString() })).Needs(KnowledgePermissions.Read);
        pages.MapGet("/knowledge/{id:guid}/edit/panel", (Guid id) => Forms.Fragment<ArticleEditPanel>(new { Id = id.ToString() })).Needs(KnowledgePermissions.Write);
        pages.MapPost("/knowledge/{id:guid}/useful", Useful).Needs(KnowledgePermissions.Read);
        var forms = pages.MapGroup("").ShowsRefusals().Needs(KnowledgePermissions.Write);
        forms.MapPost("/knowledge", Add);
        forms.MapPost("/knowledge/{id:guid}", Edit);
        forms.MapPost("/knowledge/{id:guid}/archive", (Guid id, IFormCollection form, EditArticle use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Offer(id, form, false, use, texts, actor, http, ct));
        forms.MapPost("/knowledge/{id:guid}/offer", (Guid id, IFormCollection form, EditArticle use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Offer(id, form, true, use, texts, actor, http, ct));
    }

    private static async Task<IResult> Rows(ListArticles articles, Actor actor, HttpContext http, CancellationToken ct)
    {
        var asked = ArticleAsked.Of(http.Request);
        return Forms.Fragment<ArticleTable>(new { Rows = await articles.Handle(asked.Filter, new(asked.Sort, asked.After), actor, ct), RowsOnly = true });
    }

    private static async Task<IResult> Useful(Guid id, FindUseful use, Actor actor, HttpContext http, CancellationToken ct)
    {
        var article = await use.Handle(id, actor, ct);
        return http.IsHtmx() ? Forms.Fragment<ArticleUseful>(new { Article = article }) : Results.LocalRedirect($"/knowledge/{id}");
    }

    private static async Task<IResult> Add(IFormCollection form, AddArticle use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var said = Said(form);
        var made = await use.Handle(new() { Kind = said.Kind, Title = said.Title, Body = said.Body, ProductIds = said.ProductIds, GroupId = said.GroupId, Outcome = said.Outcome }, actor, ct);
        return http.Done($"/knowledge/{made.Id}", texts["knowledge.made", made.Title]);
    }

    private static async Task<IResult> Edit(Guid id, IFormCollection form, EditArticle use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var said = Said(form);
        var edit = new ArticleEdit { Kind = said.Kind, Title = said.Title, Body = said.Body, ProductIds = new(true, said.ProductIds), GroupId = said.GroupId, Outcome = said.Outcome };
        var saved = await use.Handle(id, form.Version(), edit, actor, ct);
        return http.Done($"/knowledge/{id}", texts["knowledge.saved", saved.Title, saved.Edition]);
    }

    private static async Task<IResult> Offer(Guid id, IFormCollection form, bool active, EditArticle use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var article = await use.Handle(id, form.Version(), new() { Active = active }, actor, ct);
        return http.Done($"/knowledge/{id}", texts[active ? "knowledge.offeredAgain" : "knowledge.archivedNow", article.Title]);
    }

    private static ArticleFacts Said(IFormCollection form) =>
        new(Named<ArticleKind>.TryParse(form["kind"], out var kind) ? kind.Value : ArticleKind.Script, form.Text("title"), form.Text("body"), form.Ids(50, "productIds"), form.Id("groupId"), form.Text("outcome"), true);
}
