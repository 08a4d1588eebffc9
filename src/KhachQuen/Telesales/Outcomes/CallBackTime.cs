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
}
