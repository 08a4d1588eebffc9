using FsCheck;
using FsCheck.Fluent;
using KhachQuen.Platform;
using static KhachQuen.Tests.Platform.Wall;

namespace KhachQuen.Tests.Platform;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(1_250_000, "1.250.000 ₫", "₫1,250,000")]
    [InlineData(0, "0 ₫", "₫0")]
    [InlineData(999, "999 ₫", "₫999")]
    [InlineData(-450_000, "-450.000 ₫", "-₫450,000")]
    [InlineData(long.MinValue, "-9.223.372.036.854.775.808 ₫", "-₫9,223,372,036,854,775,808")]
    public void Money_is_shown_in_whole_dong(long amount, string vietnamese, string english) =>
        Assert.Equal((vietnamese, english), (Vnd.Format(amount), Vnd.Format(amount, english: true)));

    [Theory]
    [InlineData("1250000", 1_250_000)]
    [InlineData("1.250.000", 1_250_000)]
    [InlineData("1,250,000", 1_250_000)]
    [InlineData("1 250 000", 1_250_000)]
    [InlineData("1.250.000 ₫", 1_250_000)]
    [InlineData("1.250.000đ", 1_250_000)]
    [InlineData("1.250.000 VNĐ", 1_250_000)]
    [InlineData("₫1,250,000", 1_250_000)]
    [InlineData("1250000.00", 1_250_000)]
    [InlineData("1,250,000.00", 1_250_000)]
    [InlineData("1tr2", 1_200_000)]
    [InlineData("1tr25", 1_250_000)]
    [InlineData("1tr250", 1_250_000)]
    [InlineData("1tr250k", 1_250_000)]
    [InlineData("1tr rưỡi", 1_500_000)]
    [InlineData("1 triệu 2", 1_200_000)]
    [InlineData("1 triệu 250 nghìn", 1_250_000)]
    [InlineData("1 triệu 250.000", 1_250_000)]
    [InlineData("1,5 triệu", 1_500_000)]
    [InlineData("1.5tr", 1_500_000)]
    [InlineData("1,25 tr", 1_250_000)]
    [InlineData("2 củ", 2_000_000)]
    [InlineData("450k", 450_000)]
    [InlineData("450K", 450_000)]
    [InlineData("450 ngàn", 450_000)]
    [InlineData("450 nghìn đồng", 450_000)]
    [InlineData("1.250k", 1_250_000)]
    [InlineData("99,5k", 99_500)]
    [InlineData("2 tỷ 3", 2_300_000_000)]
    [InlineData("2tỉ", 2_000_000_000)]
    [InlineData("2,35 tỷ", 2_350_000_000)]
    [InlineData("1 tỷ 200 triệu", 1_200_000_000)]
    [InlineData("450", 450)]
    [InlineData("1.250", 1_250)]
    [InlineData("0", 0)]
    [InlineData("-450k", -450_000)]
    public void What_people_type_for_money_is_understood(string typed, long amount) => Assert.Equal(amount, Vnd.Parse(typed));

    [Theory]
    [InlineData(null, "money.missing")]
    [InlineData(" ", "money.missing")]
    [InlineData("miễn phí", "money.unreadable")]
    [InlineData("1.25.000", "money.unreadable")]
    [InlineData("12 34", "money.unreadable")]
    [InlineData("k", "money.unreadable")]
    [InlineData("1k2tr", "money.unreadable")]
    [InlineData("1tr 2 3", "money.unreadable")]
    [InlineData("5 usd", "money.unreadable")]
    [InlineData("1..2", "money.unreadable")]
    [InlineData("1,5", "money.fraction")]
    [InlineData("1,2345k", "money.fraction")]
    [InlineData("1.250 triệu", "money.ambiguous")]
    [InlineData("9999999 tỷ", "money.tooLarge")]
    [InlineData("99999999999999999999", "money.tooLarge")]
    public void What_is_no_amount_says_why(string? typed, string code)
    {
        Assert.False(Vnd.TryParse(typed, out _, out var problem));
        Assert.Equal(code, problem);
    }

    [Fact]
    public void What_is_shown_reads_the_same_again() =>
        Prop.ForAll(Arb.From(Gen.Choose(-2_000_000_000, 2_000_000_000)), amount =>
            Vnd.Parse(Vnd.Format(amount)) == amount && Vnd.Parse(Vnd.Number(amount)) == amount).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Garbage_is_never_an_error() => Garbage.Run(10_000, text => _ = Vnd.TryParse(text, out _, out _));

    [Theory]
    [InlineData("2025-06-30", VatGroup.General, 10)]
    [InlineData("2025-07-01", VatGroup.General, 8)]
    [InlineData("2026-12-31", VatGroup.General, 8)]
    [InlineData("2027-01-01", VatGroup.General, 10)]
    [InlineData("2026-11-23", VatGroup.NotReduced, 10)]
    [InlineData("2026-11-23", VatGroup.Essential, 5)]
    [InlineData("2026-11-23", VatGroup.Exempt, 0)]
    public void The_rate_is_the_one_of_the_day(string day, VatGroup group, int percent) =>
        Assert.Equal(percent, VatRates.Default.PercentOn(Day(day), group));

    [Fact]
    public void A_day_without_a_rate_is_refused() =>
        Assert.Equal("vat.noRate", Assert.Throws<Refused>(() => VatRates.Default.PercentOn(Day("2001-01-01"))).Code);

    [Theory]
    [InlineData(1_080_000, 8, 1_000_000, 80_000)]
    [InlineData(450_000, 8, 416_667, 33_333)]
    [InlineData(-450_000, 8, -416_667, -33_333)]
    [InlineData(1, 10, 1, 0)]
    [InlineData(990_000, 0, 990_000, 0)]
    public void A_price_with_tax_included_is_split_into_whole_dong(long gross, int percent, long net, long vat) =>
        Assert.Equal(new VatSplit(net, vat), VatSplit.Included(gross, percent));

    [Fact]
    public void Net_and_tax_always_add_up_and_are_at_most_half_a_dong_off() =>
        Prop.ForAll(Arb.From(Gen.Choose(int.MinValue, int.MaxValue)), Arb.From(Gen.Elements(0m, 5m, 8m, 10m)), (gross, percent) =>
        {
            var split = VatSplit.Included(gross, percent);
            var onTop = VatSplit.OnTop(split.Net, percent);
            return split.Gross == gross && decimal.Abs(split.Net - gross / (1 + percent / 100)) <= 0.5m && long.Abs(onTop.Vat - split.Vat) <= 1;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
