using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>The hour of the nightly check (F-43). Pure but for the settings.</summary>
public static class EvidenceClock
{
    public static readonly TimeOnly At = new(23, 59);

    /// <summary>When the check of a company day is due.</summary>
    public static DateTime DueOn(DateOnly date) => CompanyTime.ToUtc(date, At);

    /// <summary>The check to come: today's until 23:59, then tomorrow's.</summary>
    public static DateTime Next(DateTime now) => DueOn(CompanyTime.DayOf(now)) is var today && now < today ? today : DueOn(CompanyTime.DayOf(now).AddDays(1));

    /// <summary>The newest check whose hour has come.</summary>
    public static DateTime Last(DateTime now) => DueOn(CompanyTime.DayOf(now)) is var today && now >= today ? today : DueOn(CompanyTime.DayOf(now).AddDays(-1));

    /// <summary>
    /// The hour has struck for this one and the check, which may be late, has not come by yet: nothing saves it any more.
    /// Asked before an act on it and once more right before the commit, so that the time of the commit decides (issue 4).
    /// </summary>
    internal static async Task RequireInTime(Db db, bool lacked, DateTime since, CancellationToken ct)
    {
        if (!lacked) return;
        var due = Last(db.Clock.Now());
        Rule.Require(since > due - (await db.Settings<EvidenceSettings>(ct)).Grace, "evidence.tooLate");
    }
}
