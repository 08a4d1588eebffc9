using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Access;

/// <summary>When one person works, without a database.</summary>
public sealed class PersonHoursTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23), Holiday = new(2026, 11, 24);
    private static readonly WorkingCalendar Company = WorkingCalendar.Default([Holiday]);
    private static readonly IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Stretch>> Mornings = Enum.GetValues<DayOfWeek>().ToDictionary(d => d, _ => (IReadOnlyList<Stretch>)[new(new(8, 0), new(12, 0))]);
    private static readonly IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Stretch>> Nights = Enum.GetValues<DayOfWeek>().ToDictionary(d => d, _ => (IReadOnlyList<Stretch>)[new(new(0, 0), new(2, 0)), new(new(22, 0), new(0, 0))]);

    private static RosterPlan Plan(DateOnly from, DateOnly? to, IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Stretch>>? week) => new(from, to, week, "Ca", Guid.NewGuid());
    private static DateTime At(string wall) => HandClock.Wall(wall);

    [Fact]
    public void Without_a_roster_the_companys_hours_hold_and_nobody_is_off_shift()
    {
        var person = new PersonHours([], [], Company);
        Assert.Equal([new OpenHours(new(8, 0), new(20, 30))], person.HoursOf(Monday));
        Assert.Empty(person.HoursOf(Holiday));
        Assert.Null(person.AwayAt(At("2026-11-23 03:00")));
    }

    [Fact]
    public void What_was_said_last_of_a_day_holds()
    {
        var person = new PersonHours([Plan(Monday, null, Mornings), Plan(Monday.AddDays(2), Monday.AddDays(3), Nights), Plan(Monday.AddDays(3), Monday.AddDays(3), null)], [], Company);
        Assert.Equal(new(8, 0), person.HoursOf(Monday)[0].From);
        Assert.Equal(2, person.HoursOf(Monday.AddDays(2)).Count);
        Assert.Empty(person.HoursOf(Monday.AddDays(3)));
        Assert.Equal(new(8, 0), person.HoursOf(Monday.AddDays(4))[0].From);
        Assert.Empty(person.HoursOf(Monday.AddDays(-1)));      // before the roster begins
    }

    [Fact]
    public void A_public_holiday_is_free_unless_something_was_said_of_that_very_day()
    {
        Assert.Empty(new PersonHours([Plan(Monday, null, Mornings)], [], Company).HoursOf(Holiday));
        Assert.Single(new PersonHours([Plan(Monday, null, Mornings), Plan(Holiday, Holiday, Mornings)], [], Company).HoursOf(Holiday));
    }

    [Fact]
    public void Leave_beats_every_shift_and_the_end_of_a_shift_is_not_in_it()
    {
        var person = new PersonHours([Plan(Monday, null, Mornings)], [new(Monday.AddDays(2), Monday.AddDays(2), LeaveKind.Sick, Guid.NewGuid())], Company);
        Assert.Equal(PresenceReasons.OnLeave, person.AwayAt(At("2026-11-25 09:00")));
        Assert.Null(person.AwayAt(At("2026-11-23 08:00")));
        Assert.Null(person.AwayAt(At("2026-11-23 11:59")));
        Assert.Equal(PresenceReasons.OffShift, person.AwayAt(At("2026-11-23 12:00")));
        Assert.Equal(PresenceReasons.OffShift, person.AwayAt(At("2026-11-23 07:59")));
    }

    [Fact]
    public void Ready_time_is_working_time_in_which_data_was_on_and_is_counted_once()
    {
        var person = new PersonHours([Plan(Monday, null, Mornings)], [], Company);
        (DateTime, DateTime?)[] ready = [(At("2026-11-23 07:00"), At("2026-11-23 09:00")), (At("2026-11-23 08:30"), At("2026-11-23 10:00")), (At("2026-11-23 11:30"), null)];
        Assert.Equal(TimeSpan.FromHours(2.5), person.ReadyTime(ready, At("2026-11-23 00:00"), At("2026-11-24 00:00")));
        Assert.Equal(TimeSpan.FromHours(2), person.ReadyTime(ready, At("2026-11-23 00:00"), At("2026-11-23 10:30")));
        Assert.Equal(TimeSpan.Zero, person.ReadyTime([], At("2026-11-23 00:00"), At("2026-11-24 00:00")));
    }

    [Fact]
    public void A_night_shift_is_two_stretches_over_midnight()
    {
        var person = new PersonHours([Plan(Monday, null, Nights)], [], Company);
        Assert.Null(person.AwayAt(At("2026-11-25 23:59")));
        Assert.Null(person.AwayAt(At("2026-11-26 00:00")));
        Assert.Equal(PresenceReasons.OffShift, person.AwayAt(At("2026-11-26 02:00")));
        Assert.Equal(TimeSpan.FromHours(4), person.ReadyTime([(At("2026-11-25 12:00"), null)], At("2026-11-25 20:00"), At("2026-11-26 08:00")));
    }
}
