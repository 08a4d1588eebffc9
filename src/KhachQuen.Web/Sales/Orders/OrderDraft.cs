using System.Globalization;
using System.Text.Json;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>A product as the order form offers it.</summary>
public sealed record ProductOffer(Guid Id, string Name, long Price);

/// <summary>A line of goods as it stands in the form.</summary>
public sealed record DraftLine(Guid? ProductId, string Quantity = "1", string? Discount = null);

/// <summary>What stands in the order form, as text: the lead's to begin with, an order's to be edited, or what was typed when it is shown again.</summary>
public sealed record OrderDraft
{
    public IReadOnlyList<DraftLine> Lines { get; init; } = [new(null)];
    public string? Recipient { get; init; }
    public string? Phone { get; init; }
    public string? Line { get; init; }
    public string? ProvinceCode { get; init; }
    public string? Ward { get; init; }
    public string? WantedOn { get; init; }
    public string? ShippingFee { get; init; }
    public string? Deposit { get; init; }
    /// <summary>Null: all that is still to be paid.</summary>
    public string? CodAmount { get; init; }
    public string? ShipperNote { get; init; }

    /// <summary>Something of the second half is filled in: it is shown open.</summary>
    public bool HasMore => new[] { Phone, WantedOn, ShippingFee, Deposit, CodAmount, ShipperNote }.Any(v => !string.IsNullOrEmpty(v));

    /// <summary>An order as it stands. A number the person may not see whole is left out: an empty field keeps it.</summary>
    public static OrderDraft Of(OrderView order, string? ward) => new()
    {
        Lines = [.. order.Lines.Where(l => l.ReturnOf is null).Select(l => new DraftLine(l.ProductId, l.Quantity.ToString("0.###", Comma), l.Discount == 0 ? null : Shown.Number(l.Discount)))],
        Recipient = order.ShippingAddress.Recipient, Phone = PhoneShown.IsWhole(order.ShippingAddress.Phone!) ? PhoneShown.Whole(order.ShippingAddress.Phone!) : null, Line = order.ShippingAddress.Line,
        ProvinceCode = order.ShippingAddress.ProvinceCode, Ward = ward, WantedOn = order.WantedOn is { } day ? Shown.Day(day) : null, ShippingFee = Sum(order.ShippingFee), Deposit = Sum(order.Deposit),
        CodAmount = order.CodAmount == order.Total - order.Deposit ? null : Shown.Number(order.CodAmount), ShipperNote = order.Note,
    };

    /// <summary>What was typed.</summary>
    public static OrderDraft Of(IFormCollection form) => new()
    {
        Lines = [.. form["productId"].Select((id, i) => new DraftLine(Guid.TryParse(id, out var product) ? product : null, form["quantity"].ElementAtOrDefault(i) ?? "", form["discount"].ElementAtOrDefault(i)))],
        Recipient = form["recipient"], Phone = form["phone"], Line = form["line"], ProvinceCode = form["provinceCode"], Ward = form["ward"], WantedOn = form["wantedOn"],
        ShippingFee = form["shippingFee"], Deposit = form["deposit"], CodAmount = form["codAmount"], ShipperNote = form["shipperNote"],
    };

    /// <summary>As it stood when the form was opened; null where the form does not say.</summary>
    public static OrderDraft? Was(IFormCollection form)
    {
        try { return form.Text("was") is { } was ? JsonSerializer.Deserialize<OrderDraft>(was) : null; }
        catch (JsonException) { return null; }
    }

    /// <summary>What was typed, laid over what somebody else saved meanwhile: a field that was not touched takes theirs (X-27).</summary>
    /// <param name="was">As it stood when the form was opened.</param>
    /// <param name="now">As it stands now.</param>
    public OrderDraft Over(OrderDraft was, OrderDraft now)
    {
        static string? Pick(string? typed, string? was, string? now) => (typed ?? "") == (was ?? "") ? now : typed;
        static IEnumerable<(Guid?, string, string)> Plain(IReadOnlyList<DraftLine> lines) => lines.Select(l => (l.ProductId, l.Quantity, l.Discount ?? ""));
        return new()
        {
            Lines = Plain(Lines).SequenceEqual(Plain(was.Lines)) ? now.Lines : Lines, Recipient = Pick(Recipient, was.Recipient, now.Recipient), Phone = Pick(Phone, was.Phone, now.Phone), Line = Pick(Line, was.Line, now.Line),
            ProvinceCode = Pick(ProvinceCode, was.ProvinceCode, now.ProvinceCode), Ward = Pick(Ward, was.Ward, now.Ward), WantedOn = Pick(WantedOn, was.WantedOn, now.WantedOn), ShippingFee = Pick(ShippingFee, was.ShippingFee, now.ShippingFee),
            Deposit = Pick(Deposit, was.Deposit, now.Deposit), CodAmount = Pick(CodAmount, was.CodAmount, now.CodAmount), ShipperNote = Pick(ShipperNote, was.ShipperNote, now.ShipperNote),
        };
    }

    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = "," };
    private static string? Sum(long dong) => dong == 0 ? null : Shown.Number(dong);
}
