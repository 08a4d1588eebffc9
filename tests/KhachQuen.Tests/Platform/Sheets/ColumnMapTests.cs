using KhachQuen.Platform;

namespace KhachQuen.Tests.Platform.Sheets;

public sealed class ColumnMapTests
{
    [Theory]
    [InlineData("SĐT", "phone")]
    [InlineData("sdt", "phone")]
    [InlineData("SDT (*)", "phone")]
    [InlineData("SỐ  ĐIỆN THOẠI:", "phone")]
    [InlineData("so_dien_thoai", "phone")]
    [InlineData("SoDienThoai", "phone")]
    [InlineData("Số điện thoại (Zalo)", "phone")]
    [InlineData("SĐT 1", "phone")]
    [InlineData("Phone number", "phone")]
    [InlineData("FULL_NAME", "name")]
    [InlineData("ho va ten", "name")]
    [InlineData("Ho\u0323 va\u0300 te\u0302n", "name")]
    [InlineData("Tên khách hàng", "name")]
    [InlineData("Tên sản phẩm", null)] // two fields speak: a person decides
    [InlineData("tinh/tp", "province")]
    [InlineData("Ngày để lại", "leftOn")]
    [InlineData("STT", null)]
    [InlineData("", null)]
    public void Headings_are_recognised_however_they_are_spelled(string heading, string? field) =>
        Assert.Equal(field, ColumnMap.Recognise([heading], Leads.Fields).Columns.Keys.SingleOrDefault());

    [Fact]
    public void An_exact_heading_wins_over_a_longer_one_and_the_rest_is_left_over()
    {
        var map = ColumnMap.Recognise(["STT", "SĐT khách hàng", "SĐT", "Khách hàng", "Tên sản phẩm"], Leads.Fields);
        Assert.Equal((2, 3), (map.Columns["phone"], map.Columns["name"]));
        Assert.Equal(["STT", "SĐT khách hàng", "Tên sản phẩm"], map.Leftover);
    }

    [Fact]
    public void A_heading_may_speak_of_a_field_that_is_found_already() =>
        Assert.Equal(["name", "phone", "leftOn"], ColumnMap.Recognise(["Khách hàng", "SĐT khách hàng", "Ngày để lại SĐT"], Leads.Fields).Columns.Keys);

    [Fact]
    public void A_required_field_without_a_column_is_missing()
    {
        var map = ColumnMap.Recognise(["Họ tên"], Leads.Fields);
        Assert.Equal(["phone"], map.Missing);
        Assert.Equal("phone", Leads.Refuses("sheet.columnMissing", map.RequireComplete).Field);
    }

    [Fact]
    public void A_person_names_columns_by_heading_letter_or_number()
    {
        var map = ColumnMap.From(new Dictionary<string, string> { ["khách"] = "name", ["B"] = "phone", ["3"] = "note" }, ["Khách", "", "x"], Leads.Fields);
        Assert.Equal((0, 1, 2), (map.Columns["name"], map.Columns["phone"], map.Columns["note"]));
        Assert.Equal("0912", map.Cell(new SheetRow(1, 2, ["Lan", " 0912 ", ""]), "phone"));
        Assert.Equal("", map.Cell(new SheetRow(1, 2, ["Lan"]), "province"));
        map.RequireComplete();
    }

    [Theory]
    [InlineData("sheet.unknownField", "A", "colour", "B", "phone")]
    [InlineData("sheet.unknownColumn", "ZZ", "name", "B", "phone")]
    [InlineData("sheet.unknownColumn", "0", "name", "B", "phone")]
    [InlineData("sheet.headingTwice", "Ghi chú", "note", "B", "phone")]
    [InlineData("sheet.columnTwice", "SĐT", "name", "B", "phone")]
    [InlineData("sheet.fieldTwice", "A", "phone", "B", "phone")]
    public void A_mapping_that_cannot_be_meant_is_refused(string code, string key, string field, string key2, string field2) =>
        Leads.Refuses(code, () => ColumnMap.From(new Dictionary<string, string> { [key] = field, [key2] = field2 }, ["Tên", "SĐT", "Ghi chú", "Ghi chú"], Leads.Fields));
}
