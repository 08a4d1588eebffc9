using KhachQuen.Web.Contacts;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>Orders, cross-checks and shipments.</summary>
public sealed class SalesScreens : Screens
{
    public override void Add(IServiceCollection services) => services.AddSingleton(CustomerSlot.Of<CustomerOrders>(10));

    public override void MapApi(RouteGroupBuilder api)
    {
        api.MapOrders();
        api.MapCrossChecks();
        api.MapShipments();
    }

    public override IReadOnlyList<StateLook> States =>
    [
        new("order", "placed", "blue", "shopping-cart"), new("order", "crossChecking", "amber", "phone-check"), new("order", "confirmed", "blue", "circle-check"), new("order", "shipping", "blue", "truck-delivery"),
        new("order", "delivered", "green", "package"), new("order", "settled", "green", "cash"), new("order", "returned", "red", "arrow-back-up"), new("order", "cancelled", "grey", "ban"),
        new("shipment", "awaitingWaybill", "grey", "clock"), new("shipment", "shipNow", "blue", "send"), new("shipment", "postponed", "amber", "clock-pause"), new("shipment", "waybillCancelled", "grey", "ban"),
        new("shipment", "postingCancelled", "grey", "arrow-back-up"), new("shipment", "posted", "blue", "upload"), new("shipment", "picking", "blue", "package"), new("shipment", "pickFailed", "amber", "alert-triangle"),
        new("shipment", "picked", "blue", "package"), new("shipment", "delivering", "blue", "truck-delivery"), new("shipment", "deliveryFailed", "red", "alert-triangle"), new("shipment", "redeliveryRequested", "amber", "refresh"),
        new("shipment", "partiallyDelivered", "amber", "package"), new("shipment", "delivered", "green", "circle-check"), new("shipment", "paid", "green", "cash"), new("shipment", "returning", "red", "truck-return"),
        new("shipment", "returned", "red", "arrow-back-up"), new("shipment", "compensated", "amber", "cash"),
    ];

    public override IReadOnlyDictionary<string, string> TimelineIcons => new Dictionary<string, string> { ["order"] = "shopping-cart", ["shipment"] = "truck-delivery" };
}
