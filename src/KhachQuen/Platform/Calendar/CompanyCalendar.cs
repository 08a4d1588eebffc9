namespace KhachQuen.Platform;

/// <summary>The company's working calendar as of now, from its settings. Kept for a few seconds: asked for with every callback, changed twice a year.</summary>
public sealed class CompanyCalendar(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private volatile Kept? kept;

    public async ValueTask<WorkingCalendar> Today(CancellationToken ct = default)
    {
        var now = clock.Now();
        if (kept is { } known && known.Until > now) return known.Calendar;
        await using var db = database.OpenApart(Actor.System);
        var calendar = Made(await db.Settings<WorkingHours>(ct), await db.Settings<CompanySettings>(ct), now);
        CompanyTime.Zone = calendar.Zone;
        kept = new(calendar, now + Fresh);
        return calendar;
    }

    /// <summary>Known for last year and the ten to come: as far as anything is planned.</summary>
    internal static WorkingCalendar Made(WorkingHours hours, CompanySettings company, DateTime now)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(company.Zone, out var found) ? found : VietnamTime.Zone;
        return hours.CalendarFor(Enumerable.Range(now.Year - 1, 12).SelectMany(hours.Off).Select(d => d.On), zone);
    }

    private sealed record Kept(WorkingCalendar Calendar, DateTime Until);
}
