using KhachQuen.Platform;
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

    /// <summary>What numbers of reports ask: no field of the bar, but it stays when another is changed.</summary>
    public static readonly IReadOnlyList<string> OfReports = ["heap", "source", "productId", "hour", "reach"];

    private OrderFilter Read() => new()
    {
        State = Enum<OrderState>("state"), Q = this["q"], OwnerId = Id("ownerId"), TeamId = Id("teamId"), ProvinceCode = this["provinceCode"], CustomerId = Id("customerId"), LeadId = Id("leadId"), CheckerId = Id("checkerId"),
        From = Day("from"), To = Day("to"), WithoutOwner = this["ownerId"] == "none" ? true : null, WithoutTeam = this["teamId"] == "none" ? true : null,
        Heap = Enum<OrderHeap>("heap") is { } heap ? new Named<OrderHeap>(heap) : null, Source = this["source"] is "none" ? null : this["source"], WithoutLead = this["source"] == "none" ? true : null, ProductId = Id("productId"),
        Hour = int.TryParse(this["hour"], out var hour) && hour is >= 0 and < 24 ? hour : null, Reported = this["reach"] == "reports" ? true : null,
    };
}
