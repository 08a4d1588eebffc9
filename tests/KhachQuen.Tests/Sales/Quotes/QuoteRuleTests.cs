using KhachQuen.Platform;
using KhachQuen.Sales;

namespace KhachQuen.Tests.Sales;

/// <summary>The arithmetic quotes share with orders, and the numbers they are given.</summary>
public sealed class QuoteRuleTests
{
    /// <summary>Lines made by chance: a quote is the sum of its lines, a line is never less than nothing, net and VAT are the whole.</summary>
    [Fact]
    public void Whatever_stands_on_a_quote_its_lines_add_up_to_its_total_and_none_is_negative()
    {
        var seed = Environment.TickCount;
        var fate = new Random(seed);
        for (var n = 0; n < 2_000; n++)
        {
            var lines = Enumerable.Range(0, fate.Next(1, 8)).Select(_ => Line(fate)).ToList();
            var terms = new QuoteTerms { Lines = lines, Title = "Thử", ValidUntil = new(2026, 12, 31) };
            Assert.True(terms.Total == lines.Sum(l => l.Amount) && lines.TrueForAll(l => l.Amount >= 0 && l.Vat >= 0 && l.Vat <= l.Amount), $"seed {seed}, quote {n}: {string.Join(" | ", lines)}");
            foreach (var l in lines)
            {
                var price = Pricing.Full(l.QuantityMilli, l.UnitPrice) - l.Discount;
                Assert.True(l.Amount == price || l.Amount - l.Vat == price, $"seed {seed}, quote {n}: {l}");      // one of both is what was said
                Assert.True(Math.Abs(l.Vat - (l.Amount - l.Vat) * l.VatPercent / 100m) <= 1, $"seed {seed}, quote {n}: VAT of {l}");
            }
        }
    }

    private static QuotedLine Line(Random fate)
    {
        decimal[] rates = [0, 5, 8, 10];
        var (milli, price, points, vat) = (fate.NextInt64(1, 5_000_000), fate.NextInt64(0, 50_000_000), fate.Next(0, 10_001), rates[fate.Next(4)]);
        var discount = Pricing.Off(Pricing.Full(milli, price), points);
        var (amount, tax) = Pricing.Of(milli, price, discount, vat, fate.Next(2) == 0);
        return new(null, null, "Dòng", null, milli, price, points, discount, VatGroup.General, vat, amount, tax);
    }

    [Theory]
    [InlineData(100_000, 0, 0), InlineData(100_000, 10_000, 100_000), InlineData(999, 1_050, 105), InlineData(5, 1_000, 1), InlineData(4, 1_000, 0), InlineData(1, 5_000, 1), InlineData(333_333, 3_333, 111_100), InlineData(0, 5_000, 0)]
    public void A_discount_in_percent_is_whole_dong_and_half_a_dong_counts_as_one(long full, int basisPoints, long off) => Assert.Equal(off, Pricing.Off(full, basisPoints));

    [Theory, InlineData("-1"), InlineData("100.01"), InlineData("12.345")]
    public void A_percentage_that_cannot_be_is_refused(string percent) => Assert.Equal("order.discountPercentInvalid", Assert.Throws<Refused>(() => Pricing.BasisPoints(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture))).Code);

    [Fact]
    public void A_number_says_its_month_and_grows_past_four_digits() =>
        Assert.Equal(["BG-2611-0007", "BG-2701-12345"], new[] { QuoteNumbers.Written(new(2026, 11, 23), 7), QuoteNumbers.Written(new(2027, 1, 2), 12_345) });
}
