using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Telesales;

/// <summary>When a lead that somebody holds falls into the floating pool. Pure.</summary>
public static class FloatRule
{
    /// <summary>The instant from which it floats; null: it does not.</summary>
    /// <param name="stage">Only new leads and those in contact float.</param>
    /// <param name="lastOutcome">Its last result; null: nobody has worked it.</param>
    /// <param name="mayFloat">Whether the administrator ticked that result.</param>
    /// <param name="deadline">When it should have been called: the callback, else when it was last worked, else when its holder got it.</param>
    /// <param name="workingDays">So many working days after the deadline, at the same time of day.</param>
    /// <param name="calendar">When the company works.</param>
    public static DateTime? FloatsAt(LeadStage stage, string? lastOutcome, bool mayFloat, DateTime deadline, int workingDays, WorkingCalendar calendar) =>
        stage is LeadStage.New or LeadStage.Contact && (lastOutcome is null || mayFloat)
            ? calendar.ToUtc(calendar.AddWorkingDays(calendar.DayOf(deadline), workingDays), TimeOnly.FromDateTime(calendar.ToLocal(deadline)))
            : null;

    /// <summary>The last day on which a deadline may have lain for its lead to float today.</summary>
    public static DateOnly LastDeadline(DateOnly today, int workingDays, WorkingCalendar calendar)
    {
        var day = today;
        while (calendar.AddWorkingDays(day, workingDays) > today) day = day.AddDays(-1);
        return day;
    }
}
