using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>What the address of the order list asks for.</summary>
public sealed record OrderAsked : ListAsked
{
    public required OrderFilter Filter { get; init; }
    public string? Sort => this["sort"] is { } sort && ListOrders.Sorting.Names.Contains(sort.TrimStart('-')) ? sort : null;

    /// <summary>More is asked than a state: an empty answer may be the filter's doing.</summary>
    public bool IsNarrow => Given.Keys.Any(k => k is not ("state" or "sort" or "after" or "open" or "view" or "since"));

    public static OrderAsked Of(HttpRequest request) => Of(request.QueryString.Value);

    public static OrderAsked Of(string? query)
    {
        var asked = new OrderAsked { Given = Parts(query), Filter = new() };
        return asked with { Filter = asked.Read() };
    }

    private OrderFilter Read() => new()
    {
        State = Enum<OrderState>("state"), Q = this["q"], OwnerId = Id("ownerId"), TeamId = Id("teamId"), ProvinceCode = this["provinceCode"], CustomerId = Id("customerId"), LeadId = Id("leadId"), CheckerId = Id("checkerId"),
        From = Day("from"), To = Day("to"),
    };
}
