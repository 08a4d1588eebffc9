using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>The filters of the order list, each a named field (T-24).</summary>
public sealed partial record OrderFilter
{
    public Named<OrderState>? State { get; init; }
    public Guid? OwnerId { get; init; }
    /// <summary>The team whose sale it is, without those below it.</summary>
    public Guid? TeamId { get; init; }
    public Guid? CustomerId { get; init; }
    public Guid? LeadId { get; init; }
    public Guid? CheckerId { get; init; }
    public string? ProvinceCode { get; init; }
    /// <summary>Days of the company on which the order was placed, both inclusive.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    /// <summary>A number or part of it, a recipient's name without accents, a buyer's or recipient's phone.</summary>
    public string? Q { get; init; }
    public DateTime? UpdatedSince { get; init; }

    public IQueryable<Order> On(Db db, IQueryable<Order> orders)
    {
        if (State is { Value: var state }) orders = orders.Where(o => o.State == state);
        if (OwnerId is { } owner) orders = orders.Where(o => o.OwnerId == owner);
        if (TeamId is { } team) orders = orders.Where(o => o.TeamId == team);
        if (CustomerId is { } customer) orders = orders.Where(o => o.CustomerId == customer);
        if (LeadId is { } lead) orders = orders.Where(o => o.LeadId == lead);
        if (CheckerId is { } checker) orders = orders.Where(o => o.CheckerId == checker);
        if (ProvinceCode is { } province) orders = orders.Where(o => o.ProvinceCode == province);
        if (From is { } from && CompanyTime.StartOf(from) is var begin) orders = orders.Where(o => o.CreatedAt >= begin);
        if (To is { } to && CompanyTime.StartOf(to.AddDays(1)) is var end) orders = orders.Where(o => o.CreatedAt < end);
        if (UpdatedSince is { } since) orders = orders.Where(o => o.UpdatedAt >= since);
        orders = ByReport(db, orders);
        return Q is { Length: > 0 } q ? OrderSearch.On(db, orders, q) : orders;
    }
}

/// <summary>How what a person types finds an order .</summary>
public static class OrderSearch
{
    public static IQueryable<Order> On(Db db, IQueryable<Order> orders, string typed)
    {
        var isNumber = typed.Trim().Split('-') is [.., { Length: 6 } day, { Length: >= 4 } count] && day.All(char.IsAsciiDigit) && count.All(char.IsAsciiDigit);
        if (!isNumber && !typed.Any(char.IsLetter) && PhoneNumber.TryParse(typed, out var phone, out _)) return ByPhone(db, orders, phone.E164);
        var folded = Folding.Fold(typed);
        return folded.Length == 0 ? orders : db.Dialect.WhereContains(db, orders, o => o.Folded, folded);
    }

    /// <summary>By the whole number, so that it serves who sees it masked too .</summary>
    private static IQueryable<Order> ByPhone(Db db, IQueryable<Order> orders, string e164)
    {
        var buyers = db.Rows<CustomerPhone>().Where(p => p.E164 == e164).Select(p => p.CustomerId);
        return orders.Where(o => o.Phone == e164 || buyers.Contains(o.CustomerId));
    }
}
