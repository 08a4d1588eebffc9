using System.Globalization;
using System.Text.RegularExpressions;

namespace KhachQuen.Platform;

/// <summary>A phone that a spreadsheet took for a quantity: "912345678.0", "9.12345678E8".</summary>
internal static partial class SheetNumber
{
    // A sheet that shows 9.12346E+08 has thrown digits away; seven significant ones are more than it ever shows rounded.
    private const int EnoughDigits = 7;

    /// <summary>The digits again; the text itself when it is no such number; null when digits were rounded away.</summary>
    public static string? Undo(string text)
    {
        if (Whole().Match(text) is { Success: true } whole) return whole.Groups["digits"].Value;
        if (Scientific().Match(text) is not { Success: true } number) return text;
        var digits = number.Groups["first"].Value + number.Groups["rest"].Value;
        var length = int.Parse(number.Groups["power"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) + 1;
        if (digits.Length > length) return text;
        return digits.Length < EnoughDigits ? null : digits.PadRight(length, '0');
    }

    [GeneratedRegex(@"^\s*(?<digits>[0-9]{9,12})[.,]0{1,4}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^\s*(?<first>[0-9])[.,](?<rest>[0-9]{1,14})[eE]\+?(?<power>[0-9]{1,2})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Scientific();
}
