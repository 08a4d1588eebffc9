using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace KhachQuen.Platform;

// By hand over ZipArchive: the OpenXML SDK packs through System.IO.Packaging, which holds a part in memory until it is closed.
internal sealed class XlsxWriter(Stream stream, string sheetName) : SheetWriter
{
    private const int MostRows = 1_048_576;
    private const string Plain = "", Date = " s=\"1\"", Moment = " s=\"2\"", Guarded = " s=\"3\"";

    private readonly Outbox packed = new();
    private ZipArchive? zip;
    private Stream? sheet;
    private int row;

    public override async ValueTask Write(IReadOnlyList<object?> cells, CancellationToken ct = default)
    {
        sheet ??= Begin();
        if (row == MostRows) throw SheetDamage.TooLarge("rows", MostRows);
        Pending.Append(CultureInfo.InvariantCulture, $"<row r=\"{++row}\">");
        for (var at = 0; at < cells.Count; at++) Cell(at, cells[at]);
        Pending.Append("</row>");
        await FlushWhenEnough(sheet, ct);
        await packed.Send(stream, ct);
    }

    public override async ValueTask Complete(CancellationToken ct = default)
    {
        sheet ??= Begin();
        Pending.Append("</sheetData></worksheet>");
        await Flush(sheet, ct);
        await sheet.DisposeAsync();
        await zip!.DisposeAsync();
        await packed.Send(stream, ct);
        await stream.FlushAsync(ct);
    }

    private void Cell(int column, object? value)
    {
        if (SheetValue.Number(value) is { } number) Typed(column, Plain, number);
        else if (SheetValue.Moment(value) is { } moment) Typed(column, moment.TimeOfDay == TimeSpan.Zero ? Date : Moment, Serial(moment));
        else if (SheetValue.Text(value) is { Length: > 0 } text) Text(column, text);
    }

    private void Typed(int column, string style, string number) => Start(column).Append(style).Append("><v>").Append(number).Append("</v></c>");

    // An inline string is never evaluated; style 3 keeps it so when somebody edits the cell.
    private void Text(int column, string text) => Start(column)
        .Append(SheetText.StartsFormula(text) ? Guarded : Plain)
        .Append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">").Append(XlsxParts.Escaped(XlsxEscapes.Encode(text))).Append("</t></is></c>");

    private StringBuilder Start(int column) => Pending.Append(CultureInfo.InvariantCulture, $"<c r=\"{ColumnLetters.Of(column)}{row}\"");

    private static string Serial(DateTime moment)
    {
        var serial = moment.ToOADate();
        return (serial < 61 ? serial - 1 : serial).ToString("R", CultureInfo.InvariantCulture); // Excel's 29 February 1900
    }

    private Stream Begin()
    {
        zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (path, text) in XlsxParts.Fixed(sheetName))
        {
            using var part = Part(path);
            part.Write(Encoding.UTF8.GetBytes(text));
        }
        Pending.Append(XlsxParts.SheetStart);
        return Part("xl/worksheets/sheet1.xml");
    }

    private Stream Part(string path) => zip!.CreateEntry(path, CompressionLevel.Fastest).Open();

    // The zip closes its entries synchronously, which a response forbids: it packs in here, and we send on what is packed.
    private sealed class Outbox : MemoryStream
    {
        public override bool CanSeek => false; // or the zip would go back to mend its headers

        public async ValueTask Send(Stream to, CancellationToken ct)
        {
            if (Length == 0) return;
            await to.WriteAsync(GetBuffer().AsMemory(0, (int)Length), ct);
            SetLength(0);
        }
    }
}
