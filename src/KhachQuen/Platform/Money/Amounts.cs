using System.Globalization;

namespace KhachQuen.Platform;

/// <summary>Numbers with dots and commas, Vietnamese or English.</summary>
internal static class Amounts
{
    private const int MostDigits = 20;

    /// <summary>Groups of three behind one separator are thousands; a last separator of another kind is the decimal one.</summary>
    public static decimal? Number(string text)
    {
        var last = text.LastIndexOfAny(['.', ',']);
        if (last < 0) return Decimal(text);
        if (IsGrouped(text, text[last])) return Decimal(text.Replace(text[last].ToString(), "", StringComparison.Ordinal));
        var (whole, other) = (text[..last], text[last] == '.' ? ',' : '.');
        if (whole.Contains(text[last]) || (whole.Contains(other) && !IsGrouped(whole, other))) return null;
        return Decimal(whole.Replace(other.ToString(), "", StringComparison.Ordinal) + "." + text[(last + 1)..]);
    }

    /// <summary>"1.250": a thousand or one and a quarter.</summary>
    public static bool MayBeThousandsOrDecimals(string text) =>
        text.IndexOfAny(['.', ',']) is var at && at == text.LastIndexOfAny(['.', ',']) && at > 0 && IsGrouped(text, text[at]);

    private static bool IsGrouped(string text, char separator) =>
        text.Split(separator) is [['1' or '2' or '3' or '4' or '5' or '6' or '7' or '8' or '9', ..] first, .. var groups]
        && first.Length <= 3 && first.All(char.IsAsciiDigit) && groups.All(group => group.Length == 3 && group.All(char.IsAsciiDigit));

    private static decimal? Decimal(string text) =>
        text.Length <= MostDigits && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
}
