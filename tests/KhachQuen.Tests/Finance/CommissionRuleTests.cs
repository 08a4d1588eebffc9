using KhachQuen.Finance;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Finance;

/// <summary>The arithmetic of commissions, without a database.</summary>
public sealed class CommissionRuleTests
{
    private static readonly CommissionBand[] Three = [new(0, 200), new(50_000_000, 300), new(100_000_000, 500)];

    [Fact]
    public void What_ships_is_three_percent_of_everything() =>
        Assert.Equal([(CommissionBands.Shipped[0], 333_333L, 10_000L)], CommissionBands.Split(CommissionBands.Shipped, 987_654_321, 333_333));

    [Fact]
    public void An_order_that_crosses_a_threshold_is_split_there()
    {
        Assert.Equal([(Three[0], 10_000_000L, 200_000L), (Three[1], 50_000_000L, 1_500_000L), (Three[2], 20_000_000L, 1_000_000L)], CommissionBands.Split(Three, 40_000_000, 80_000_000));
        Assert.Equal([(Three[1], 1L, 0L)], CommissionBands.Split(Three, 50_000_000, 1));
        Assert.Equal([(Three[0], 7_000_000L, 140_000L)], CommissionBands.Split(Three, -5_000_000, 7_000_000));      // a month that begins with something taken back
        Assert.Empty(CommissionBands.Split(Three, 10, 0));
    }

    /// <summary>However a month is cut into orders, the bases of a band add up to the band (seeded).</summary>
    [Fact]
    public void However_a_month_is_cut_the_bands_fill_in_their_order()
    {
        var random = new Random(51);
        for (var round = 0; round < 500; round++)
        {
            var (before, bases) = (0L, new Dictionary<CommissionBand, long>());
            for (var i = 0; i < 20; i++)
            {
                var amount = random.NextInt64(0, 12_000_000);
                var parts = CommissionBands.Split(Three, before, amount);
                Assert.Equal(amount, parts.Sum(p => p.Base));
                foreach (var (band, part, earned) in parts)
                {
                    bases[band] = bases.GetValueOrDefault(band) + part;
                    Assert.Equal(CommissionBands.Earned(part, band.BasisPoints), earned);
                }
                before += amount;
            }
            Assert.Equal(Math.Min(before, 50_000_000), bases[Three[0]]);
            Assert.Equal(Math.Clamp(before - 50_000_000, 0, 50_000_000), bases.GetValueOrDefault(Three[1]));
            Assert.Equal(Math.Max(0, before - 100_000_000), bases.GetValueOrDefault(Three[2]));
        }
    }

    [Theory]
    [InlineData("commission.bandsMissing"), InlineData("commission.firstBandNotZero", 1L, 300), InlineData("commission.bandsNotRising", 0L, 300, 5L, 400, 5L, 500), InlineData("commission.rateInvalid", 0L, 10_001), InlineData("commission.rateInvalid", 0L, -1)]
    public void Bands_that_make_no_sense_are_refused(string code, params object[] said)
    {
        CommissionBand[] bands = [.. said.Chunk(2).Select(b => new CommissionBand((long)b[0], (int)b[1]))];
        Assert.Equal(code, Assert.Throws<Refused>(() => CommissionBands.Check(bands)).Code);
    }
}
