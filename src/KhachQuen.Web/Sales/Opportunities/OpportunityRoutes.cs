using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Sales;

/// <summary>The fragments of the board, the list and one opportunity; what is done to it stands in <see cref="OpportunityDoings"/>.</summary>
internal static class OpportunityRoutes
{
    public static void MapOpportunityPages(this RouteGroupBuilder pages)
    {
        var read = pages.MapGroup("").Needs(OpportunityPermissions.Read);
        read.MapGet("/opportunities/rows", Rows);
        read.MapGet("/opportunities/group", Rows);
        read.MapGet("/opportunities/rows/{id:guid}", Row);
        read.MapGet("/opportunities/cards", Cards);
        read.MapGet("/opportunities/{id:guid}/card", async (Guid id, ShowOpportunity show, OpportunityNames names, Actor actor, CancellationToken ct) => Forms.Fragment<OpportunityCard>(new { Row = await names.One(await show.Handle(id, actor, ct), actor, ct), Pipeline = await names.Pipeline(ct) }));
        read.MapPost("/opportunities/fresh", async (long since, IFormCollection form, ListOpportunities use, Actor actor, HttpContext http, CancellationToken ct) =>
            Results.Text(string.Join(' ', await use.New(OpportunityAsked.Of(http.Request).Filter, form.Ids(500), Posted.Moment(since), actor, ct))));
        read.MapGet("/opportunities/{id:guid}/panel", (Guid id) => Forms.Fragment<OpportunityPanel>(new { Id = id }));
        read.MapGet("/opportunities/{id:guid}/beside", async (Guid id, OpportunityLoader loader, Actor actor, CancellationToken ct) => Forms.Fragment<OpportunityBeside>(new { Model = await loader.Load(id, actor, ct) }));
        read.MapGet("/opportunities/{id:guid}/record", async (Guid id, OpportunityLoader loader, Actor actor, CancellationToken ct) => Forms.Fragment<OpportunityRecord>(new { Model = await loader.Load(id, actor, ct) }));
        read.MapGet("/opportunities/{id:guid}/story", async (Guid id, string? after, DateOnly? above, OpportunityTimeline story, Actor actor, CancellationToken ct) => Forms.Fragment<OpportunityStory>(new { Id = id, Story = await story.Handle(id, new(After: after, Limit: 30), actor, ct), Older = true, Above = above }));
        read.MapGet("/counts/evidence", async (PreviewEvidenceCheck preview, Actor actor, CancellationToken ct) => Results.Text(await preview.Count(actor, ct) is > 0 and var count ? Shown.Number(count) : ""));
        pages.MapOpportunityDoings();
        pages.MapManyOpportunities();
        pages.MapEvidencePages();
    }

    private static async Task<IResult> Rows(ListOpportunities use, OpportunityNames names, ViewTabs views, Actor actor, HttpContext http, CancellationToken ct)
    {
        var (asked, whole) = (OpportunityAsked.Of(http.Request), http.Request.Path.Value!.EndsWith("/group", StringComparison.Ordinal));
        return Forms.Fragment<OpportunityGrid>(new { Rows = await names.Page(await use.Handle(asked.Filter, new(asked.Sort, asked.After, Count: whole), actor, ct), actor, ct), Asked = asked, Pipeline = await names.Pipeline(ct), View = await views.OpenOf("opportunities", http.Request, actor, ct), RowsOnly = !whole });
    }

    private static async Task<IResult> Row(Guid id, ShowOpportunity show, OpportunityNames names, ViewTabs views, Actor actor, HttpContext http, CancellationToken ct)
    {
        try { return Forms.Fragment<OpportunityGrid>(new { Rows = new Page<OpportunityRow>([await names.One(await show.Handle(id, actor, ct), actor, ct)], null), Asked = OpportunityAsked.Of(http.Request), Pipeline = await names.Pipeline(ct), View = await views.OpenOf("opportunities", http.Request, actor, ct), RowsOnly = true }); }
        catch (KhachQuen.Platform.NotFound) { return Forms.Fragment<GoneRow>(new { Text = "opportunities.gone" }); }
    }

