using System.Collections.Frozen;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;

namespace KhachQuen.Tests.Sales;

/// <summary>Orders and people for rules that need no database.</summary>
internal static class Made
{
    public static readonly DateTime Monday = new(2026, 3, 2, 3, 0, 0, DateTimeKind.Utc);
    public static readonly Guid HaNoi1 = Guid.CreateVersion7();
    public static readonly Actor Lan = Person("lan", HaNoi1, "orders.read=o orders.create=o orders.crossCheck=t"), Minh = Person("minh", HaNoi1, "orders.read=o orders.create=o orders.crossCheck=t");
    public static readonly Actor Tuan = Person("tuan", HaNoi1, "orders.read=T orders.create=T orders.crossCheck=T"), Reception = Person("reception1", null, "orders.read=A orders.create=A");
    public static readonly Actor Shipping = Person("shipping1", null, "orders.ship=A orders.readConfirmed=A");

    public static Order Order(bool checkedFirst = false, OrderTerms? terms = null, CareStart care = CareStart.Purchase) =>
        KhachQuen.Sales.Order.Place("DH-260302-0001", new(Guid.CreateVersion7(), null, Lan.Id, HaNoi1), terms ?? Terms(Line(100_000)), checkedFirst ? new CheckDuty(Minh.Id, new(2026, 3, 2)) : null, care, Monday);

    public static OrderTerms Terms(params PricedLine[] lines) => new()
    {
        Lines = lines, Address = new("Bà Hoa", "+84912345678", "Số 1 Hàng Bạc", null, "01"), PurchasedOn = new(2026, 3, 2),
    };

    public static PricedLine Line(long price, decimal quantity = 1, long discount = 0, int careIntervalDays = 0, decimal vat = 8, bool included = true)
    {
        var milli = Pricing.Milli(quantity);
        var (amount, tax) = Pricing.Of(milli, price, discount, vat, included);
        return new(Guid.CreateVersion7(), "SP", "Sản phẩm", "hộp", milli, price, discount, vat, careIntervalDays, amount, tax);
    }

    public static Customer Buyer() => Customer.Meet("Bà Hoa", PhoneNumber.Parse("0912345678"), null, Lan.Id, HaNoi1, Monday);

    /// <summary>An order brought to a state by its own moves.</summary>
    public static Order At(OrderState state)
    {
        var order = Order(checkedFirst: state == OrderState.CrossChecking);
        if (state == OrderState.Cancelled) order.Cancel("khách đổi ý", Monday);
        if (state is OrderState.Placed or OrderState.CrossChecking or OrderState.Cancelled) return order;
        order.Confirm(Monday);
        if (state >= OrderState.Shipping) order.Post(Monday);
        if (state is OrderState.Delivered or OrderState.Settled) order.Deliver(Monday);
        if (state == OrderState.Settled) order.Settle(null, Monday);
        if (state == OrderState.Returned) order.Return(null, Monday);
        return order;
    }

    public static string Refusal(Action act) => Assert.Throws<Refused>(act).Code;

    private static Actor Person(string name, Guid? team, string rights) => new()
    {
        Id = Guid.CreateVersion7(), UserName = name, Name = name, TeamId = team, Teams = team is { } t ? [t] : [],
        Rights = rights.Split(' ').Select(r => r.Split('=')).ToFrozenDictionary(r => r[0], r => r[1] switch { "o" => Scope.Own, "t" => Scope.Team, "T" => Scope.TeamAndBelow, _ => Scope.All }),
    };
}
