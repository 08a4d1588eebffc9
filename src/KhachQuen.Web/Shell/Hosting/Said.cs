using System.Globalization;
using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>Times and sums as they are said on screen, in the request's language and the company's zone.</summary>
public static class Said
{
    public static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>"hôm nay 15:30", "mai 09:00", "T4 25/11 09:00".</summary>
    public static string When(DateTime at, TimeProvider clock) => WhenText.Describe(at, clock.Now(), CompanyTime.Zone, English);

    /// <summary>Today only the time of day.</summary>
    public static string Brief(DateTime at, TimeProvider clock) =>
        CompanyTime.DayOf(at) == CompanyTime.DayOf(clock.Now()) ? CompanyTime.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture) : When(at, clock);

    /// <summary>How long ago, in the largest whole unit.</summary>
    public static string Ago(DateTime at, TimeProvider clock)
    {
        var span = clock.Now() - at;
        var (count, vi, en) = span.TotalMinutes < 1 ? (0, "vừa xong", "just now") : span.TotalHours < 1 ? ((int)span.TotalMinutes, "phút trước", "min ago") : span.TotalDays < 1 ? ((int)span.TotalHours, "giờ trước", "h ago") : ((int)span.TotalDays, "ngày trước", "days ago");
        var words = English ? en : vi;
        return count == 0 ? words : $"{count} {words}";
    }

    public static string Money(long dong) => Vnd.Format(dong, English);
    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
