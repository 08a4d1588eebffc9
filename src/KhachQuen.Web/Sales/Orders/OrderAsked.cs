using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>What the address of the order list asks for.</summary>
public sealed record OrderAsked : ListAsked
{
    public OrderAsked(string? query = null) : base(query) => Filter = Read();

    public OrderFilter Filter { get; }
    public string? Sort => SortOf(ListOrders.Sorting.Names);
    public bool IsNarrow => MoreThan("state");

    public static OrderAsked Of(HttpRequest request) => new(request.QueryString.Value);

    private OrderFilter Read() => new()
    {
        State = Enum<OrderState>("state"), Q = this["q"], OwnerId = Id("ownerId"), TeamId = Id("teamId"), ProvinceCode = this["provinceCode"], CustomerId = Id("customerId"), LeadId = Id("leadId"), CheckerId = Id("checkerId"),
        From = Day("from"), To = Day("to"),
    };
}
