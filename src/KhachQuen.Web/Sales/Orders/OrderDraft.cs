using System.Globalization;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;
using Microsoft.Extensions.Primitives;

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

    private static readonly string[] LineInputs = ["productId", "quantity", "discount"];

    /// <summary>The form's fields as they are to be shown: as the order stands, as they were typed, or both laid together (X-27). The goods are one field.</summary>
    public static OrderDraft Drawn(FormFields typing, OrderDraft now, IFormCollection? sent, IReadOnlyList<ProductOffer> products)
    {
        string? One(string name, string? stood) => typing.Of(name, stood is null ? [] : [stood]) is [var value, ..] ? value : null;
        string Words(string row) => FormRows.Inputs(row) is [var id, var quantity, ..] ? $"{quantity} × {products.FirstOrDefault(p => p.Id.ToString() == id)?.Name ?? id}" + (FormRows.Inputs(row)[2] is { Length: > 0 } discount ? $" (−{discount})" : "") : row;
        var lines = typing.Of("lines", Rows(now.Lines), sent is null ? [] : Rows(Of(sent).Lines), Words).Select(FormRows.Inputs).Select(l => new DraftLine(Guid.Parse(l[0]), l[1], l[2].Length == 0 ? null : l[2])).ToList();
        return new()
        {
            Lines = lines.Count == 0 ? [new(null)] : lines, Recipient = One("recipient", now.Recipient), Phone = One("phone", now.Phone), Line = One("line", now.Line), ProvinceCode = One("provinceCode", now.ProvinceCode), Ward = One("ward", now.Ward),
            WantedOn = One("wantedOn", now.WantedOn), ShippingFee = One("shippingFee", now.ShippingFee), Deposit = One("deposit", now.Deposit), CodAmount = One("codAmount", now.CodAmount), ShipperNote = One("shipperNote", now.ShipperNote),
        };
    }

    /// <summary>Where theirs was chosen for the goods: back into their inputs.</summary>
    public static IEnumerable<KeyValuePair<string, StringValues>>? Parts(string name, IReadOnlyList<string> rows) => name == "lines" ? FormRows.Parts(rows, LineInputs) : null;

    private static IReadOnlyList<string> Rows(IEnumerable<DraftLine> lines) => FormRows.Of(lines.Where(l => l.ProductId is not null).Select(l => new[] { l.ProductId.ToString(), l.Quantity, l.Discount }));

    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = "," };
    private static string? Sum(long dong) => dong == 0 ? null : Shown.Number(dong);
}
