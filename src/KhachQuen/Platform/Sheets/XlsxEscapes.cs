using System.Globalization;
using System.Text.RegularExpressions;

namespace KhachQuen.Platform;

/// <summary>ECMA-376 22.4.2.4: what XML cannot hold is written <c>_xHHHH_</c>, and what only looks so as <c>_x005F_xHHHH_</c>.</summary>
internal static partial class XlsxEscapes
{
    public static string Decode(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(text, match => ((char)int.Parse(match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    /// <summary>Protects a clean text; the carriage return too, which XML would turn into a line feed.</summary>
    public static string Encode(string text)
    {
        if (text.Contains("_x", StringComparison.Ordinal)) text = Escape().Replace(text, "_x005F$0");
        return text.Replace("\r", "_x000D_", StringComparison.Ordinal);
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
