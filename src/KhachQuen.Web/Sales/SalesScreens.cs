using KhachQuen.Sales;
using KhachQuen.Web.Contacts;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>Orders, cross-checks and shipments.</summary>
public sealed class SalesScreens : Screens
{
    public override IReadOnlyList<MenuItem> Menu =>
    [
        new("/opportunities", "menu.opportunities", "target-arrow", OpportunityPermissions.Read, "work", 26),
        new("/evidence", "menu.evidence", "paperclip", OpportunityPermissions.Read, "work", 27, "evidence"),
        new("/quotes", "menu.quotes", "file-invoice", OpportunityPermissions.Read, "work", 28),
        new(OpportunitySettingsForms.Pipeline, "opportunitySettings.title", "target-arrow", KhachQuen.Access.AccessPermissions.BusinessRules, "settings", 145),
        new("/orders", "menu.orders", "shopping-cart", OrderPermissions.Read, "work", 30) { OrAnyOf = OrdersSight.ShipmentRights },
        new("/cross-checks", "menu.checks", "checks", OrderPermissions.CrossCheck, "work", 40, "cross-checks"),
        new("/shipments", "menu.shipments", "truck-delivery", OrderPermissions.Read, "work", 50) { OrAnyOf = OrdersSight.ShipmentRights },
        new("/statements", "statements.title", "report-money", OrderPermissions.Reconcile, "work", 60),
        new(SalesSettingsForms.Selling, "salesSettings.title", "shopping-cart", KhachQuen.Access.AccessPermissions.BusinessRules, "settings", 146),
        new(RescueSettingsForms.Path, "rescueSettings.title", "lifebuoy", KhachQuen.Access.AccessPermissions.BusinessRules, "settings", 149),
        new("/settings/blacklist", "blacklist.title", "shield-x", KhachQuen.Access.AccessPermissions.BusinessRules, "settings", 148),
        new("/settings/carriers", "carriers.title", "broadcast", CarrierRights.Manage, "settings", 147) { OrAnyOf = [KhachQuen.Access.AccessPermissions.BusinessRules] },
    ];

    public override IReadOnlyList<PageItem> Pages => [new("/evidence/review", "evidence.reviewPage", "shield-check", OpportunityPermissions.Review), new("/shipments/handover", "handover.title", "printer", OrderPermissions.Read) { OrAnyOf = OrdersSight.ShipmentRights }, new("/shipments/scan", "scan.title", "barcode", OrderPermissions.Ship), new("/shipments/labels", "labels.print", "qrcode", OrderPermissions.Read) { OrAnyOf = OrdersSight.ShipmentRights }, new("/shipments/rescue", "rescue.title", "lifebuoy", OrderPermissions.Read) { OrAnyOf = OrdersSight.ShipmentRights }, new("/shipments/carrier-events", "carrierEvents.title", "broadcast", OrderPermissions.Ship)];

    public override void Add(IServiceCollection services) => services.AddSingleton<OrderForm>().AddSingleton<SalesSheets>().AddSingleton<OrderLoader>().AddSingleton<OrderEditing>().AddSingleton<OrderTabs>().AddSingleton<SlipLoader>().AddSingleton<CheckLoader>()
        .AddSingleton<ShipmentTabs>().AddSingleton<ShipmentRows>().AddSingleton<ShipmentLoader>().AddSingleton<LabelLoader>().AddSingleton<RescueTabs>().AddSingleton<IPaletteSource, OrderPalette>().AddSingleton(CustomerSlot.Of<CustomerOrders>(10)).AddSingleton<ICustomerCount, CustomerOrderCount>().AddSingleton<ICustomerCount, CustomerOpportunityCount>()
        .AddSingleton<OpportunityNames>().AddSingleton<OpportunityGroups>().AddSingleton<OpportunityLoader>().AddSingleton<OpportunityTabs>().AddSingleton<OpportunitySheets>().AddSingleton<IPaletteSource, OpportunityPalette>().AddSingleton(CustomerSlot.Of<CustomerOpportunities>(5))
        .AddSingleton<QuoteNames>().AddSingleton<QuoteLoader>().AddSingleton<QuoteTabs>().AddSingleton<QuoteSheets>().AddSingleton<IPaletteSource, QuotePalette>().AddSingleton<ICustomerCount, CustomerQuoteCount>()
        .AddSingleton<ICustomerCount, CustomerInvoiceCount>().AddSingleton(CustomerSlot.Of<CustomerInvoices>(20));

    public override void MapPages(RouteGroupBuilder pages)
    {
        pages.MapOpportunityPages();
        pages.MapOpportunitySettings();
        pages.MapOpportunityExport();
        pages.MapQuotePages();
        pages.MapQuoteExport();
        pages.MapInvoicePages();
        pages.MapOrderPages();
        pages.MapCheckPages();
        pages.MapShipmentPages();
        pages.MapRescuePages();
        pages.MapSalesSettings();
        pages.MapRescueSettings();
        pages.MapBlacklistPages();
        pages.MapCarrierPages();
        pages.MapStatementPages();
        pages.MapSalesExports();
    }

    public override void MapApi(RouteGroupBuilder api)
    {
        api.MapOpportunities();
        api.MapOpportunityExportApi();
        api.MapQuotes();
        api.MapInvoices();
        api.MapOrders();
        api.MapBlacklist();
        api.MapCrossChecks();
        api.MapShipments();
        api.MapRescues();
        api.MapCarriers();
        api.MapStatements();
        api.MapSalesExportsApi();
    }

