using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>What the address of the shipment list asks for.</summary>
public sealed record ShipmentAsked : ListAsked
{
    public ShipmentAsked(string? query = null) : base(query) => Filter = Read();

    public ShipmentFilter Filter { get; }
    public string? Sort => SortOf(ListShipments.Sorting.Names);
    public bool IsNarrow => MoreThan("folder");

    public static ShipmentAsked Of(HttpRequest request) => new(request.QueryString.Value);

    private ShipmentFilter Read() => new()
    {
        Folder = Enum<ShipmentFolder>("folder"), State = Enum<ShipmentState>("state"), CodState = Enum<CodState>("codState"), OwnerId = Id("ownerId"), OrderId = Id("orderId"), Q = this["q"],
        Rescue = Enum<RescueEnd>("rescue"), RescueReasonId = Id("rescueReasonId"), RescueFrom = Day("rescueFrom"),
        Reconciled = this["reconciled"] switch { "yes" => true, "no" => false, _ => null },
    };
}
