using System.Text;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Platform.Sheets;

public sealed class CsvReadingTests
{
    private const string Sheet = "Họ tên;SĐT;Ghi chú\r\nĐặng Thị Hường;0912 345 678;Đã gọi ở Huế\r\n";

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    public void Every_unicode_encoding_is_recognised_with_its_mark_and_without(string name, bool marked)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(Sheet)];
        Assert.Equal(["Đặng Thị Hường", "0912 345 678", "Đã gọi ở Huế"], Leads.Read(new MemoryStream(bytes)).Single().Cells);
    }

    [Fact]
    public void Accents_that_begin_far_down_still_decide_the_encoding()
    {
        var plain = "name,phone\n" + string.Concat(Enumerable.Repeat("Lan,0912345678\n", 10_000));
        Assert.Equal("Hường", Leads.Read(plain + "Hường,0912345678\n")[^1].Cells[0]);
        byte[] old = [.. Encoding.ASCII.GetBytes(plain), (byte)'H', 0xFD, 0xF5, 0xCC, (byte)'n', (byte)'g', (byte)',', (byte)'1'];
        Assert.Equal("Hường", Leads.Read(new MemoryStream(old))[^1].Cells[0]);
    }

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Every_separator_is_recognised(char separator) =>
        Assert.Equal("b", Leads.Read($"Tên|SĐT|Ghi chú\na|1|b\n".Replace('|', separator)).Single().Cells[2]);

    [Fact]
    public void A_sheet_may_name_its_separator_itself() =>
        Assert.Equal(["a;b", "1"], Leads.Read("sep=:\r\nTên:SĐT\r\na;b:1\r\n").Single().Cells);

    [Fact]
    public void A_list_of_phones_alone_is_a_sheet() =>
        Assert.Equal(["0912345678", "0987654321"], Leads.Read("SĐT\n0912345678\n0987654321").Select(row => row.Cells[0]));

    [Fact]
    public void Quotes_hold_separators_quotes_and_new_lines()
    {
        var rows = Leads.Read("Tên;SĐT;Ghi chú\n\"Lan; \"\"Hai\"\"\";1;\"dòng 1\r\ndòng 2\"\nMinh;2;anh \"Ba\" giới thiệu\n");
        Assert.Equal(["Lan; \"Hai\"", "1", "dòng 1\r\ndòng 2"], rows[0].Cells);
        Assert.Equal(["Minh", "2", "anh \"Ba\" giới thiệu"], rows[1].Cells);
        Assert.Equal([2, 4], rows.Select(row => row.Line));
    }

    [Fact]
    public void A_quote_never_closed_does_not_swallow_the_rest_of_the_sheet()
    {
        var rows = Leads.Read("Tên;SĐT\n\"Lan;1\n" + string.Concat(Enumerable.Repeat("Minh;2\n", 10_000)));
        Assert.Equal(["\"Lan", "1"], rows[0].Cells);
        Assert.Equal((10_001, 10_002), (rows.Count, rows[^1].Line));
    }

    [Fact]
    public void Empty_rows_are_neither_given_nor_counted_but_lines_are()
    {
        var rows = Leads.Read("Tên;SĐT\n\n ; \nLan;1\n\n;;\nMinh;2\n");
        Assert.Equal([(1, 4), (2, 7)], rows.Select(row => (row.Number, row.Line)));
    }

    [Fact]
    public void Short_rows_are_filled_and_long_ones_kept()
    {
        var rows = Leads.Read("Tên;SĐT;Ghi chú\nLan\nMinh;2;x;y\n");
        Assert.Equal(["Lan", "", ""], rows[0].Cells);
        Assert.Equal(["Minh", "2", "x", "y"], rows[1].Cells);
    }

    [Fact]
    public void Control_characters_are_dropped_and_decomposed_letters_composed() =>
        Assert.Equal("Hường", Leads.Read("Tên;SĐT\nH\u0000u\u031Bo\u031B\u0300n\u0007g;1\n").Single().Cells[0]);

    [Fact]
    public void An_apostrophe_is_taken_away_only_where_it_guards() =>
        Assert.Equal(["+84912345678", "'=x", "'quoted'", "'0912"], Leads.Read("Tên;SĐT;a;b\n'+84912345678;''=x;'quoted';'0912\n").Single().Cells);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n;;\n")]
    public void Nothing_is_no_sheet(string text) => Leads.Refuses("sheet.empty", () => Leads.Read(text));

    [Fact]
    public void Rows_without_a_heading_are_refused_until_somebody_points_at_it()
    {
        var stream = new MemoryStream("x;y\nLan;0912\nMinh;0913\n"u8.ToArray());
        Leads.Refuses("sheet.noHeading", () => SheetReader.Open(stream, Leads.Fields));
        Assert.Equal(["x", "y"], SheetReader.Preview(stream)[0].Cells);
        using var sheet = SheetReader.Open(stream, Leads.Fields, headingLine: 1);
        Assert.Equal(["Lan", "Minh"], sheet.Rows().Select(row => row.Cells[0]));
        Assert.Equal(2, sheet.Rows().Count()); // and once more from the top
    }

    [Theory]
    [InlineData("%PDF-1.7", "pdf")]
    [InlineData("<html><table><tr><td>SĐT", "html")]
    [InlineData("\u0001\u0002\u0003\u0004", "binary")]
    public void Other_files_are_named_for_what_they_are(string text, string kind) =>
        Assert.Equal([kind], Leads.Refuses("sheet.unknownKind", () => Leads.Read(text)).Args);
}