    public override IReadOnlyList<StateLook> States =>
    [
        new("opportunity", "active", "blue", "target-arrow"), new("opportunity", "won", "green", "trophy"), new("opportunity", "lost", "grey", "ban"),
        new("quote", "draft", "grey", "pencil"), new("quote", "sent", "blue", "send"), new("quote", "accepted", "green", "circle-check"), new("quote", "declined", "grey", "ban"), new("quote", "expired", "amber", "clock"),
        new("order", "placed", "blue", "shopping-cart"), new("order", "crossChecking", "amber", "phone-check"), new("order", "confirmed", "blue", "circle-check"), new("order", "shipping", "blue", "truck-delivery"),
        new("order", "delivered", "green", "package"), new("order", "settled", "green", "cash"), new("order", "returned", "red", "arrow-back-up"), new("order", "cancelled", "grey", "ban"),
        new("shipment", "awaitingWaybill", "grey", "clock"), new("shipment", "shipNow", "blue", "send"), new("shipment", "postponed", "amber", "clock-pause"), new("shipment", "waybillCancelled", "grey", "ban"),
        new("shipment", "postingCancelled", "grey", "arrow-back-up"), new("shipment", "posted", "blue", "upload"), new("shipment", "picking", "blue", "package"), new("shipment", "pickFailed", "amber", "alert-triangle"),
        new("shipment", "picked", "blue", "package"), new("shipment", "delivering", "blue", "truck-delivery"), new("shipment", "deliveryFailed", "red", "alert-triangle"), new("shipment", "redeliveryRequested", "amber", "refresh"),
        new("shipment", "partiallyDelivered", "amber", "package"), new("shipment", "delivered", "green", "circle-check"), new("shipment", "paid", "green", "cash"), new("shipment", "returning", "red", "truck-return"),
        new("shipment", "returned", "red", "arrow-back-up"), new("shipment", "compensated", "amber", "cash"),
        new("rescueCause", "slow", "amber", "clock-pause"), new("rescueCause", "failed", "red", "alert-triangle"), new("rescueCause", "returning", "red", "truck-return"), new("rescueCause", "later", "grey", "clock"),
        new("cod", "notApplicable", "grey", "circle"), new("cod", "pending", "grey", "clock"), new("cod", "collected", "blue", "cash"), new("cod", "reconciled", "green", "checks"),
        new("cod", "paidToBank", "green", "building-bank"), new("cod", "disputed", "red", "alert-triangle"),
        new("carrierResult", "applied", "green", "circle-check"), new("carrierResult", "repeated", "grey", "repeat"), new("carrierResult", "late", "grey", "clock"), new("carrierResult", "unknownCode", "amber", "help-circle"),
        new("carrierResult", "unknownWaybill", "amber", "package"), new("carrierResult", "unreachable", "red", "alert-triangle"),
        new("statementResult", "matched", "green", "circle-check"), new("statementResult", "differs", "red", "alert-triangle"), new("statementResult", "unknown", "amber", "help-circle"), new("statementResult", "alreadyReconciled", "grey", "checks"),
        new("statementResult", "notDelivered", "amber", "truck-delivery"), new("statementResult", "repeated", "grey", "repeat"), new("statementResult", "unreadable", "amber", "file-alert"),
        new("statementDecision", "open", "grey", "clock"), new("statementDecision", "settled", "green", "cash"), new("statementDecision", "disputed", "red", "alert-triangle"),
        new("crossCheckResult", "orderOk", "green", "circle-check"), new("crossCheckResult", "notReached", "amber", "phone-x"), new("crossCheckResult", "callbackRequested", "amber", "clock"),
        new("crossCheckResult", "thinkingItOver", "amber", "messages"), new("crossCheckResult", "cancelled", "grey", "ban"),
    ];

    public override IReadOnlyDictionary<string, string> TimelineIcons => new Dictionary<string, string> { ["opportunity"] = "target-arrow", ["opportunity.won"] = "trophy", ["opportunity.lost"] = "ban", ["opportunity.proved"] = "paperclip", ["opportunity.warned"] = "alert-triangle", ["opportunity.evidenceValid"] = "shield-check", ["opportunity.reopened"] = "refresh", ["opportunity.moved"] = "arrow-right", ["opportunity.edited"] = "pencil", ["customerInvoice"] = "receipt", ["quote"] = "file-invoice", ["quote.sent"] = "send", ["quote.accepted"] = "circle-check", ["quote.declined"] = "ban", ["quote.edited"] = "pencil", ["order"] = "shopping-cart", ["order.crossChecked"] = "phone-check", ["order.checkAgain"] = "phone-check", ["order.confirmed"] = "circle-check", ["order.cancelled"] = "ban", ["order.withdrawn"] = "arrow-back-up",
        ["order.edited"] = "pencil", ["order.corrected"] = "pencil", ["order.correctionsTurnedDown"] = "pencil", ["order.posted"] = "upload", ["order.postingCancelled"] = "arrow-back-up", ["order.delivered"] = "package",
        ["order.partReturned"] = "arrow-back-up", ["order.returned"] = "arrow-back-up", ["order.settled"] = "cash", ["shipment"] = "truck-delivery", ["shipment.rescued"] = "lifebuoy", ["shipment.reconciled"] = "cash", ["shipment.disputed"] = "alert-triangle",
    };
}
