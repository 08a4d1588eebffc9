using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Telephony;

namespace KhachQuen.Tests.Sales;

/// <summary>The rules of opportunities that need no database.</summary>
public sealed class OpportunityRuleTests
{
    [Fact]
    public void A_draw_is_a_function_of_seed_and_set_and_no_place_is_favoured()
    {
        var all = Enumerable.Range(0, 200).Select(_ => Guid.CreateVersion7()).ToList();
        Assert.Equal(SampleOrder.Draw(all, "s", 20), SampleOrder.Draw(all.AsEnumerable().Reverse(), "s", 20));
        Assert.NotEqual(SampleOrder.Draw(all, "s", 20), SampleOrder.Draw(all, "t", 20));
        var drawn = new int[200];
        for (var seed = 0; seed < 2_000; seed++) foreach (var id in SampleOrder.Draw(all, $"{seed}", 20)) drawn[all.IndexOf(id)]++;
        Assert.All(drawn, times => Assert.InRange(times, 130, 270));      // 200 expected, sigma 13
    }

    [Theory]
    [InlineData(10, 3, null, 3), InlineData(10, 30, null, 10), InlineData(10, null, 10, 1), InlineData(11, null, 10, 2), InlineData(200, null, 100, 200), InlineData(0, null, 50, 0)]
    public void So_many_or_so_many_of_a_hundred(int population, int? count, int? percent, int size) => Assert.Equal(size, SampleOrder.SizeOf(population, count, percent));

    [Theory]
    [InlineData("2026-11-23 23:58", "2026-11-23 23:59", "2026-11-22 23:59")]
    [InlineData("2026-11-23 23:59", "2026-11-24 23:59", "2026-11-23 23:59")]
    [InlineData("2026-12-01 00:00", "2026-12-01 23:59", "2026-11-30 23:59")]
    public void The_hour_is_2359_on_the_companys_wall(string now, string next, string last)
    {
        Assert.Equal(HandClock.Wall(next), EvidenceClock.Next(HandClock.Wall(now)));
        Assert.Equal(HandClock.Wall(last), EvidenceClock.Last(HandClock.Wall(now)));
    }

    [Theory]
    [InlineData(true, "outbound", true, 10, "+84961234567", true, 1, null)]
    [InlineData(false, "outbound", true, 60, "+84961234567", true, 1, "evidence.callByHand")]
    [InlineData(true, "inbound", true, 60, "+84961234567", true, 1, "evidence.callInbound")]
    [InlineData(true, "outbound", false, 0, "+84961234567", true, 1, "evidence.callNotAnswered")]
    [InlineData(true, "outbound", true, 9, "+84961234567", true, 1, "evidence.callTooShort")]
    [InlineData(true, "outbound", true, 60, "+84961234568", true, 1, "evidence.callOtherNumber")]
    [InlineData(true, "outbound", true, 60, "+84961234567", false, 1, "evidence.callOtherPerson")]
    [InlineData(true, "outbound", true, 60, "+84961234567", true, -1, "evidence.callBefore")]
    public void A_call_counts_by_F_41_or_says_why_not(bool throughSystem, string direction, bool answered, int talked, string phone, bool salesperson, int minutesAfter, string? why)
    {
        var at = HandClock.Wall("2026-11-23 10:00");
        var owner = new KhachQuen.Access.User("ban", "Bán", null, at);
        var customer = KhachQuen.Contacts.Customer.Meet("Khách", PhoneNumber.Parse("0961234567"), null, owner.Id, null, at);
        var deal = new Opportunity(new("Tem", null, null, OpportunityClass.Main, 0, 0), customer, owner, new OpportunitySettings().First, at);
        var call = new CallSeen(Guid.CreateVersion7(), throughSystem, Enum.Parse<CallDirection>(direction, ignoreCase: true), answered, talked, phone, salesperson ? owner.Id : Guid.CreateVersion7(), at.AddMinutes(minutesAfter));
        Assert.Equal(why, CallProof.WhyNot(call, deal, ["+84961234567"], 10));
    }
}
