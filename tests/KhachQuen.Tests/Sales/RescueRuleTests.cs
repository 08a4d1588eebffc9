using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;
using static KhachQuen.Tests.HandClock;
using static KhachQuen.Tests.Sales.Made;

namespace KhachQuen.Tests.Sales;

/// <summary>Which parcels need somebody, at every boundary .</summary>
public sealed class RescueRuleTests
{
    private static readonly WorkingCalendar Company = WorkingCalendar.Default([]);
    private static readonly RescueSettings Settings = new() { SlowHours = new Dictionary<string, int> { ["posted"] = 12, ["picked"] = 36, ["delivering"] = 24, ["picking"] = 0 } };

    /// <summary>Monday to Saturday 08:00–20:30. 2026-11-21 is a Saturday.</summary>
    [Theory]
    [InlineData("Posted", "2026-11-21 10:00", "2026-11-23 09:30", "Slow")]             // 10.5 h of Saturday, 1.5 h of Monday
    [InlineData("Posted", "2026-11-21 10:01", "2026-11-23 09:30", null)]
    [InlineData("Posted", "2026-11-22 03:00", "2026-11-23 19:59", null)]               // silent since Sunday night: the clock begins on Monday
    [InlineData("Posted", "2026-11-22 03:00", "2026-11-23 20:00", "Slow")]
    [InlineData("Delivering", "2026-11-20 08:00", "2026-11-21 19:29", null)]           // 12.5 + 11.48
    [InlineData("Delivering", "2026-11-20 08:00", "2026-11-21 19:30", "Slow")]
    [InlineData("Picked", "2026-11-18 08:00", "2026-11-20 18:59", null)]
    [InlineData("Picked", "2026-11-18 08:00", "2026-11-20 19:00", "Slow")]
    [InlineData("Picking", "2026-01-05 08:00", "2026-11-20 19:00", null)]              // switched off
    [InlineData("DeliveryFailed", "2026-11-23 09:30", "2026-11-23 09:30", "Failed")]   // at once
    [InlineData("PickFailed", "2026-11-23 09:29", "2026-11-23 09:30", "Failed")]
    [InlineData("RedeliveryRequested", "2026-11-23 09:29", "2026-11-23 09:30", "Failed")]
    [InlineData("Returning", "2026-11-23 09:29", "2026-11-23 09:30", "Returning")]
    [InlineData("ShipNow", "2026-01-05 08:00", "2026-11-20 19:00", null)]              // it has not left us
    [InlineData("Delivered", "2026-01-05 08:00", "2026-11-20 19:00", null)]
    [InlineData("Returned", "2026-01-05 08:00", "2026-11-20 19:00", null)]
    public void A_parcel_is_on_the_list_for_what_its_state_and_silence_say(string state, string since, string now, string? cause) =>
        Assert.Equal(cause, RescueRule.Of(Enum.Parse<ShipmentState>(state), Wall(since), null, Wall(now), Settings, Company)?.ToString());

    [Theory]
    [InlineData("2026-11-23 09:31", null), InlineData("2026-11-23 09:30", "Failed"), InlineData("2026-11-22 09:30", "Failed"), InlineData(null, "Failed")]
    public void What_was_put_off_comes_back_at_its_minute(string? again, string? cause) =>
        Assert.Equal(cause, RescueRule.Of(ShipmentState.DeliveryFailed, Wall("2026-11-20 09:30"), again is null ? null : Wall(again), Wall("2026-11-23 09:30"), Settings, Company)?.ToString());

    /// <summary>The list asks the database what the rule says of a row: never another answer, at any second.</summary>
    [Fact]
    public void The_query_and_the_rule_agree()
    {
        var seed = Random.Shared.Next();
        var dice = new Random(seed);
        var now = Wall("2026-11-23 09:30");
        for (var round = 0; round < 3_000; round++)
        {
            var (state, since) = (Enum.GetValues<ShipmentState>()[dice.Next(18)], now.AddMinutes(-dice.Next(7 * 24 * 60)));
            DateTime? again = dice.Next(3) switch { 0 => now.AddMinutes(dice.Next(-5, 5)), _ => null };
            var (shipment, query) = (Standing(state, since, again), RescueQuery.At(now, Settings, Company));
            foreach (var asked in new RescueCause?[] { null, RescueCause.Slow, RescueCause.Failed, RescueCause.Returning })
            {
                var rule = RescueRule.CauseIn(state) is null ? null : RescueRule.Of(state, since, again, now, Settings, Company);
                Assert.True(query.Due(new[] { shipment }.AsQueryable(), asked).Any() == (rule is not null && (asked is null || asked == rule)), $"{state} {since:o} {again:o} {asked}, seed {seed}");
            }
        }
    }

