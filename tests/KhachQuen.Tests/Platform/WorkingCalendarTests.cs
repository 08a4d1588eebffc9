using FsCheck;
using FsCheck.Fluent;
using KhachQuen.Platform;
using static KhachQuen.Tests.Platform.Wall;

namespace KhachQuen.Tests.Platform;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Company = WorkingCalendar.Default([.. Holidays.Of(2026).Concat(Holidays.Of(2027)).Select(day => day.On)]);

    private static readonly WorkingCalendar Split = new(
        new Dictionary<DayOfWeek, IReadOnlyList<OpenHours>>
        {
            [DayOfWeek.Monday] = [new(new(13, 0), new(17, 30)), new(new(8, 0), new(12, 0))],
            [DayOfWeek.Wednesday] = [new(new(8, 0), new(12, 0)), new(new(12, 0), new(0, 0))],
            [DayOfWeek.Saturday] = [new(new(8, 0), new(12, 0))],
        },
        [], VietnamTime.Zone);

    private static readonly WorkingCalendar SummerTime = new(
        Enum.GetValues<DayOfWeek>().ToDictionary(day => day, IReadOnlyList<OpenHours> (_) => [new(new(1, 0), new(4, 0)), new(new(9, 0), new(17, 0))]),
        [], TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    private static readonly Arbitrary<(WorkingCalendar Calendar, DateTime At)> Moments = Arb.From(
        from calendar in Gen.Elements(Company, Split, SummerTime)
        from seconds in Gen.Choose(0, 2 * 365 * 24 * 3600)
        select (calendar, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(seconds)));

    /// <summary>Back and forth agree: whatever is not later than the answer has that much working time behind it, whatever is later has not.</summary>
    [Fact]
    public void What_is_taken_back_is_the_latest_instant_with_so_much_working_time_since() =>
        Prop.ForAll(Moments, Gen.Choose(1, 200_000).ToArbitrary(), (given, seconds) =>
        {
            var span = TimeSpan.FromSeconds(seconds);
            var at = given.Calendar.TakeWorkingTime(given.At, span);
            return given.Calendar.WorkingTimeBetween(at, given.At) == span && given.Calendar.WorkingTimeBetween(at.AddSeconds(1), given.At) < span;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void The_next_working_time_is_never_earlier_and_always_open() =>
        Prop.ForAll(Moments, given =>
        {
            var next = given.Calendar.NextWorkingTime(given.At);
            return next >= given.At && given.Calendar.IsWorkingTime(next)
                && (next == given.At) == given.Calendar.IsWorkingTime(given.At)
                && given.Calendar.WorkingTimeBetween(given.At, next) == TimeSpan.Zero;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void The_same_time_on_a_working_day_is_never_earlier_and_always_open() =>
        Prop.ForAll(Moments, given =>
        {
            var next = given.Calendar.NextSameTime(given.At);
            var time = TimeOnly.FromDateTime(given.Calendar.ToLocal(given.At));
            var kept = TimeOnly.FromDateTime(given.Calendar.ToLocal(next)) == time;
            return next >= given.At && given.Calendar.IsWorkingTime(next) && (kept || !given.Calendar.IsUsuallyOpen(time));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void Adding_working_time_is_the_inverse_of_measuring_it() =>
        Prop.ForAll(Moments, Arb.From(Gen.Choose(0, 14 * 24 * 3600)), (given, seconds) =>
        {
            var span = TimeSpan.FromSeconds(seconds);
            var end = given.Calendar.AddWorkingTime(given.At, span);
            return end >= given.At && given.Calendar.WorkingTimeBetween(given.At, end) == span;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void Working_time_adds_up_over_a_moment_in_between() =>
        Prop.ForAll(Moments, Arb.From(Gen.Choose(0, 999_999)), Arb.From(Gen.Choose(0, 999_999)), (given, one, two) =>
        {
            var (middle, end) = (given.At.AddSeconds(one), given.At.AddSeconds(one + two));
            return given.Calendar.WorkingTimeBetween(given.At, middle) + given.Calendar.WorkingTimeBetween(middle, end)
                == given.Calendar.WorkingTimeBetween(given.At, end);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Theory]
    [InlineData("2026-11-21 20:30", "2026-11-23 08:00")] // Saturday evening → Monday
    [InlineData("2026-11-23 20:30", "2026-11-25 08:00")] // the 24th is a holiday
    [InlineData("2026-11-23 07:59", "2026-11-23 08:00")]
    [InlineData("2026-11-23 10:05", "2026-11-23 10:05")]
    [InlineData("2027-02-04 21:00", "2027-02-11 08:00")] // over Tết
    public void The_next_working_time_skips_nights_Sundays_and_holidays(string at, string next) =>
        Assert.Equal(Local(next), Company.NextWorkingTime(Local(at)));

    [Theory]
    [InlineData("2026-11-29 15:20", "2026-11-30 15:20")]
    [InlineData("2026-11-24 15:20", "2026-11-25 15:20")]
    [InlineData("2026-11-25 15:20", "2026-11-25 15:20")]
    [InlineData("2026-11-25 21:00", "2026-11-26 08:00")] // nobody ever works at nine in the evening
    [InlineData("2027-02-05 10:00", "2027-02-11 10:00")]
    public void An_automatic_callback_keeps_its_time_of_day(string at, string next) =>
        Assert.Equal(Local(next), Company.NextSameTime(Local(at)));

    [Fact]
    public void A_time_of_day_moves_past_a_short_Saturday() =>
        Assert.Equal(Local("2026-11-30 15:00"), Split.NextSameTime(Local("2026-11-28 15:00")));

    [Fact]
    public void Thirty_working_minutes_begun_at_closing_time_end_after_opening() =>
        Assert.Equal(Local("2026-11-25 08:20"), Company.AddWorkingTime(Local("2026-11-23 20:20"), TimeSpan.FromMinutes(30)));

    [Fact]
    public void Two_working_days_after_Monday_skip_the_holiday() =>
        Assert.Equal(new DateOnly(2026, 11, 26), Company.AddWorkingDays(new DateOnly(2026, 11, 23), 2));

    [Fact]
    public void The_company_day_begins_at_its_own_midnight()
    {
        Assert.Equal(new DateTime(2026, 11, 22, 17, 0, 0, DateTimeKind.Utc), Company.StartOfDay(new DateOnly(2026, 11, 23)));
        Assert.Equal(new DateOnly(2026, 11, 23), Company.DayOf(new DateTime(2026, 11, 22, 17, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(new DateOnly(2026, 11, 22), Company.DayOf(new DateTime(2026, 11, 22, 16, 59, 59, DateTimeKind.Utc)));
    }

    [Theory]
    [InlineData("calendar.neverOpen", "")]
    [InlineData("calendar.hoursInvalid", "17:00-08:00")]
    [InlineData("calendar.hoursOverlap", "08:00-12:00 11:59-17:00")]
    public void A_pattern_nobody_can_work_is_refused(string code, string monday)
    {
        OpenHours[] hours = [.. monday.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => new OpenHours(Time(part[..5]), Time(part[6..])))];
        var week = new Dictionary<DayOfWeek, IReadOnlyList<OpenHours>> { [DayOfWeek.Monday] = hours };
        Assert.Equal(code, Assert.Throws<Refused>(() => new WorkingCalendar(week, [], VietnamTime.Zone)).Code);
    }
}
