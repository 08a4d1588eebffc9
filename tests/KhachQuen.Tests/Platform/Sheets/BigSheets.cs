using System.Text;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Platform.Sheets;

/// <summary>Sheets of any length, made on the fly; no two rows alike.</summary>
internal static class BigSheets
{
    private static readonly string[] Heading = ["Họ và tên", "SĐT", "Ngày để lại số", "Ghi chú"];

    public static void Csv(Stream stream, int rows)
    {
        using var to = new StreamWriter(stream, new UTF8Encoding(true), 65_536, leaveOpen: true);
        to.WriteLine(string.Join(';', Heading));
        for (var n = 1; n <= rows; n++) to.WriteLine($"{Name(n)};{Phone(n)};02/11/2026;\"{Note(n)}; {n}\"");
    }

    public static void InlineXlsx(Stream stream, int rows) => new RawXlsx().Formats("dd/mm/yyyy").Sheet(to =>
    {
        to.Write("<row r=\"1\">" + string.Concat(Heading.Select((text, at) => RawXlsx.Text((char)('A' + at) + "1", text))) + "</row>");
        for (var n = 1; n <= rows; n++)
            to.Write($"<row r=\"{n + 1}\">{RawXlsx.Text($"A{n + 1}", Name(n))}<c r=\"B{n + 1}\"><v>{Phone(n)[1..]}</v></c><c r=\"C{n + 1}\" s=\"1\"><v>46328</v></c>{RawXlsx.Text($"D{n + 1}", Note(n))}</row>");
    }).WriteTo(stream);

    /// <summary>As Excel itself writes: every text once, aside.</summary>
    public static void SharedXlsx(Stream stream, int rows) => new RawXlsx().Strings(to =>
    {
        foreach (var text in Heading) to.Write($"<si><t>{text}</t></si>");
        for (var n = 1; n <= rows; n++) to.Write($"<si><t>{Name(n)}</t></si><si><t>{Phone(n)}</t></si><si><t>{Note(n)}</t></si>");
    }).Sheet(to =>
    {
        to.Write("<row r=\"1\">" + string.Concat(Enumerable.Range(0, 4).Select(at => $"<c t=\"s\"><v>{at}</v></c>")) + "</row>");
        for (int n = 1, text = 4; n <= rows; n++, text += 3)
            to.Write($"<row r=\"{n + 1}\"><c t=\"s\"><v>{text}</v></c><c t=\"s\"><v>{text + 1}</v></c><c><v>46328</v></c><c t=\"s\"><v>{text + 2}</v></c></row>");
    }).WriteTo(stream);

    public static async Task Ours(Stream stream, SheetKind kind, int rows)
    {
        await using var writer = SheetWriter.Of(kind, stream);
        await writer.Write(Heading);
        for (var n = 1; n <= rows; n++) await writer.Write([Name(n), Phone(n), new DateOnly(2026, 11, 2), Note(n)]);
        await writer.Complete();
    }

    public static string Phone(int n) => $"09{n:00000000}";

    private static string Name(int n) => $"Nguyễn Thị Hường {n}";

    private static string Note(int n) => $"Khách số {n} ở Cần Thơ, gọi lại sau 17h";
}
