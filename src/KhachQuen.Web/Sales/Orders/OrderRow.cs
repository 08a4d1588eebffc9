using System.Globalization;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>An order as a line of a list: over the shoulder no whole number is shown, whoever looks.</summary>
public sealed record OrderRow(OrderView Order, string Phone, string Goods, string Province, string? Owner)
{
    public static async Task<Page<OrderRow>> Page(Page<OrderView> orders, PeopleNames names, CancellationToken ct = default)
    {
        var known = await names.Known(ct);
        return orders.Map(o => new OrderRow(o, PhoneShown.Masked(o.ShippingAddress.Phone!), GoodsOf(o), Provinces.ByCodeOrNull(o.ShippingAddress.ProvinceCode)?.Name ?? "–", known.Person(o.OwnerId)));
    }

    /// <summary>"2 × Viên khớp, 1 × Trà"</summary>
    public static string GoodsOf(OrderView order) => string.Join(", ", order.Lines.Where(l => l.ReturnOf is null).Select(l => $"{Amount(l.Quantity)} × {l.Name}"));

    /// <summary>2, 1,5</summary>
    public static string Amount(decimal quantity) => quantity.ToString("0.###", Comma);

    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = "," };
}
