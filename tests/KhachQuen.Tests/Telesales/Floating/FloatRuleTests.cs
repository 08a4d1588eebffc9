using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;

namespace KhachQuen.Tests.Telesales.Floating;

/// <summary>When a lead falls into the floating pool, without a database.</summary>
public sealed class FloatRuleTests
{
    private static readonly WorkingCalendar Company = WorkingCalendar.Default([new(2026, 11, 24)]);
    private static DateTime At(string wall) => HandClock.Wall(wall);

    [Theory]
    [InlineData("2026-11-16 10:00", "2026-11-19 10:00")]      // Monday: three working days on
    [InlineData("2026-11-20 10:00", "2026-11-25 10:00")]      // Friday: Saturday works, Sunday and the holiday do not
    [InlineData("2026-11-22 10:00", "2026-11-26 10:00")]      // a Sunday
    public void Three_working_days_after_the_deadline_at_the_same_time_of_day(string deadline, string floats) =>
        Assert.Equal(At(floats), FloatRule.FloatsAt(LeadStage.New, null, false, At(deadline), 3, Company));

    [Fact]
    public void Only_new_leads_and_those_in_contact_whose_result_is_ticked()
    {
        var deadline = At("2026-11-16 10:00");
        Assert.Null(FloatRule.FloatsAt(LeadStage.Closed, "notReached", true, deadline, 3, Company));
        Assert.Null(FloatRule.FloatsAt(LeadStage.Ordered, null, true, deadline, 3, Company));
        Assert.Null(FloatRule.FloatsAt(LeadStage.Contact, "priceTooHigh", false, deadline, 3, Company));
        Assert.NotNull(FloatRule.FloatsAt(LeadStage.Contact, "callbackRequested", true, deadline, 3, Company));
    }

    [Fact]
    public void The_bound_of_the_search_leaves_nothing_out()
    {
        for (var today = new DateOnly(2026, 11, 10); today < new DateOnly(2026, 12, 20); today = today.AddDays(1))
        {
            var last = FloatRule.LastDeadline(today, 3, Company);
            for (var day = today.AddDays(-20); day <= today; day = day.AddDays(1))
                if (FloatRule.FloatsAt(LeadStage.New, null, false, Company.ToUtc(day, new(8, 0)), 3, Company) <= Company.ToUtc(today, new(23, 59))) Assert.True(day <= last, $"{day} of {today}");
        }
    }
}
