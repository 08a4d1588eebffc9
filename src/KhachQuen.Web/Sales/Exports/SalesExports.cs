using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>Orders, shipments, statements, carriers' messages and the blacklist on their way out. A list with a right of its own asks for both: what is said twice of a route must both be there.</summary>
internal static class SalesExports
{
    public static void MapSalesExports(this RouteGroupBuilder all)
    {
        var pages = all.MapGroup("").Needs(OrderPermissions.Export);
        pages.MapGet("/orders/export", (SalesSheets sheets, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) =>
            OrderAsked.Of(http.Request) is var list ? exporter.Send(sheets.Orders(list.Filter), asked with { Sort = list.Sort }, http) : null!);
        pages.MapGet("/shipments/export", (SalesSheets sheets, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) =>
            ShipmentAsked.Of(http.Request) is var list ? exporter.Send(sheets.Shipments(list.Filter), asked with { Sort = list.Sort }, http) : null!);
        pages.MapGet("/shipments/rescue/export", (SalesSheets sheets, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) => exporter.Send(sheets.Rescues(new RescueAsked(http.Request.QueryString.Value).Filter), asked with { Sort = null }, http));
        pages.MapGet("/shipments/carrier-events/export", (SalesSheets sheets, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) => exporter.Send(sheets.CarrierMessages(new CarrierAsked(http.Request.QueryString.Value).Filter), asked, http)).Needs(OrderPermissions.Ship);
        pages.MapGet("/statements/export", (SalesSheets sheets, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) => exporter.Send(sheets.Statements(), asked, http)).Needs(OrderPermissions.Reconcile);
        pages.MapGet("/statements/{id:guid}/export", (Guid id, SalesSheets sheets, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) =>
            exporter.Send(sheets.StatementLines(id, new StatementAsked(http.Request.QueryString.Value).Filter), asked with { Sort = null }, http)).Needs(OrderPermissions.Reconcile);
        pages.MapGet("/settings/blacklist/export", (string? phone, SalesSheets sheets, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) => exporter.Send(sheets.Blacklist(phone), asked, http)).Needs(AccessPermissions.BusinessRules);
    }

    public static void MapSalesExportsApi(this RouteGroupBuilder all)
    {
        var api = all.MapGroup("").WithTags("Exports").Needs(OrderPermissions.Export);
        api.MapGet("/orders/export", ([AsParameters] OrderFilter filter, [AsParameters] ExportArguments asked, SalesSheets sheets, Exporter exporter, HttpContext http) => exporter.Send(sheets.Orders(filter), asked, http)).IsExport("Orders the caller may see and export");
        api.MapGet("/shipments/export", ([AsParameters] ShipmentFilter filter, [AsParameters] ExportArguments asked, SalesSheets sheets, Exporter exporter, HttpContext http) => exporter.Send(sheets.Shipments(filter), asked, http)).IsExport("Shipments the caller may see and export");
        api.MapGet("/shipments/rescue/export", ([AsParameters] RescueFilter filter, [AsParameters] ExportArguments asked, SalesSheets sheets, Exporter exporter, HttpContext http) => exporter.Send(sheets.Rescues(filter), asked, http)).IsExport("Parcels that need somebody");
        api.MapGet("/carrier-events/export", ([AsParameters] CarrierMessageFilter filter, [AsParameters] ExportArguments asked, SalesSheets sheets, Exporter exporter, HttpContext http) => exporter.Send(sheets.CarrierMessages(filter), asked, http)).Needs(OrderPermissions.Ship).IsExport("What carriers told");
        api.MapGet("/carrier-statements/export", ([AsParameters] ExportArguments asked, SalesSheets sheets, Exporter exporter, HttpContext http) => exporter.Send(sheets.Statements(), asked, http)).Needs(OrderPermissions.Reconcile).IsExport("Carriers' statements with their numbers");
        api.MapGet("/carrier-statements/{id:guid}/lines/export", (Guid id, [AsParameters] StatementLineFilter filter, [AsParameters] ExportArguments asked, SalesSheets sheets, Exporter exporter, HttpContext http) => exporter.Send(sheets.StatementLines(id, filter), asked, http)).Needs(OrderPermissions.Reconcile).IsExport("A statement's lines");
        api.MapGet("/blacklist/export", (string? phone, [AsParameters] ExportArguments asked, SalesSheets sheets, Exporter exporter, HttpContext http) => exporter.Send(sheets.Blacklist(phone), asked, http)).Needs(AccessPermissions.BusinessRules).IsExport("Numbers to be careful with");
    }
}

