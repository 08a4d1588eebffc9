using System.Globalization;
using System.Text.RegularExpressions;

namespace KhachQuen.Platform;

/// <summary>What the format of a cell makes of the number in it.</summary>
/// <param name="Digits">Of <see cref="NumberKind.Padded"/>: "0000000000" shows a phone with the zero the number has lost.</param>
internal readonly record struct NumberForm(NumberKind Kind, int Digits = 0);

internal enum NumberKind
{
    Plain,
    Date,
    Time,
    Padded,
}

/// <summary>The number formats of a workbook, by the style index of a cell.</summary>
internal sealed partial class XlsxStyles
{
    private const int MostStyles = 65_536; // Excel's limit is 65,490

    private readonly Dictionary<int, string> codes = [];
    private readonly List<NumberForm> forms = [];

    public bool CountsFrom1904 { get; private init; }

    public NumberForm this[int style] => style >= 0 && style < forms.Count ? forms[style] : default;

    public static XlsxStyles Read(XlsxPackage package, XlsxBook book)
    {
        var styles = new XlsxStyles { CountsFrom1904 = book.CountsFrom1904 };
        if (book.Part("styles") is not { } part) return styles;
        using var xml = package.Read(part);
        var inCells = false;
        while (xml.Next())
        {
            if (xml.Name == "cellXfs") inCells = xml.Starts;
            else if (xml is { Starts: true, Name: "numFmt" }) styles.codes[Id(xml)] = xml.Attribute("formatCode") ?? "";
            else if (inCells && xml is { Starts: true, Name: "xf" }) styles.Add(Id(xml));
        }
        return styles;
    }

    private void Add(int id)
    {
        if (forms.Count == MostStyles) throw SheetDamage.TooLarge("styles", MostStyles);
        forms.Add(codes.TryGetValue(id, out var code) ? FormOf(code) : BuiltIn(id));
    }

    private static int Id(PartReader xml) => int.TryParse(xml.Attribute("numFmtId"), CultureInfo.InvariantCulture, out var id) ? id : 0;

    // ECMA-376 18.8.30; 27–36 and 50–58 are the East Asian dates.
    private static NumberForm BuiltIn(int id) => new(id switch
    {
        (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) => NumberKind.Date,
        (>= 18 and <= 21) or (>= 45 and <= 47) => NumberKind.Time,
        _ => NumberKind.Plain,
    });

    private static NumberForm FormOf(string code)
    {
        var letters = NotShownAsCode().Replace(code, "").Split(';')[0];
        if (letters.Length > 1 && letters.Length < 30 && letters.All(c => c == '0')) return new(NumberKind.Padded, letters.Length);
        if (letters.Contains("general", StringComparison.OrdinalIgnoreCase)) return default;
        if (letters.AsSpan().ContainsAny("yYdD")) return new(NumberKind.Date);
        if (letters.AsSpan().ContainsAny("hHsS") || Elapsed().IsMatch(code)) return new(NumberKind.Time);
        return new(letters.AsSpan().ContainsAny("mM") ? NumberKind.Date : NumberKind.Plain);
    }

    // "quoted", [bracketed], \e(scaped), _w(ide) and *f(ill): what is left are digits and date letters.
    [GeneratedRegex(@"""[^""]*""|\[[^\]]*\]|[\\_*].", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex NotShownAsCode();

    [GeneratedRegex(@"\[(h+|m+|s+)\]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Elapsed();
}
