using System.Globalization;

namespace KhachQuen.Platform;

/// <summary>A number of a worksheet as the text a person would have typed.</summary>
internal static class XlsxNumber
{
    public static string Text(string raw, NumberForm form, bool from1904)
    {
        raw = raw.Trim();
        if (form.Kind is NumberKind.Plain && IsDigits(raw)) return raw;
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return raw;
        return form.Kind switch
        {
            NumberKind.Date => Date(number, from1904) ?? Plain(number, raw),
            NumberKind.Time => Time(number) ?? Date(number, from1904) ?? Plain(number, raw),
            NumberKind.Padded => Plain(number, raw).PadLeft(form.Digits, '0'),
            _ => Plain(number, raw),
        };
    }

    // Fifteen digits, as Excel shows: 0.1+0.2 is stored with seventeen. Through decimal, which never writes an exponent.
    private static string Plain(double number, string raw)
    {
        var shown = number.ToString("G15", CultureInfo.InvariantCulture);
        return decimal.TryParse(shown, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact.ToString("0.############################", CultureInfo.InvariantCulture) : raw;
    }

    private static string? Date(double serial, bool from1904)
    {
        if (from1904) serial += 1_462;
        // Excel knows a 29 February 1900 (serial 60), which never was; before it OADate is one day off.
        if (serial is < 1 or >= 2_958_466 or (>= 60 and < 61)) return null;
        var moment = DateTime.FromOADate(serial < 60 ? serial + 1 : serial);
        moment = moment.AddMilliseconds(500);
        return moment.ToString(moment.TimeOfDay < TimeSpan.FromSeconds(1) ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static string? Time(double day) =>
        day is < 0 or >= 1 ? null : TimeSpan.FromSeconds(Math.Round(day * 86_400)).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);

    private static bool IsDigits(string text) => text.Length is > 0 and <= 15 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
