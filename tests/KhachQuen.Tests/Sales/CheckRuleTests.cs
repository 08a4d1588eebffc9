using KhachQuen.Sales;

namespace KhachQuen.Tests.Sales;

/// <summary>Which orders a colleague checks and whom to be careful with, without a database.</summary>
public sealed class CheckRuleTests
{
    private static readonly DateTime At = new(2026, 11, 23, 3, 0, 0, DateTimeKind.Utc);
    private static string? Why(CrossCheckSettings settings, long total = 500_000, int sellerDays = 400, bool risky = false, int draw = 99) => CheckRule.Why(settings, total, At.AddDays(-sellerDays), risky, draw, At);

    [Fact]
    public void Off_checks_nothing_and_on_without_a_rule_checks_all()
    {
        Assert.Null(Why(new() { MinAmount = 1, RandomPercent = 100 }));
        Assert.Equal("all", Why(new() { Enabled = true }));
    }

    [Fact]
    public void Each_rule_picks_its_own_and_leaves_the_rest()
    {
        var amount = new CrossCheckSettings { Enabled = true, MinAmount = 500_000 };
        Assert.Equal(("amount", null), (Why(amount), Why(amount, total: 499_999)));
        var fresh = new CrossCheckSettings { Enabled = true, NewSellerDays = 30 };
        Assert.Equal(("newSeller", null), (Why(fresh, sellerDays: 29), Why(fresh, sellerDays: 30)));
        Assert.Null(CheckRule.Why(fresh, 1, null, false, 0, At));      // a system sells since ever
        var risky = new CrossCheckSettings { Enabled = true, RiskyBuyer = true };
        Assert.Equal(("risky", null), (Why(risky, risky: true), Why(risky)));
        var drawn = new CrossCheckSettings { Enabled = true, RandomPercent = 30 };
        Assert.Equal(30, Enumerable.Range(0, 100).Count(d => Why(drawn, draw: d) == "random"));
    }

    [Theory]
    [InlineData(5, 1, 0, false), InlineData(2, 2, 0, true), InlineData(9, 1, 2, false), InlineData(6, 1, 2, true), InlineData(3, 0, 3, true), InlineData(0, 0, 0, false)]
    public void Two_returns_or_half_come_to_nothing_is_a_bad_past(int orders, int returned, int cancelled, bool bad) => Assert.Equal(bad, new BuyerRisk(orders, returned, cancelled, null).IsRisky);

    [Fact]
    public void The_list_alone_is_enough() => Assert.True((BuyerRisk.None with { Blacklisted = "bom hàng" }).IsRisky);
}
