using System.Globalization;
using System.Text.RegularExpressions;

namespace KhachQuen.Platform;

/// <summary>The clock words.</summary>
internal static class WhenClock
{
    public static bool Time(Match match, WhenParts when)
    {
        var hour = Int(match.Groups["h"]);
        var minute = match.Groups["m"] is { Success: true } said ? said.Value == "ruoi" ? 30 : Int(said) : 0;
        if (match.Groups["half"] is { Success: true } half)
            return hour is >= 1 and <= 12 && when.At(hour % 12 + (half.Value == "pm" ? 12 : 0), minute, exact: true);
        return when.At(hour, minute, exact: match.Groups["h"].Value.StartsWith('0') || (match.Groups["h"].Length == 2 && match.Value.Contains(':')));
    }

    /// <summary>"9h kém 15" is 08:45.</summary>
    public static bool Less(Match match, WhenParts when) =>
        Int(match.Groups["h"]) is >= 1 and var hour && Int(match.Groups["less"]) is >= 1 and <= 59 and var less && when.At(hour - 1, 60 - less, exact: false);

    private static int Int(Group digits) => int.Parse(digits.Value, NumberStyles.None, CultureInfo.InvariantCulture);
}
