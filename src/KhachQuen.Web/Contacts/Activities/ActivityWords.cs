using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>How activities are said and drawn.</summary>
internal static class ActivityWords
{
    public static readonly IReadOnlyList<short> Reminders = [0, 5, 15, 30, 60, 1_440];
    public static readonly IReadOnlyList<short> Lengths = [15, 30, 45, 60, 90, 120, 180, 240];

    public static string Icon(ActivityKind kind) => kind switch { ActivityKind.Call => "phone", ActivityKind.Meeting => "users", ActivityKind.Email => "mail", ActivityKind.Message => "message", _ => "checkbox" };

    public static string Icon(string kind) => Named<ActivityKind>.TryParse(kind, out var known) ? Icon(known.Value) : "phone-call";

    /// <summary>15 phút, 1 giờ, 1 ngày</summary>
    public static string Length(short minutes, T texts) => minutes switch
    {
        0 => texts["activities.atOnce"],
        < 60 => texts["client.time.minutes", minutes],
        1_440 => texts["client.time.day", 1],
        _ when minutes % 60 == 0 => texts["client.time.hours", minutes / 60],
        _ => texts["activities.hoursAndMinutes", minutes / 60, minutes % 60],
    };
}