/// <summary>The columns of the module's lists as files.</summary>
public sealed class SalesSheets(ListOrders orders, ListShipments shipments, ShipmentRows rows, ListStatements statements, ListStatementLines lines, ListCarrierMessages messages, ListRescues rescues, ListBlacklist blacklist, PeopleNames names, T texts)
{
    public ListExport<OrderRow> Orders(OrderFilter filter) => new("orders", "order", OrderPermissions.Export,
    [
        new("number", "orders.number", r => r.Order.Number), new("state", "orders.state", r => texts.Of(r.Order.State)), new("recipient", "orders.recipient", r => r.Order.ShippingAddress.Recipient), new("phone", "leads.phone", r => r.Order.ShippingAddress.Phone),
        new("address", "export.address", r => r.Order.ShippingAddress.Line), new("province", "orders.province", r => r.Province), new("goods", "orders.goods", r => r.Goods), new("discount", "export.discount", r => r.Order.DiscountTotal),
        new("shippingFee", "export.shippingFee", r => r.Order.ShippingFee), new("total", "orders.total", r => r.Order.Total), new("deposit", "export.deposit", r => r.Order.Deposit), new("cod", "orders.cod", r => r.Order.CodAmount),
        new("returned", "export.returned", r => r.Order.ReturnedTotal), new("owner", "orders.owner", r => r.Owner), new("note", "leads.note", r => r.Order.Note), new("reason", "orders.reason", r => r.Order.CancelReason),
        new("wantedOn", "order.wantedOn", r => r.Order.WantedOn), new("created", "orders.created", r => CompanyTime.Local(r.Order.CreatedAt)), new("updated", "orders.updated", r => CompanyTime.Local(r.Order.UpdatedAt)), new("id", "export.id", r => r.Order.Id.ToString()),
    ], async (page, actor, ct) => await OrderRow.Page(await orders.Handle(filter, page, actor, ct), names, ct)) { Read = OrderPermissions.Read, Beside = OrdersSight.Rights };

    public ListExport<ShipmentRow> Shipments(ShipmentFilter filter) => new("shipments", "shipment", OrderPermissions.Export,
    [
        new("code", "shipments.code", r => r.Shipment.Code), new("order", "shipments.order", r => r.Shipment.OrderNumber), new("carrier", "carrierEvents.carrier", r => texts["carrier." + r.Shipment.Carrier]), new("state", "orders.state", r => texts.Of(r.Shipment.State)),
        new("recipient", "orders.recipient", r => r.Recipient), new("province", "orders.province", r => r.Province), new("cod", "orders.cod", r => r.Shipment.CodAmount), new("codState", "shipments.codState", r => texts["state.cod." + new Named<CodState>(r.Shipment.CodState)]),
        new("fee", "statements.fee", r => r.Shipment.Fee), new("owner", "orders.owner", r => r.Owner), new("lastEventAt", "export.lastEvent", r => CompanyTime.Local(r.Shipment.LastEventAt)), new("created", "orders.created", r => CompanyTime.Local(r.Shipment.CreatedAt)),
        new("id", "export.id", r => r.Shipment.Id.ToString()),
    ], async (page, actor, ct) => await rows.Page(await shipments.Handle(filter, page, actor, ct), actor, ct)) { Read = OrderPermissions.Read, Beside = OrdersSight.Rights };

