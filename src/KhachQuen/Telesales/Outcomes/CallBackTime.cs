using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Telesales;

/// <summary>When to call again. Pure: the outcome, what the agent chose, the company's calendar.</summary>
public static class CallBackTime
{
    /// <summary>Null when nothing is to be done next. Refuses a missing, a past and, without a reason, a time outside working hours; the refusal names the nearest.</summary>
    public static DateTime? For(Outcome outcome, DateTime? chosen, string? outsideHoursReason, WorkingCalendar calendar, DateTime now)
    {
        if (outcome.Effect == OutcomeEffect.AutoCallBack) return Auto(outcome, chosen, calendar, now);
        if (!outcome.AsksTime) return null;
        Rule.Require(chosen is not null, "lead.callBackTimeMissing", "callBackAt");
        Rule.Require(chosen > now, "lead.callBackInThePast", "callBackAt");
        Rule.Require(chosen < now.AddYears(1), "lead.callBackTooFar", "callBackAt");
        if (!calendar.IsWorkingTime(chosen!.Value) && string.IsNullOrWhiteSpace(outsideHoursReason))
            throw new Refused("lead.callBackOutsideHours", "callBackAt", WhenText.Describe(calendar.NextWorkingTime(chosen.Value), now, calendar.Zone), calendar.NextWorkingTime(chosen.Value));
        return chosen;
    }

    /// <summary>A-12: the same time of day after so many days, moved to the next working time if that is closed; the agent may choose another.</summary>
    private static DateTime Auto(Outcome outcome, DateTime? chosen, WorkingCalendar calendar, DateTime now)
    {
        Rule.Require(chosen is null || chosen > now, "lead.callBackInThePast", "callBackAt");
        return chosen ?? calendar.NextSameTime(now.AddDays(outcome.Days ?? 7));
    }

    /// <summary>What the desk offers at a key press: soon, later today, tomorrow morning, Monday morning. All in working time, each once.</summary>
    public static IReadOnlyList<DateTime> Offers(WorkingCalendar calendar, DateTime now)
    {
        var today = calendar.DayOf(now);
        var wanted = new[] { now.AddMinutes(30), now.AddHours(2), calendar.ToUtc(today, new(16, 0)), calendar.ToUtc(today, new(19, 30)), Morning(calendar, today.AddDays(1)), Morning(calendar, NextMonday(today)) };
        return [.. wanted.Where(w => w > now.AddMinutes(5)).Select(w => OnTheMinute(calendar.NextWorkingTime(w))).Distinct().Order().Take(6)];
    }

    private static DateTime Morning(WorkingCalendar calendar, DateOnly day) => calendar.NextWorkingTime(calendar.ToUtc(day, new(9, 0)));
    private static DateOnly NextMonday(DateOnly day) => day.AddDays(((int)DayOfWeek.Monday - (int)day.DayOfWeek + 6) % 7 + 1);
    private static DateTime OnTheMinute(DateTime at) => new(at.Ticks - at.Ticks % TimeSpan.TicksPerMinute, DateTimeKind.Utc);
}
