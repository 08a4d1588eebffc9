using System.Globalization;
using System.Text.RegularExpressions;

namespace KhachQuen.Platform;

/// <summary>Dates as people write them in sheets: day before month, always. <c>11/02/2026</c> is the eleventh of February.</summary>
public static partial class SheetDates
{
    // A bare number is a date only between 1954 and 2119; a smaller one is more likely a count, a larger one a phone.
    private const int FirstSerial = 20_000, LastSerial = 80_000;

    /// <summary>Understands dd/MM/yyyy, d-M-yyyy, d.M.yy, yyyy-MM-dd, yyyy/M/d (a time behind it is passed over) and Excel's serials.</summary>
    public static bool TryParse(string? text, out DateOnly date)
    {
        text = text?.Trim() ?? "";
        if (TrySerial(text, out date)) return true;
        var day = DayFirst().Match(text);
        if (day.Success) return TryDate(day, FullYear(day.Groups["y"].Value), out date);
        var year = YearFirst().Match(text);
        return TryDate(year, year.Success ? Number(year.Groups["y"].Value) : 0, out date);
    }

    private static bool TrySerial(string text, out DateOnly date)
    {
        date = default;
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial)) return false;
        if (serial is < FirstSerial or > LastSerial) return false;
        date = DateOnly.FromDateTime(DateTime.FromOADate(serial));
        return true;
    }

    private static bool TryDate(Match match, int year, out DateOnly date)
    {
        date = default;
        if (!match.Success) return false;
        var (month, day) = (Number(match.Groups["m"].Value), Number(match.Groups["d"].Value));
        if (year is < 1900 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    private static int FullYear(string year) => Number(year) + (year.Length == 2 ? 2000 : 0);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<d>[0-9]{1,2})(?<s>[/.\-])(?<m>[0-9]{1,2})\k<s>(?<y>[0-9]{4}|[0-9]{2})(?:[ T,].*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?<s>[/.\-])(?<m>[0-9]{1,2})\k<s>(?<d>[0-9]{1,2})(?:[ T,].*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();
}