    public ListExport<RescueRow> Rescues(RescueFilter filter) => new("rescue", "shipment", OrderPermissions.Export,
    [
        new("code", "shipments.code", r => r.Shipment.Code), new("order", "shipments.order", r => r.Shipment.OrderNumber), new("carrier", "carrierEvents.carrier", r => texts["carrier." + r.Shipment.Carrier]), new("why", "rescue.why", r => r.Why(texts)),
        new("silentSince", "rescue.silentSince", r => CompanyTime.Local(r.Rescue.SilentSince)), new("word", "rescue.lastWord", r => r.Rescue.LastWord), new("tries", "rescue.tries", r => (long)r.Rescue.FailedTries), new("recipient", "orders.recipient", r => r.Rescue.Recipient),
        new("phone", "leads.phone", r => r.Rescue.Phone), new("province", "orders.province", r => r.Rescue.Province), new("cod", "orders.cod", r => r.Shipment.CodAmount), new("owner", "orders.owner", r => r.Owner), new("reason", "rescue.reason", r => r.Rescue.Reason),
        new("solution", "rescue.solution", r => r.Rescue.Solution), new("note", "leads.note", r => r.Rescue.Note), new("again", "rescue.again", r => r.Rescue.AgainAt is { } again ? CompanyTime.Local(again) : null), new("id", "export.id", r => r.Shipment.Id.ToString()),
    ], async (page, actor, ct) => await RescueRow.Page(await rescues.Handle(filter, page, actor, ct), names, ct)) { Read = OrderPermissions.Read, Beside = OrdersSight.Rights };

    public ListExport<StatementView> Statements() => new("statements", "statement", OrderPermissions.Export,
    [
        new("file", "import.list.file", s => s.FileName), new("carrier", "carrierEvents.carrier", s => s.Carrier is { } carrier ? texts["carrier." + carrier] : null), new("lines", "statements.lines", s => s.Lines), new("cod", "statements.cod", s => s.Cod),
        new("fee", "statements.fee", s => s.Fee), new("matched", "state.statementResult.matched", s => s.Matched), new("differs", "state.statementResult.differs", s => s.Differs), new("settled", "state.statementDecision.settled", s => s.Settled),
        new("created", "orders.created", s => CompanyTime.Local(s.CreatedAt)),
    ], (page, actor, ct) => statements.Handle(page, actor, ct));

    public ListExport<StatementLineView> StatementLines(Guid statement, StatementLineFilter filter) => new("statement-lines", "statementLine", OrderPermissions.Export,
    [
        new("line", "import.line", l => l.Line), new("waybill", "shipments.code", l => l.Waybill), new("order", "shipments.order", l => l.OrderNumber), new("cod", "statements.cod", l => l.Cod), new("expected", "statements.expected", l => l.ExpectedCod),
        new("difference", "statements.off", l => l.Difference), new("fee", "statements.fee", l => l.Fee), new("feeDifference", "statements.feeOff", l => l.FeeDifference), new("result", "statements.what", l => texts.Of(l.Result)),
        new("decision", "statements.decision", l => texts.Of(l.Decision)), new("reason", "orders.reason", l => l.Reason),
    ], (page, actor, ct) => lines.Handle(statement, filter, page, actor, ct));

    public ListExport<CarrierMessageView> CarrierMessages(CarrierMessageFilter filter) => new("carrier-events", "carrierMessage", OrderPermissions.Export,
    [
        new("waybill", "shipments.code", m => m.Waybill), new("order", "shipments.order", m => m.OrderNumber), new("carrier", "carrierEvents.carrier", m => texts["carrier." + m.Carrier]), new("said", "carrierEvents.said", m => m.RawName ?? m.RawCode),
        new("state", "carrierEvents.state", m => m.State is { } state ? texts.Of(state) : null), new("result", "carrierEvents.result", m => texts.Of(m.Result)), new("at", "carrierEvents.at", m => CompanyTime.Local(m.At)), new("heard", "carrierEvents.heard", m => CompanyTime.Local(m.HeardAt)),
    ], (page, actor, ct) => messages.Handle(filter, page, actor, ct));

    public ListExport<BlacklistView> Blacklist(string? phone) => new("blacklist", "blacklistEntry", OrderPermissions.Export,
        [new("phone", "leads.phone", e => e.Phone), new("reason", "blacklist.reason", e => e.Reason), new("since", "blacklist.since", e => CompanyTime.Local(e.CreatedAt))], (page, actor, ct) => blacklist.Handle(phone, page, actor, ct));
}
