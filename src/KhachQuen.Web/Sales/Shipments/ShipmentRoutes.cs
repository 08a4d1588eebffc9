using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Sales;

/// <summary>The fragments and posts of the shipment list and of one shipment.</summary>
internal static class ShipmentRoutes
{
    private static readonly string[] Others = OrdersSight.ShipmentRights;

    public static void MapShipmentPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/shipments/rows", Rows).Needs(OrderPermissions.Read, Others);
        pages.MapGet("/shipments/rows/{id:guid}", Row).Needs(OrderPermissions.Read, Others);
        pages.MapPost("/shipments/fresh", Fresh).Needs(OrderPermissions.Read, Others);
        pages.MapGet("/counts/shipments", async (ShipmentTabs tabs, Actor actor, CancellationToken ct) => Forms.Fragment<TabCounts>(new { Counts = await tabs.Counts(actor, ct) })).Needs(OrderPermissions.Read, Others);
        pages.MapGet("/shipments/{id:guid}/panel", (Guid id) => Forms.Fragment<ShipmentPanel>(new { Id = id })).Needs(OrderPermissions.Read, Others);
        pages.MapGet("/shipments/{id:guid}/body", async (Guid id, ShipmentLoader loader, Actor actor, CancellationToken ct) => Forms.Fragment<ShipmentBody>(new { Model = await loader.Load(id, actor, ct) })).Needs(OrderPermissions.Read, Others);
        pages.MapPost("/shipments/{id:guid}/moves", Move).Needs(OrderPermissions.Ship);
        pages.MapPost("/shipments/{id:guid}/label", Label).Needs(OrderPermissions.Ship);
        pages.MapPost("/shipments/many", Many).Needs(OrderPermissions.Ship);
        pages.MapPost("/shipments/many/moves", MoveMany).Needs(OrderPermissions.Ship);
        pages.MapPost("/shipments/scan", Scan).Needs(OrderPermissions.Ship);
        pages.MapPost("/shipments/print", Print).Needs(OrderPermissions.Read, Others);
        pages.MapPost("/shipments/labels", async (IFormCollection form, ListShipments shipments, Actor actor, HttpContext http, CancellationToken ct) => http.GoTo(LabelsPage.PathOf(await Ticked(form, shipments, actor, http, LabelLoader.AtMost, ct)))).Needs(OrderPermissions.Read, Others);
    }

    private static async Task<IResult> Rows(ListShipments shipments, ShipmentRows read, ViewTabs views, Actor actor, HttpContext http, CancellationToken ct)
    {
        var asked = ShipmentAsked.Of(http.Request);
        var rows = await read.Page(await shipments.Handle(asked.Filter, new(asked.Sort, asked.After), actor, ct), actor, ct);
        return Forms.Fragment<ShipmentGrid>(new { Rows = rows, Asked = asked, View = await views.OpenOf("shipments", http.Request, actor, ct), RowsOnly = true });
    }

    private static async Task<IResult> Row(Guid id, ShowShipment show, ShipmentRows read, ViewTabs views, Actor actor, HttpContext http, CancellationToken ct)
    {
        try
        {
            var rows = await read.Page(new([await show.Handle(id, actor, ct)], null), actor, ct);
            return Forms.Fragment<ShipmentGrid>(new { Rows = rows, Asked = ShipmentAsked.Of(http.Request), View = await views.OpenOf("shipments", http.Request, actor, ct), RowsOnly = true });
        }
        catch (KhachQuen.Platform.NotFound) { return Forms.Fragment<GoneRow>(new { Text = "orders.gone" }); }
    }

    private static async Task<IResult> Fresh(long since, IFormCollection form, ShipmentsNewToList use, Actor actor, HttpContext http, CancellationToken ct)
    {
        return Results.Text(string.Join(' ', await use.Handle(ShipmentAsked.Of(http.Request).Filter, form.Ids(ShipmentsNewToList.AtMost), Posted.Moment(since), actor, ct)));
    }

    private static async Task<IResult> Move(Guid id, IFormCollection form, RecordShipmentEvent use, WhenTyped typed, ShipmentLoader loader, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var moved = await use.Handle(id, ShipmentForm.Read(form, await typed.Read(form.Text("when"), ct, WhenWay.Back)), actor, ct);
        return await Shown(id, texts["shipments.moved", moved.OrderNumber, texts.Of(moved.State)], loader, actor, http, ct);
    }

    private static async Task<IResult> Label(Guid id, IFormCollection form, EditShipment use, ShipmentLoader loader, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var saved = await use.Handle(id, form.Version(), new() { Carrier = form.Text("carrier") is { } carrier ? new(true, carrier) : default, Code = new(true, form.Text("code")), Fee = ShipmentForm.Sum(form, "fee") ?? 0 }, actor, ct);
        return await Shown(id, texts["shipments.labelled", saved.OrderNumber], loader, actor, http, ct);
    }

    private static async Task<IResult> Shown(Guid id, string said, ShipmentLoader loader, Actor actor, HttpContext http, CancellationToken ct)
    {
        if (!http.IsHtmx()) return Results.LocalRedirect($"/shipments/{id}");
        http.Toast(said);
        return Forms.Fragment<ShipmentBody>(new { Model = await loader.Load(id, actor, ct) });
    }

    /// <summary>Asks which step, having looked for how many each would be the next.</summary>
    private static async Task<IResult> Many(IFormCollection form, ListShipments shipments, Database database, Actor actor, HttpContext http, CancellationToken ct)
    {
        Guid[] ids = [.. await Ticked(form, shipments, actor, http, ShipOrders.AtMost, ct)];
        Rule.Require(ids.Length is > 0 and <= ShipOrders.AtMost, "shipment.tooMany", "ids", ShipOrders.AtMost);
        await using var db = database.Open(actor);
        var states = await db.Shipments.AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.Id) && s.ReconciledAt == null).Select(s => s.State).ToListAsync(ct);
        var steps = Steps(states, actor);
        Rule.Require(steps.Count > 0, "shipment.noStep", "ids");
        return Forms.Fragment<MovePanel>(new { Ids = (IReadOnlyList<Guid>)ids, Steps = (IReadOnlyList<(ShipmentState State, int Count)>)steps });
    }

    /// <summary>Which steps are the next of how many.</summary>
    private static List<(ShipmentState State, int Count)> Steps(IEnumerable<ShipmentState> states, Actor actor) =>
        [.. states.SelectMany(s => ShipmentMoves.Next(s, actor.May(KhachQuen.Access.AccessPermissions.BusinessRules))).GroupBy(s => s).Select(g => (g.Key, g.Count())).OrderByDescending(s => s.Item2).ThenBy(s => s.Key)];

    private static async Task<IResult> Scan(IFormCollection form, FindByCodes use, Actor actor, CancellationToken ct)
    {
        var coded = (await use.Handle(form["codes"].ToString(), actor, ct)).ToLookup(c => c.Shipment is not null);
        List<ShipmentView> found = [.. coded[true].Select(c => c.Shipment!).DistinctBy(s => s.Id)];
        return Forms.Fragment<ScanFound>(new { Found = (IReadOnlyList<ShipmentView>)found, Unknown = (IReadOnlyList<CodedShipment>)[.. coded[false]], Steps = (IReadOnlyList<(ShipmentState State, int Count)>)Steps(found.Where(s => s.ReconciledAt is null).Select(s => s.State), actor) });
    }

    private static async Task<IResult> MoveMany(IFormCollection form, MoveShipments use, T texts, Actor actor, CancellationToken ct) =>
        Forms.Fragment<ManyShown>(new { Title = texts["shipments.move"], Many = await use.Handle(form.Ids(ShipOrders.AtMost + 1), ShipmentForm.Read(form), actor, ct) });

    private static async Task<IResult> Print(IFormCollection form, ListShipments shipments, Actor actor, HttpContext http, CancellationToken ct)
    {
        var ids = await Ticked(form, shipments, actor, http, HandoverPage.AtMost, ct);
        return http.GoTo("/shipments/handover?ids=" + string.Join('.', ids.Take(HandoverPage.AtMost).Select(i => i.ToString("N"))));
    }

    private static async Task<IReadOnlyList<Guid>> Ticked(IFormCollection form, ListShipments shipments, Actor actor, HttpContext http, int atMost, CancellationToken ct) =>
        form["all"] != "1" ? form.Ids(atMost + 1) : [.. (await shipments.Handle(ShipmentAsked.Of(http.Request).Filter, new(Limit: atMost + 1), actor, ct)).Items.Select(s => s.Id)];
}
