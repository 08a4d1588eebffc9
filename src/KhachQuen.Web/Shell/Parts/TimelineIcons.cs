using System.Collections.Frozen;

namespace KhachQuen.Web.Shell;

/// <summary>The icon of a kind of line: by its whole name, else by its noun; modules name theirs in their front files.</summary>
internal static class TimelineIcons
{
    private static readonly FrozenDictionary<string, string> All = AllScreens.All.SelectMany(s => s.TimelineIcons).ToFrozenDictionary();

    public static string Of(string kind) => All.GetValueOrDefault(kind) ?? All.GetValueOrDefault(kind.Split('.')[0]) ?? "point";
}
