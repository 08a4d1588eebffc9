using System.Globalization;
using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>Reading a posted form.</summary>
public static class Posted
{
    public static string? Text(this IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
    public static Guid? Id(this IFormCollection form, string name) => Guid.TryParse(form[name].ToString(), out var id) ? id : null;
    public static bool On(this IFormCollection form, string name) => form.ContainsKey(name);
    public static IReadOnlyList<string> All(this IFormCollection form, string name) => [.. form[name].OfType<string>().Where(v => v.Length > 0)];
    public static long Version(this IFormCollection form) => long.TryParse(form["version"], out var version) ? version : throw new BadHttpRequestException("The form has no version");
    /// <summary>Ticked rows of a list, and no more of them than that.</summary>
    public static IReadOnlyList<Guid> Ids(this IFormCollection form, int atMost, string name = "ids") => [.. form[name].Select(i => Guid.TryParse(i, out var id) ? id : Guid.Empty).Where(i => i != Guid.Empty).Take(atMost)];
    /// <summary>An instant as the product itself wrote it into an address: ticks of UTC.</summary>
    public static DateTime Moment(long ticks) => ticks > 0 && ticks <= DateTime.MaxValue.Ticks ? new(ticks, DateTimeKind.Utc) : throw new BadHttpRequestException("That is no moment");
    public static DateOnly? Day(this IFormCollection form, string name) => DateOnly.TryParseExact(form[name].ToString(), "yyyy-MM-dd", out var day) ? day : null;

    private static readonly string[] ClockForms = ["H:mm", "H'h'mm", "H'h'", "H'g'mm"];

    /// <summary>08:00, 8:00, 8h30, 8h; null where nothing was said.</summary>
    public static TimeOnly? Clock(this IFormCollection form, string name) => form.Text(name) is not { } text ? null
        : TimeOnly.TryParseExact(text, ClockForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw new Refused("workingHours.timeUnreadable", name);
}
