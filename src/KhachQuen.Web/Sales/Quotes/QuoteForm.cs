using System.Globalization;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>Reads the form of a quote as people fill it in: "1,5", "50k" or "10%" off, a price or none.</summary>
internal static class QuoteForm
{
    public static readonly string[] LineInputs = ["productId", "lineName", "unit", "quantity", "unitPrice", "discount", "vatGroup"];
    private static readonly NumberFormatInfo Dots = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    public static string Path(Guid id) => $"/quotes/{id}/edit";

    public static QuoteEdit Read(IFormCollection form) => new()
    {
        Title = new(true, form.Text("title")), ValidUntil = form.Day("validUntil") ?? throw new Refused("quote.validUntilInvalid", "validUntil"), Recipient = new(true, form.Text("recipient")), Term = new(true, form.Text("term")), Note = new(true, form.Text("note")),
        Lines = new(true, Lines(form)),
    };

    /// <summary>Rows in which something is said; what is left empty is the catalogue's.</summary>
    public static IReadOnlyList<QuoteLineInput> Lines(IFormCollection form) =>
        [.. FormRows.Of(form, LineInputs).Select(FormRows.Inputs).Where(r => r[0].Length > 0 || r[1].Length > 0 || r[4].Length > 0).Select(Line)];

    /// <summary>A quote's lines as rows of the form.</summary>
    public static IEnumerable<string?[]> Rows(QuoteView quote) => quote.Lines.Select(l => new[]
    {
        l.ProductId?.ToString(), l.Name, l.Unit, Amount(l.Quantity), Shown.Number(l.UnitPrice),
        l.DiscountPercent is { } percent ? Amount(percent) + "%" : l.Discount == 0 ? null : Shown.Number(l.Discount), new Named<VatGroup>(l.VatGroup).ToString(),
    });

    private static QuoteLineInput Line(string[] row)
    {
        var percent = row[5].EndsWith('%') ? Number(row[5][..^1], "order.discountPercentInvalid") : (decimal?)null;
        return new()
        {
            ProductId = Guid.TryParse(row[0], out var product) ? product : null, Name = Said(row[1]), Unit = Said(row[2]), Quantity = Number(row[3], "order.quantityUnreadable"), UnitPrice = Sum(row[4]),
            DiscountPercent = percent, Discount = percent is null ? Sum(row[5]) ?? 0 : 0, VatGroup = Named<VatGroup>.TryParse(row[6], out var group) ? group.Value : null,
        };
    }

    /// <summary>450.000 and 1,5: quotes speak of many.</summary>
    public static string Amount(decimal quantity) => quantity.ToString("#,0.###", Dots);

    private static string? Said(string text) => text.Length == 0 ? null : text;

    /// <summary>"1,5", "1.5", "450.000" and "1.250,5"; what may be thousands or a fraction in English ("450,000") is not guessed.</summary>
    private static decimal Number(string text, string code)
    {
        var said = text.Trim();
        if (said.EndsWith(",000", StringComparison.Ordinal)) throw new Refused(code, "lines");
        var plain = IsGrouped(said.Split(',')[0].Split('.')) ? said.Replace(".", "", StringComparison.Ordinal) : said;
        return decimal.TryParse(plain.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : throw new Refused(code, "lines");
    }

    private static bool IsGrouped(string[] parts) => parts.Length > 1 && parts[0].Length is >= 1 and <= 3 && parts[0] != "0" && parts[1..].All(p => p.Length == 3);

    private static long? Sum(string text) => text.Length == 0 ? null : Vnd.TryParse(text, out var sum, out var problem) ? sum : throw new Refused(problem!, "lines");
}
