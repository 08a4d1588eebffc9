using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Platform.Sheets;

/// <summary>T-25: no cell starts a formula, +84… survives, import(export(x)) = x.</summary>
public sealed class SheetRoundTripTests
{
    private static readonly string[] Nasty =
    [
        "'", "\"", "\"\"", "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", ";", ",", "|", "=1+1", "'=1", "''@x", "＝", "+84912345678", "_x000D_", "_x", "_x005F_",
        "&amp;", "<b>", "]]>", " ", "ế", "e\u0302\u0301", "Đ", "\uFEFF", "\uFFFE", "\uFFFD", "\0", "\u0007", "\u0085", "\u2028", "😀", "\uD800", "\uDC00", "sep=;", "a", "0",
    ];

    private static readonly Gen<string> Texts = Gen.Elements(Nasty).ListOf().Select(string.Concat);

    private static readonly Gen<string[][]> Sheets = Texts.ArrayOf(3).ArrayOf();

    [Theory]
    [InlineData(SheetKind.Csv)]
    [InlineData(SheetKind.Xlsx)]
    public void What_is_written_is_read_again(SheetKind kind) => Prop.ForAll(Sheets.ToArbitrary(), rows =>
    {
        rows = [.. rows.Where(row => !row.All(cell => string.IsNullOrWhiteSpace(SheetText.Clean(cell))))]; // empty rows are no rows
        var read = Leads.Read(Written(stream => SheetWriter.Of(kind, stream), [["Tên", "SĐT", "Ghi chú"], .. rows]));
        return read.Select(row => row.Cells).SequenceEqual(rows.Select(row => row.Select(SheetText.Clean)), Same);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    [InlineData('|')]
    public void In_csv_no_cell_starts_a_formula(char separator) => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        using var written = new StreamReader(Written(stream => SheetWriter.Csv(stream, separator), [[text]]));
        var cell = written.ReadToEnd();
        if (cell.StartsWith('"')) cell = cell[1..];
        return cell.Length == 0 || !"=+-@\t\r＝＋－＠".Contains(cell[0], StringComparison.Ordinal) || cell == "\r\n";
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cleaning_twice_is_cleaning_once_and_leaves_plain_text_alone() => Prop.ForAll(Texts.ToArbitrary(), text =>
        SheetText.Clean(SheetText.Clean(text)) == SheetText.Clean(text)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(SheetKind.Csv)]
    [InlineData(SheetKind.Xlsx)]
    public void Numbers_and_dates_are_typed_and_come_back_as_text(SheetKind kind)
    {
        object?[] cells = ["+84912345678", -1_500_000L, 0.25m, 1234567890123456789L, new DateOnly(2026, 11, 2), new DateTime(2026, 11, 2, 8, 30, 0), true, null, "=1+1", "x"];
        var read = Leads.Read(Written(stream => SheetWriter.Of(kind, stream), [["SĐT", "b", "c", "d", "e", "f", "g", "h", "i", "j"], cells])).Single();
        Assert.Equal(["+84912345678", "-1500000", "0.25", "1234567890123456789", "2026-11-02", "2026-11-02T08:30:00", "TRUE", "", "=1+1", "x"], read.Cells);
    }

    [Fact]
    public void In_xlsx_a_dangerous_text_is_typed_as_text_and_a_number_as_number()
    {
        using var zip = new ZipArchive(Written(stream => SheetWriter.Xlsx(stream), [["=1+1", -5, new DateOnly(2026, 11, 2)]]));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = sheet.ReadToEnd();
        Assert.Contains("<c r=\"A1\" s=\"3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1</t></is></c><c r=\"B1\"><v>-5</v></c><c r=\"C1\" s=\"1\"><v>46328</v></c>", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_valid_to_Microsofts_own_validator()
    {
        using var stream = Written(to => SheetWriter.Xlsx(to, "Đơn [11/2026]: \"tất cả\" & nhiều hơn thế nữa"), [["Tên", "=x"], [new DateTime(2026, 11, 2, 8, 30, 0), 5m]]);
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).Select(error => error.Description));
    }

    [Theory]
    [InlineData(SheetKind.Csv)]
    [InlineData(SheetKind.Xlsx)]
    public async Task A_response_is_never_written_to_synchronously(SheetKind kind)
    {
        using var response = new AsyncOnly();
        await using (var writer = SheetWriter.Of(kind, response))
        {
            for (var n = 0; n < 5_000; n++) await writer.Write(["Lan", n, "Ghi chú dài để đầy bộ đệm"], TestContext.Current.CancellationToken);
            await writer.Complete(TestContext.Current.CancellationToken);
        }
        Assert.True(response.Written > 1_000);
    }

    [Fact]
    public async Task Half_an_export_does_not_look_whole()
    {
        using var stream = new MemoryStream();
        await using (var writer = SheetWriter.Xlsx(stream))
            for (var n = 0; n < 5_000; n++) await writer.Write(["Tên", "SĐT", n], TestContext.Current.CancellationToken);
        Leads.Refuses("sheet.damaged", () => Leads.Read(new MemoryStream(stream.ToArray())));
    }

    private static MemoryStream Written(Func<Stream, SheetWriter> writing, IEnumerable<object?[]> rows)
    {
        var stream = new MemoryStream();
        Write(writing(stream), rows).GetAwaiter().GetResult();
        stream.Position = 0;
        return stream;
    }

    private static async Task Write(SheetWriter writer, IEnumerable<object?[]> rows)
    {
        foreach (var row in rows) await writer.Write(row);
        await writer.Complete();
        await writer.DisposeAsync();
    }

    private static readonly IEqualityComparer<IEnumerable<string>> Same = EqualityComparer<IEnumerable<string>>.Create((one, two) => one!.SequenceEqual(two!), _ => 0);

    private sealed class AsyncOnly : MemoryStream
    {
        public long Written { get; private set; }
        public override bool CanSeek => false;
        public override bool CanRead => false;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("synchronous");
        public override void Write(ReadOnlySpan<byte> buffer) => throw new NotSupportedException("synchronous");
        public override void WriteByte(byte value) => throw new NotSupportedException("synchronous");
        public override void Flush() => throw new NotSupportedException("synchronous");
        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
