using System.Globalization;
using System.Text;

namespace KhachQuen.Platform;

/// <summary>Walks a worksheet's rows, one at a time. Everything arrives as text: cached results of formulas, numbers without exponent, dates as yyyy-MM-dd.</summary>
internal sealed class XlsxRows(PartReader xml, XlsxStyles styles, SharedStrings strings, SheetLimits limits)
{
    private readonly List<string> cells = [];
    private readonly StringBuilder value = new(), formula = new();
    private StringBuilder? text; // where letters go now
    private bool inData, inPhonetic;
    private int line, column, style;
    private string? type;

    public RawRow? Next()
    {
        while (xml.Next())
        {
            if (xml.IsText) TakeText();
            else if (xml.Name == "sheetData") inData = !xml.Ends;
            else if (inData && xml.Starts) Start();
            if (!inData || !xml.Ends) continue;
            End();
            if (xml.Name == "row") return new RawRow(line, [.. cells]);
        }
        return null;
    }

    private void TakeText()
    {
        if (text is not null && !inPhonetic) xml.AppendTo(text);
    }

    private void Start()
    {
        switch (xml.Name)
        {
            case "row": StartRow(); break;
            case "c": StartCell(); break;
            case "v" or "t": text = value; break;
            case "f": text = formula; break;
            case "rPh": inPhonetic = true; break;
        }
    }

    private void End()
    {
        switch (xml.Name)
        {
            case "c": EndCell(); break;
            case "v" or "t" or "f": text = null; break;
            case "rPh": inPhonetic = false; break;
        }
    }

    private void StartRow()
    {
        line = int.TryParse(xml.Attribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) && said > 0 ? said : line + 1;
        if (line > limits.Rows + 100L) throw SheetDamage.TooLarge("rows", limits.Rows); // 100: what may stand above the heading
        cells.Clear();
        column = -1;
    }

    private void StartCell()
    {
        var said = ColumnLetters.Index(xml.Attribute("r"));
        column = said >= 0 ? said : column + 1;
        type = xml.Attribute("t");
        style = int.TryParse(xml.Attribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : 0;
        value.Clear();
        formula.Clear();
    }

    private void EndCell()
    {
        var shown = SheetText.Clean(Shown());
        if (shown.Length == 0) return; // a cell with nothing but a format does not widen the row
        if (column >= limits.Columns) throw SheetDamage.TooLarge("columns", limits.Columns);
        while (cells.Count <= column) cells.Add("");
        cells[column] = shown;
    }

    // A formula that no program has computed yet shows as itself: the person sees what is wrong with the cell, nothing is evaluated here.
    private string Shown()
    {
        if (value.Length == 0) return formula.Length == 0 ? "" : "=" + formula;
        var raw = value.ToString();
        return type switch
        {
            "s" => int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? strings[index] : throw SheetDamage.Damaged("shared string " + raw),
            "inlineStr" or "str" => XlsxEscapes.Decode(raw),
            "b" => raw == "1" ? "TRUE" : "FALSE",
            "d" => raw.EndsWith("T00:00:00", StringComparison.Ordinal) ? raw[..^9] : raw,
            "e" => raw,
            _ => XlsxNumber.Text(raw, styles[style], styles.CountsFrom1904),
        };
    }
}