    [Fact]
    public void News_of_the_carrier_brings_a_parcel_back_and_our_own_asking_does_not()
    {
        var shipment = Gone(ShipmentState.DeliveryFailed);
        Rescued(shipment, Monday.AddHours(5));
        shipment.Step(ShipmentState.RedeliveryRequested, null, Shipping, false, Monday, Monday);
        Assert.Equal(Monday.AddHours(5), shipment.RescueAgainAt);
        shipment.Heard(null, Monday);                                          // nothing newer than what is known
        Assert.Equal(Monday.AddHours(5), shipment.RescueAgainAt);
        shipment.Heard(null, Monday.AddMinutes(1));
        Assert.Equal((null, Monday.AddMinutes(1)), (shipment.RescueAgainAt, shipment.SilentSince));
        Rescued(shipment, Monday.AddHours(6));
        shipment.Step(ShipmentState.Delivering, null, Shipping, false, Monday, Monday);
        Assert.Null(shipment.RescueAgainAt);
        shipment.Step(ShipmentState.Delivered, null, Shipping, false, Monday, Monday);
        Assert.Equal((null, RescueEnd.Rescued), (shipment.SilentSince, RescueEnds.Of(shipment.State)));
        Assert.Equal("rescue.notUnderWay", Refusal(() => Rescued(shipment, Monday.AddHours(1))));
    }

    [Fact]
    public void The_same_failure_on_another_day_is_another_try()
    {
        var shipment = Gone(ShipmentState.DeliveryFailed);
        Assert.Equal(1, shipment.FailedTries);
        shipment.Heard(ShipmentState.DeliveryFailed, Monday.AddHours(2));     // the carrier repeats what the clerk wrote down
        Assert.Equal(1, shipment.FailedTries);
        shipment.Heard(ShipmentState.DeliveryFailed, Monday.AddHours(26));
        Assert.Equal(2, shipment.FailedTries);
        shipment.Step(ShipmentState.Delivering, null, Shipping, false, Monday, Monday);
        shipment.Step(ShipmentState.DeliveryFailed, null, Shipping, false, Monday, Monday);
        Assert.Equal(3, shipment.FailedTries);
    }

    [Theory]
    [InlineData(0, "rescue.againInvalid"), InlineData(-1, "rescue.againInvalid"), InlineData(1, null), InlineData(60 * 24 * 60, null), InlineData(60 * 24 * 60 + 1, "rescue.againInvalid")]
    public void It_is_looked_at_again_after_now_and_within_sixty_days(int minutes, string? code) =>
        Assert.Equal(code, (Record.Exception(() => Rescued(Gone(ShipmentState.Returning), Monday.AddMinutes(minutes))) as Refused)?.Code);

    [Theory]
    [InlineData("VD-1.2_x", "VD-1.2_x"), InlineData("GHN123", "GHN123"), InlineData(null, "DH-1"), InlineData("", "DH-1"), InlineData("VD 123", "DH-1"), InlineData("VĐ123", "DH-1"), InlineData("a,b", "DH-1"), InlineData("https://x/1", "DH-1")]
    public void A_label_says_the_waybill_where_it_can_be_scanned_back_in_one_piece(string? waybill, string says) => Assert.Equal(says, ParcelCode.Of(waybill, "DH-1"));

    [Theory]
    [InlineData(1, 21), InlineData(14, 21), InlineData(15, 25), InlineData(26, 25), InlineData(27, 29), InlineData(42, 29), InlineData(43, 33), InlineData(62, 33)]
    public void A_code_is_as_small_as_its_text_allows(int length, int size) => Assert.Equal(size, QrSquares.Of(new string('x', length)).GetLength(0));

    [Fact]
    public void A_longer_text_is_refused() => Assert.Equal("qr.tooLong", Refusal(() => QrSquares.Of(new string('x', 63))));

    private static void Rescued(Shipment shipment, DateTime again) => shipment.Rescue((Guid.CreateVersion7(), "Sai địa chỉ"), (Guid.CreateVersion7(), "Giao lại"), null, again, Shipping, Monday);

    private static Shipment Gone(ShipmentState to)
    {
        var shipment = new Shipment(Order(), Shipment.Manual, null, 0, Monday);
        foreach (var state in ShipmentMoves.Way(ShipmentState.AwaitingWaybill, to)!) shipment.Step(state, null, Shipping, false, Monday, Monday);
        return shipment;
    }

    /// <summary>A parcel in a state since then, put off until.</summary>
    private static Shipment Standing(ShipmentState state, DateTime since, DateTime? again)
    {
        var shipment = new Shipment(Order(), Shipment.Manual, null, 0, since);
        void Set(string name, object? value) => typeof(Shipment).GetProperty(name)!.SetValue(shipment, value);
        Set(nameof(Shipment.State), state);
        Set(nameof(Shipment.SilentSince), RescueRule.CauseIn(state) is null ? null : since);
        Set(nameof(Shipment.RescueAgainAt), again);
        return shipment;
    }
}
