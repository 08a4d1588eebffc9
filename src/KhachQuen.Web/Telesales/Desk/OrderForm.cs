using System.Globalization;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;

namespace KhachQuen.Web.Telesales;

/// <summary>Reads the order form as people fill it in: "2", "1,5", "50k", "25/11", a ward by its name.</summary>
public sealed class OrderForm(ListWards wards, TimeProvider clock)
{
    /// <summary>Whether the order form was open when the outcome was saved.</summary>
    public bool IsFor(IFormCollection form) => form.ContainsKey("productId") && form["then"].Append(form["outcome"].ToString()).Contains("confirmedPurchase");

    public async Task<OrderInput> Read(IFormCollection form, CancellationToken ct) => new()
    {
        Lines = [.. Lines(form)],
        ShippingAddress = new(Text(form, "recipient"), Text(form, "orderPhone"), Text(form, "line"), await Ward(form, ct), Text(form, "provinceCode")),
        ShippingFee = Money(form, "shippingFee") ?? 0, Deposit = Money(form, "deposit") ?? 0, Note = Text(form, "shipperNote"), WantedOn = Day(form, "wantedOn"),
    };

    private static IEnumerable<OrderLineInput> Lines(IFormCollection form)
    {
        var (products, quantities, discounts) = (form["productId"], form["quantity"], form["discount"]);
        for (var i = 0; i < products.Count; i++)
            if (Guid.TryParse(products[i], out var product))
                yield return new OrderLineInput { ProductId = product, Quantity = Quantity(i < quantities.Count ? quantities[i] : null), Discount = i < discounts.Count && discounts[i] is { Length: > 0 } text ? Sum(text, "discount") : 0 };
    }

    private static decimal Quantity(string? text) =>
        decimal.TryParse((text ?? "").Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantity) ? quantity : throw new Refused("order.quantityUnreadable", "quantity");

    private static long? Money(IFormCollection form, string field) => Text(form, field) is { } text ? Sum(text, field) : null;
    private static long Sum(string text, string field) => Vnd.TryParse(text, out var sum, out var problem) ? sum : throw new Refused(problem!, field);
    private static string? Text(IFormCollection form, string field) => form[field].ToString() is var text && string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private DateOnly? Day(IFormCollection form, string field)
    {
        if (Text(form, field) is not { } text) return null;
        var today = CompanyTime.DayOf(clock.Now());
        if (DateOnly.TryParseExact(text, ["d/M/yyyy", "d-M-yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var whole)) return whole;
        if (DateOnly.TryParseExact($"{text}/{today.Year}", ["d/M/yyyy", "d-M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day < today ? day.AddYears(1) : day;
        throw new Refused("order.dayUnreadable", field);
    }

    /// <summary>A ward is chosen by its name from the list of its province; other words stay out, the address line holds them.</summary>
    private async Task<string?> Ward(IFormCollection form, CancellationToken ct)
    {
        if (Text(form, "ward") is not { } name || Text(form, "provinceCode") is not { } province) return null;
        var folded = Folding.Fold(name);
        var found = await wards.Handle(province, name, Actor.System, ct);
        return found.FirstOrDefault(w => Folding.Fold(w.Name) == folded)?.Code ?? throw new Refused("order.wardUnknown", "ward");
    }
}
