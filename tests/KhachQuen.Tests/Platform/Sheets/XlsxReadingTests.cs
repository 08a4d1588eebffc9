using KhachQuen.Platform;

namespace KhachQuen.Tests.Platform.Sheets;

public sealed class XlsxReadingTests
{
    private const string Heading = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>SĐT</t></is></c></row>";
    private const string PlainFormat = "0.00";

    [Theory]
    [InlineData("912345678", "912345678")]
    [InlineData("9.12345678E8", "912345678")]
    [InlineData("8.4912345678E+10", "84912345678")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("-1500000", "-1500000")]
    [InlineData("1E-7", "0.0000001")]
    [InlineData("abc", "abc")]
    public void A_number_arrives_as_somebody_would_type_it(string stored, string read) => Assert.Equal(read, Cell($"<c r=\"A2\"><v>{stored}</v></c>"));

    [Theory]
    [InlineData("dd/mm/yyyy", "46331", "2026-11-05")]
    [InlineData("[$-42A]d mmmm, yyyy", "46331", "2026-11-05")]
    [InlineData("dd/mm/yyyy hh:mm", "46331.354166666664", "2026-11-05T08:30:00")]
    [InlineData("hh:mm", "0.354166666666667", "08:30:00")]
    [InlineData("dd/mm/yyyy", "1", "1900-01-01")]
    [InlineData("dd/mm/yyyy", "60", "60")] // a day that never was
    [InlineData("dd/mm/yyyy", "1E+10", "10000000000")]
    [InlineData("0000000000", "912345678", "0912345678")]
    [InlineData("#,##0\\ &quot;đồng/day&quot;", "1500000", "1500000")]
    [InlineData("General", "46331", "46331")]
    [InlineData(PlainFormat, "1.5", "1.5")]
    public void The_format_of_a_cell_says_what_the_number_is(string format, string stored, string read) =>
        Assert.Equal(read, Cell($"<c r=\"A2\" s=\"1\"><v>{stored}</v></c>", sheet => sheet.Formats(format)));

    [Fact]
    public void A_book_from_an_old_Mac_counts_its_days_from_1904() =>
        Assert.Equal("2026-11-05", Cell("<c r=\"A2\" s=\"1\"><v>44869</v></c>", sheet => sheet.Formats("d/m/yyyy"), "<workbookPr date1904=\"1\"/>"));

    [Theory]
    [InlineData("<c r=\"A2\" t=\"str\"><f>\"09\"&amp;\"12\"</f><v>0912</v></c>", "0912")]
    [InlineData("<c r=\"A2\"><f>SUM(B1:B9)</f><v>5</v></c>", "5")]
    [InlineData("<c r=\"A2\"><f>HYPERLINK(\"x\")</f></c>", "=HYPERLINK(\"x\")")]
    [InlineData("<c r=\"A2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "#DIV/0!")]
    public void A_formula_gives_its_stored_result_and_without_one_itself(string cell, string read) => Assert.Equal(read, Cell(cell));

    [Theory]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><r><t>Lan </t></r><r><t>Anh</t></r></is></c>", "Lan Anh")]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><t>東</t><rPh sb=\"0\" eb=\"1\"><t>ひがし</t></rPh></is></c>", "東")]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><t>a_x000D_\nb_x005F_x000D_</t></is></c>", "a\r\nb_x000D_")]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><t><![CDATA[a<b]]></t></is></c>", "a<b")]
    [InlineData("<c r=\"A2\" t=\"b\"><v>1</v></c>", "TRUE")]
    [InlineData("<c r=\"A2\" t=\"d\"><v>2026-11-05T00:00:00</v></c>", "2026-11-05")]
    [InlineData("<c t=\"s\"><v>1</v></c>", "Hường")]
    public void Texts_come_whole(string cell, string read) =>
        Assert.Equal(read, Cell(cell, sheet => sheet.Strings(to => to.Write("<si><t>x</t></si><si><r><t>Hươ</t></r><r><t>̀ng</t></r></si>"))));

    [Fact]
    public void Empty_and_formatted_cells_keep_the_others_in_their_columns()
    {
        var stream = new RawXlsx().Sheet($"<row>{RawXlsx.Text("B1", "Tên")}{RawXlsx.Text("D1", "SĐT")}</row><row r=\"2\"/><row r=\"9\"><c r=\"A9\" s=\"1\"/>{RawXlsx.Text("D9", "0912")}<c r=\"XFD9\" s=\"1\"/></row>").Stream();
        var row = Leads.Read(stream).Single();
        Assert.Equal((1, 9), (row.Number, row.Line));
        Assert.Equal(["", "", "", "0912"], row.Cells);
    }

    [Fact]
    public void The_first_sheet_that_holds_anything_is_read_visible_ones_first()
    {
        static string Of(string name) => $"<row><c t=\"inlineStr\"><is><t>SĐT</t></is></c></row><row><c t=\"inlineStr\"><is><t>{name}</t></is></c></row>";
        var stream = new RawXlsx().Sheet(Of("hidden"), "hidden").Sheet("<row r=\"1\"/>").Sheet(Of("third")).Sheet(Of("fourth")).Stream();
        Assert.Equal("third", Leads.Read(stream).Single().Cells[0]);
    }

    [Fact]
    public void A_workbook_with_nothing_in_it_is_empty() => Leads.Refuses("sheet.empty", () => Leads.Read(new RawXlsx().Sheet("").Stream()));

    private static string Cell(string cell, Func<RawXlsx, RawXlsx>? with = null, string bookProperties = "")
    {
        var sheet = new RawXlsx().Sheet($"{Heading}<row r=\"2\">{cell}</row>");
        return Leads.Read((with?.Invoke(sheet) ?? sheet).Stream(bookProperties)).Single().Cells[0];
    }
}
