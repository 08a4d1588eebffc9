using System.Globalization;
using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;

namespace KhachQuen.Web.Sales;

/// <summary>Reads the order form as people fill it in: "2", "1,5", "50k", "25/11", a ward by its name.</summary>
public sealed class OrderForm(ListWards wards, ListProducts products, TimeProvider clock)
{
    /// <summary>As many products as a select can be.</summary>
    private const int Most = 500;

    public async Task<IReadOnlyList<ProductOffer>> Products(Actor actor, CancellationToken ct) =>
        [.. (await products.Handle(new ProductFilter { Active = true }, new PageRequest(Limit: Most), actor, ct)).Items.Select(p => new ProductOffer(p.Id, p.Name, p.Price))];

    /// <summary>The same for an order that is edited: what stands on it is offered at the price that was agreed, sold still or not.</summary>
    public async Task<IReadOnlyList<ProductOffer>> Products(OrderView order, Actor actor, CancellationToken ct)
    {
        var agreed = order.Lines.Where(l => l.ReturnOf is null).DistinctBy(l => l.ProductId).ToDictionary(l => l.ProductId, l => new ProductOffer(l.ProductId, l.Name, l.UnitPrice));
        return [.. agreed.Values, .. (await Products(actor, ct)).Where(p => !agreed.ContainsKey(p.Id))];
    }

    public async Task<OrderInput> Read(IFormCollection form, CancellationToken ct) => new()
    {
        Lines = [.. Lines(form)],
        ShippingAddress = new(Text(form, "recipient"), Text(form, "phone"), Text(form, "line"), await Ward(form, ct), Text(form, "provinceCode")),
        ShippingFee = Money(form, "shippingFee") ?? 0, Deposit = Money(form, "deposit") ?? 0, CodAmount = Money(form, "codAmount"), Note = Text(form, "shipperNote"), WantedOn = Day(form, "wantedOn"),
    };

    /// <summary>The whole form as an edit. An empty number leaves the one that stands: who may not see it whole cannot type it again.</summary>
    public async Task<OrderEdit> ReadEdit(IFormCollection form, CancellationToken ct)
    {
        var said = await Read(form, ct);
        var to = said.ShippingAddress!;
        return new()
        {
            Lines = new(true, said.Lines), ShippingFee = said.ShippingFee, Deposit = said.Deposit, CodAmount = new(true, said.CodAmount), Note = new(true, said.Note), WantedOn = new(true, said.WantedOn),
            ShippingAddress = new ShippingAddressEdit
            {
                Recipient = new(true, to.Recipient), Phone = to.Phone is null ? default(Patch<string>) : to.Phone, Line = new(true, to.Line), WardCode = new(true, to.WardCode), ProvinceCode = new(true, to.ProvinceCode),
            },
        };
    }

    /// <summary>What the buyer asks to be changed, of what a checker typed: only what differs from the order .</summary>
    public async Task<Corrections?> ReadCorrections(IFormCollection form, OrderView order, CancellationToken ct)
    {
        var now = order.ShippingAddress;
        var ward = await Ward(form, ct);
        string? New(string field, string? stood) => Text(form, field) is { } text && text != stood ? text : null;
        var to = new ShippingAddress(New("recipient", now.Recipient), Text(form, "phone"), New("line", now.Line), ward == now.WardCode ? null : ward, New("provinceCode", now.ProvinceCode));
        List<QuantityWanted> lines = [];
        foreach (var line in order.Lines.Where(l => l.ReturnOf is null).DistinctBy(l => l.ProductId))
            if (Text(form, $"wanted-{line.ProductId}") is { } text && Quantity(text, $"wanted-{line.ProductId}") is var wanted && wanted != line.Quantity) lines.Add(new(line.ProductId, wanted));
        var corrections = new Corrections { ShippingAddress = to == new ShippingAddress(null, null, null, null, null) ? null : to, Lines = lines.Count == 0 ? null : lines };
        return corrections.IsEmpty ? null : corrections;
    }

    private static IEnumerable<OrderLineInput> Lines(IFormCollection form)
    {
        var (products, quantities, discounts) = (form["productId"], form["quantity"], form["discount"]);
        for (var i = 0; i < products.Count; i++)
            if (Guid.TryParse(products[i], out var product))
                yield return new OrderLineInput { ProductId = product, Quantity = Quantity(i < quantities.Count ? quantities[i] : null, "quantity"), Discount = i < discounts.Count && discounts[i] is { Length: > 0 } text ? Sum(text, "discount") : 0 };
    }

    private static decimal Quantity(string? text, string field) =>
        decimal.TryParse((text ?? "").Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantity) ? quantity : throw new Refused("order.quantityUnreadable", field);

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
