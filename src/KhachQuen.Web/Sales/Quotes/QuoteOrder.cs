using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>"Tạo đơn" of an accepted quote: the order form filled in with what was agreed; the order itself is placed as any other (A-20).</summary>
internal static class QuoteOrder
{
    public static void MapQuoteOrder(this RouteGroupBuilder pages)
    {
        var order = pages.MapGroup("/quotes/{id:guid}/order").Needs(OrderPermissions.Create);
        order.MapGet("", Open);
        order.MapPost("", async (Guid id, IFormCollection form, ShowQuote show, OrderForm read, PlaceOrder use, T texts, Actor actor, HttpContext http, CancellationToken ct) =>
            await use.Handle((await read.Read(form, ct)) with { CustomerId = Accepted(await show.Handle(id, actor, ct)).CustomerId }, actor, ct) is var placed ? http.Done($"/orders/{placed.Id}", texts["quotes.ordered", placed.Number]) : null!);
        order.MapPost("/total", async (Guid id, HttpContext http, OrderForm form, PriceOrder price, Actor actor, CancellationToken ct) =>
        {
            try { return Forms.Fragment<OrderTotal>(new { Sums = await price.Handle(await form.Read(http.Request.Form, ct), actor, ct) }); }
            catch (Refused) { return Forms.Fragment<OrderTotal>(new { }); }
        });
    }

    private static async Task<IResult> Open(Guid id, QuoteLoader loader, OrderForm form, OrderLoader orders, T texts, Actor actor, CancellationToken ct)
    {
        var model = await loader.Load(id, actor, ct);
        var (quote, products) = (Accepted(model.Quote), await form.Products(actor, ct));
        var address = model.Customer?.Address;
        var draft = new OrderDraft
        {
            Lines = Goods(quote, products), Recipient = quote.Recipient ?? model.Row.Customer, Phone = model.Customer?.Phones.FirstOrDefault(PhoneShown.IsWhole) is { } phone ? PhoneShown.Whole(phone) : null,
            Line = address?.Line, ProvinceCode = address?.ProvinceCode, Ward = await orders.WardOf(address?.WardCode, ct), ShipperNote = texts["quotes.order.note", quote.Label],
        };
        return Forms.Fragment<QuoteOrderPanel>(new { Quote = quote, Draft = draft, Products = products, Left = quote.Lines.Where(l => products.All(p => p.Id != l.ProductId)).Select(l => l.Name).ToList() });
    }

    private static QuoteView Accepted(QuoteView quote) => quote.State == QuoteState.Accepted ? quote : throw new Refused("quote.notAccepted");

    /// <summary>An order takes the catalogue's price: what the quote asks less is the discount. What the catalogue does not have cannot be ordered.</summary>
    internal static IReadOnlyList<DraftLine> Goods(QuoteView quote, IReadOnlyList<ProductOffer> products)
    {
        var lines = new List<DraftLine>();
        foreach (var line in quote.Lines)
            if (products.FirstOrDefault(p => p.Id == line.ProductId) is { } product)
            {
                var less = Pricing.Full((long)(line.Quantity * 1000), product.Price) - (Pricing.Full((long)(line.Quantity * 1000), line.UnitPrice) - line.Discount);
                lines.Add(new(product.Id, line.Quantity.ToString("0.###", new System.Globalization.NumberFormatInfo { NumberDecimalSeparator = "," }), less > 0 ? Shown.Number(less) : null));
            }
        return lines.Count == 0 ? [new(null)] : lines;
    }
}