    private static async Task<IResult> Cards(string column, ShowBoard use, OpportunityNames names, Actor actor, HttpContext http, CancellationToken ct)
    {
        var asked = OpportunityAsked.Of(http.Request);
        var cards = await use.More(asked.Filter, column, asked.After, actor, ct);
        return Forms.Fragment<OpportunityCards>(new { Rows = await names.Page(cards, actor, ct), Pipeline = await names.Pipeline(ct), More = OpportunityBoard.MoreOf(column, cards.Next, asked.Query) });
    }
}

/// <summary>What is done to opportunities on the screens.</summary>
internal static class OpportunityDoings
{
    public static void MapOpportunityDoings(this RouteGroupBuilder pages)
    {
        var write = pages.MapGroup("").Needs(OpportunityPermissions.Write);
        write.MapGet("/opportunities/new", New);
        write.MapGet("/opportunities/customers", async (string? customerQ, ListCustomers use, Actor actor, CancellationToken ct) => Forms.Fragment<OpportunityCustomersFound>(new { Found = string.IsNullOrWhiteSpace(customerQ) ? [] : (await use.Handle(new() { Q = customerQ }, new(Limit: 6), actor, ct)).Items }));
        write.MapPost("/opportunities/new", async (IFormCollection form, OpenOpportunity use, T texts, Actor actor, HttpContext http, CancellationToken ct) =>
            await use.Handle(Read(form), actor, ct) is var made ? http.Done($"/opportunities/{made.Id}", texts["opportunities.made", made.Name]) : null!);
        write.MapOpportunityEdit();
        write.MapPost("/opportunities/{id:guid}/move", Move);
        write.MapPost("/opportunities/{id:guid}/win", async (Guid id, WinOpportunity use, OpportunityLoader loader, T texts, Actor actor, HttpContext http, CancellationToken ct) => await After(await use.Handle(id, null, actor, ct), texts["opportunities.won"], loader, actor, http, ct));
        write.MapGet("/opportunities/{id:guid}/lose", async (Guid id, ShowOpportunity show, OpportunityNames names, Actor actor, CancellationToken ct) => Forms.Fragment<LosePanel>(new { Opportunity = await show.Handle(id, actor, ct), Pipeline = await names.Pipeline(ct) }));
        write.MapPost("/opportunities/{id:guid}/lose", async (Guid id, IFormCollection form, LoseOpportunity use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Shown(await use.Handle(id, form.Version(), form.Text("lostReason"), form.Text("note"), actor, ct), texts["opportunities.lostDone"], http));
        write.MapPost("/opportunities/{id:guid}/reopen", async (Guid id, ReopenOpportunity use, OpportunityLoader loader, T texts, Actor actor, HttpContext http, CancellationToken ct) => await After(await use.Handle(id, null, actor, ct), texts["opportunities.reopened"], loader, actor, http, ct));
    }

    private static async Task<IResult> New([FromQuery] Guid? customerId, ShowCustomer customers, Database database, Actor actor, CancellationToken ct) =>
        Forms.Fragment<OpportunityForm>(new { Customer = customerId is { } id ? await customers.Handle(id, actor, ct) : null, Products = await ServiceOffer.All(database, actor, ct) });

    /// <summary>To another column: a stage, or won. The card comes back where it belongs, with the heads as they are now.</summary>
    private static async Task<IResult> Move(Guid id, IFormCollection form, EditOpportunity edit, WinOpportunity win, ShowBoard board, OpportunityNames names, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var to = form["to"].ToString();
        var moved = to == OpportunityColumns.Won ? await win.Handle(id, form.Version(), actor, ct) : await edit.Handle(id, form.Version(), new() { Stage = new(true, to) }, actor, ct);
        var pipeline = await names.Pipeline(ct);
        var asked = Uri.TryCreate(http.Request.Headers["HX-Current-URL"], UriKind.Absolute, out var at) ? new OpportunityAsked(at.Query) : new OpportunityAsked();
        var heads = await board.Heads(asked.Filter, actor, ct);
        http.Trigger("kq:counts-changed");
        return Forms.Fragment<OpportunityCard>(new { Row = await names.One(moved, actor, ct), Pipeline = pipeline, Heads = heads.Select(h => OpportunityBoard.HeadOf(h, pipeline, texts)).ToList() });
    }

    private static OpportunityInput Read(IFormCollection form) => new()
    {
        Name = form.Text("name"), CustomerId = form.Id("customerId") ?? throw new Refused("opportunity.customerUnknown", "customerId"), Phone = form.Text("phone"), ServiceId = form.Id("serviceId"), Class = Class(form), ExpectedRevenue = Revenue(form), Priority = Stars(form),
    };

    internal static OpportunityEdit ReadEdit(IFormCollection form) => new()
    {
        Name = new(true, form.Text("name")), Phone = form.Text("phone") is { } phone ? new(true, phone) : default, ServiceId = new(true, form.Id("serviceId")), Class = Class(form), ExpectedRevenue = Revenue(form), Priority = Stars(form),
    };

    private static OpportunityClass Class(IFormCollection form) => Named<OpportunityClass>.TryParse(form["class"], out var kind) ? kind.Value : throw new Refused("opportunity.classInvalid", "class");

    private static long Revenue(IFormCollection form) => form.Text("expectedRevenue") is not { } text ? 0 : Vnd.TryParse(text, out var sum, out var problem) ? sum : throw new Refused(problem!, "expectedRevenue");

    private static int Stars(IFormCollection form) => int.TryParse(form["priority"], out var stars) ? stars : 0;

    /// <summary>Said; the side closes, and the open page hears of the change by itself.</summary>
    internal static IResult Shown(OpportunityView opportunity, string said, HttpContext http)
    {
        if (!http.IsHtmx()) return Results.LocalRedirect($"/opportunities/{opportunity.Id}");
        http.Toast(said);
        if (http.IsOn($"/opportunities/{opportunity.Id}"))
        {
            http.Trigger("kq:close-side");
            return Results.NoContent();
        }
        http.Into("#side", "innerHTML");
        return Forms.Fragment<OpportunityPanel>(new { opportunity.Id });
    }

    private static async Task<IResult> After(OpportunityView opportunity, string said, OpportunityLoader loader, Actor actor, HttpContext http, CancellationToken ct)
    {
        if (!http.IsHtmx()) return Results.LocalRedirect($"/opportunities/{opportunity.Id}");
        http.Toast(said);
        var model = await loader.Load(opportunity.Id, actor, ct);
        return http.Request.Headers["HX-Target"] == "opportunity-beside" ? Forms.Fragment<OpportunityBeside>(new { Model = model }) : Forms.Fragment<OpportunityRecord>(new { Model = model });
    }
}

/// <summary>A product as it is offered.</summary>
public sealed record ServiceOffer(Guid Id, string Name)
{
    public static async Task<IReadOnlyList<ServiceOffer>> All(Database database, Actor actor, CancellationToken ct)
    {
        await using var db = database.Open(actor);
        return await db.Products.Where(p => p.Active).OrderBy(p => p.Name).Take(500).Select(p => new ServiceOffer(p.Id, p.Name)).ToListAsync(ct);
    }
}

/// <summary>A group of products, to be ticked.</summary>
public sealed record ServiceGroup(Guid Id, string Name)
{
    public static Task<List<ServiceGroup>> All(Db db) => db.ProductGroups.OrderBy(g => g.Name).Take(100).Select(g => new ServiceGroup(g.Id, g.Name)).ToListAsync();
}
