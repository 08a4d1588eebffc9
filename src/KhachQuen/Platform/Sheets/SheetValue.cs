using System.Globalization;

namespace KhachQuen.Platform;

/// <summary>What a cell to be written is.</summary>
internal static class SheetValue
{
    // More than 15 digits Excel would round: such a number (a waybill, a card) is a text.
    private const decimal MostExact = 999_999_999_999_999m;

    /// <summary>The number in a form every program reads, or null for what must stay text.</summary>
    public static string? Number(object? value) => value switch
    {
        byte or short or int or long or decimal => Exact(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        float or double when double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)) => Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The moment, when the value is a day or a moment that Excel's calendar holds.</summary>
    public static DateTime? Moment(object? value) => value switch
    {
        DateOnly { Year: > 1900 } day => day.ToDateTime(TimeOnly.MinValue),
        DateTime { Year: > 1900 } moment => moment,
        _ => null,
    };

    /// <summary>As the reader gives it back.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        string text => SheetText.Clean(text),
        bool truth => truth ? "TRUE" : "FALSE",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable other => SheetText.Clean(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => SheetText.Clean(value.ToString() ?? ""),
    };

    private static string? Exact(decimal number) =>
        Math.Abs(number) <= MostExact ? number.ToString("0.############################", CultureInfo.InvariantCulture) : null;
}
