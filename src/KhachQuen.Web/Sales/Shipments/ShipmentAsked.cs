using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>What the address of the shipment list asks for.</summary>
public sealed record ShipmentAsked : ListAsked
{
    public required ShipmentFilter Filter { get; init; }
    public string? Sort => this["sort"] is { } sort && ListShipments.Sorting.Names.Contains(sort.TrimStart('-')) ? sort : null;
    public bool IsNarrow => Given.Keys.Any(k => k is not ("folder" or "sort" or "after" or "open" or "view" or "since"));

    public static ShipmentAsked Of(HttpRequest request) => Of(request.QueryString.Value);

    public static ShipmentAsked Of(string? query)
    {
        var asked = new ShipmentAsked { Given = Parts(query), Filter = new() };
        return asked with { Filter = asked.Read() };
    }

    private ShipmentFilter Read() => new()
    {
        Folder = Enum<ShipmentFolder>("folder"), State = Enum<ShipmentState>("state"), CodState = Enum<CodState>("codState"), OwnerId = Id("ownerId"), OrderId = Id("orderId"), Q = this["q"],
        Reconciled = this["reconciled"] switch { "yes" => true, "no" => false, _ => null },
    };
}
