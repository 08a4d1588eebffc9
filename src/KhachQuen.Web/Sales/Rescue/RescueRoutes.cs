using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>The fragments and posts of the rescue list .</summary>
internal static class RescueRoutes
{
    private static readonly string[] Others = OrdersSight.ShipmentRights;

    public static void MapRescuePages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/shipments/rescue/rows", Rows).Needs(OrderPermissions.Read, Others);
        pages.MapGet("/shipments/rescue/rows/{id:guid}", Row).Needs(OrderPermissions.Read, Others);
        pages.MapPost("/shipments/rescue/fresh", Fresh).Needs(OrderPermissions.Read, Others);
        pages.MapGet("/counts/rescue", async (RescueTabs tabs, Actor actor, CancellationToken ct) => Forms.Fragment<TabCounts>(new { Counts = await tabs.Counts(actor, ct) })).Needs(OrderPermissions.Read, Others);
        pages.MapGet("/shipments/{id:guid}/rescue", Panel).Needs(OrderPermissions.Read, Others);
        pages.MapPost("/shipments/rescue", Save).Needs(OrderPermissions.Ship);
        pages.MapPost("/shipments/rescue/many", Many).Needs(OrderPermissions.Ship);
        pages.MapPost("/shipments/{id:guid}/rescue/undo/{operation:guid}", Undo).Needs(OrderPermissions.Ship);
    }

    private static RescueAsked Asked(HttpContext http) => new(http.Request.QueryString.Value);

    private static async Task<IResult> Rows(ListRescues rescues, PeopleNames names, Actor actor, HttpContext http, CancellationToken ct)
    {
        var asked = Asked(http);
        return Forms.Fragment<RescueGrid>(new { Rows = await RescueRow.Page(await rescues.Handle(asked.Filter, new(After: asked.After), actor, ct), names, ct), Asked = asked, RowsOnly = true });
    }

    /// <summary>What is no longer on the list keeps its place and says so.</summary>
    private static async Task<IResult> Row(Guid id, ListRescues rescues, PeopleNames names, Actor actor, HttpContext http, CancellationToken ct)
    {
        var asked = Asked(http);
        var found = await Seen(id, rescues, actor, ct);
        if (found is null || found.Cause is null != (asked.Filter.Later == true)) return Forms.Fragment<GoneRow>(new { Text = "rescue.gone" });
        return Forms.Fragment<RescueGrid>(new { Rows = new Page<RescueRow>([await RescueRow.Of(found, names, ct)], null), Asked = asked, RowsOnly = true });
    }

    private static async Task<RescueView?> Seen(Guid id, ListRescues rescues, Actor actor, CancellationToken ct)
    {
        try { return await rescues.One(id, actor, ct); }
        catch (KhachQuen.Platform.NotFound) { return null; }
    }

    private static async Task<IResult> Fresh(IFormCollection form, ListRescues rescues, Actor actor, HttpContext http, CancellationToken ct) =>
        Results.Text(string.Join(' ', await rescues.Among(form.Ids(ShipmentsNewToList.AtMost), Asked(http).Filter, actor, ct)));

    private static async Task<IResult> Panel(Guid id, ListRescues rescues, PeopleNames names, Actor actor, HttpContext http, CancellationToken ct) =>
        Forms.Fragment<RescuePanel>(new { Row = await rescues.One(id, actor, ct) is { } found ? await RescueRow.Of(found, names, ct) : null, Asked = Asked(http) });

    /// <summary>Kept, and on to the next of the list.</summary>
    private static async Task<IResult> Save(IFormCollection form, RescueShipments use, ListRescues rescues, WhenTyped typed, PeopleNames names, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var (ids, asked) = (form.Ids(ShipOrders.AtMost + 1), Asked(http));
        var input = new RescueInput { ReasonId = form.Id("reason") ?? Guid.Empty, SolutionId = form.Id("solution") ?? Guid.Empty, Note = form.Text("note"), AgainAt = await typed.Read(form.Text("when"), ct) };
        var done = await use.Handle(ids, input, actor, ct);
        if (done is { Done.Count: 0, Left: [var (_, why), ..] }) throw why;
        if (!http.IsHtmx()) return Results.LocalRedirect("/shipments/rescue?" + asked.Query);
        if (ids.Count > 1) return Forms.Fragment<ManyShown>(new { Title = texts["rescue.work"], Many = done });
        var next = await rescues.Next(ids[0], asked.Filter, actor, ct);
        var number = (await rescues.One(ids[0], actor, ct))?.Shipment.OrderNumber ?? "";
        return Forms.Fragment<RescuePanel>(new { Row = next is null ? null : await RescueRow.Of(next, names, ct), Asked = asked, Said = texts["rescue.saved", number], Undo = $"/shipments/{ids[0]}/rescue/undo/{done.Operation}" });
    }

    private static async Task<IResult> Many(IFormCollection form, ListRescues rescues, Actor actor, HttpContext http, CancellationToken ct)
    {
        var asked = Asked(http);
        IReadOnlyList<Guid> ids = form["all"] != "1" ? form.Ids(ShipOrders.AtMost + 1) : [.. (await rescues.Handle(asked.Filter, new(Limit: 500), actor, ct)).Items.Select(r => r.Shipment.Id)];
        Rule.Require(ids.Count is > 0 and <= ShipOrders.AtMost, "shipment.tooMany", "ids", ShipOrders.AtMost);
        return Forms.Fragment<RescuePanel>(new { Ids = ids, Asked = asked });
    }

    /// <summary>Taken back: the parcel it was about is open again.</summary>
    private static async Task<IResult> Undo(Guid id, Guid operation, UndoOperation use, ListRescues rescues, PeopleNames names, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        actor.Require(AccessPermissions.Undo);
        var back = (await use.Handle(operation, actor, ct)).Heaps is { Reversed: > 0 };
        var found = await rescues.One(id, actor, ct);
        return Forms.Fragment<RescuePanel>(new { Row = found is null ? null : await RescueRow.Of(found, names, ct), Asked = Asked(http), Said = texts[back ? "rescue.undone" : "rescue.notUndone", found?.Shipment.OrderNumber ?? ""] });
    }
}
