using System.Text.Json;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Platform.Sheets;

/// <summary>The same 1,000 leads, four ways .</summary>
public sealed class GivenSheetsTests
{
    public static TheoryData<string> Forms => [.. Leads.Forms];

    [Theory, MemberData(nameof(Forms))]
    public void Every_form_has_the_rows_expected_of_it(string form)
    {
        using var stream = Leads.Open(form);
        var rows = Leads.Read(stream);
        using var expected = JsonDocument.Parse(File.ReadAllText(Leads.PathOf("expected.json")));
        var numbers = expected.RootElement.GetProperty("each").EnumerateArray().Select(row => row.GetProperty("row").GetInt32());
        Assert.Equal(numbers, rows.Select(row => row.Number));
        Assert.Equal(1000, rows.Count);
    }

    [Theory, MemberData(nameof(Forms))]
    public void Every_form_names_all_seven_fields_in_its_heading(string form)
    {
        using var stream = Leads.Open(form);
        using var sheet = SheetReader.Open(stream, Leads.Fields);
        var map = ColumnMap.Recognise(sheet.Headings, Leads.Fields);
        Assert.Equal(Leads.Fields.Select(field => field.Name), map.Columns.OrderBy(column => column.Value).Select(column => column.Key));
        Assert.Empty(map.Leftover);
        Assert.Equal(form.EndsWith("xlsx", StringComparison.Ordinal) ? 3 : 1, sheet.HeadingLine);
    }

    [Theory, MemberData(nameof(Forms))]
    public void Every_form_tells_the_same(string form)
    {
        using var first = Leads.Open("leads.csv");
        using var other = Leads.Open(form);
        foreach (var (one, two) in Leads.Read(first).Zip(Leads.Read(other)))
            Assert.Equal(Told(one), Told(two));
    }

    [Theory, MemberData(nameof(Forms))]
    public void A_formula_in_a_note_stays_the_text_it_is(string form)
    {
        using var stream = Leads.Open(form);
        Assert.Contains(Leads.Read(stream), row => row.Cells[6] == "=HYPERLINK(\"x\")");
    }

    [Theory, MemberData(nameof(Forms))]
    public void Names_come_composed_and_dates_understood(string form)
    {
        using var stream = Leads.Open(form);
        var row = Leads.Read(stream)[1];
        Assert.Equal("Đặng Thuỳ Vân", row.Cells[0]);
        Assert.True(SheetDates.TryParse(row.Cells[4], out var leftOn));
        Assert.Equal(new DateOnly(2026, 11, 5), leftOn);
    }

    // Excel drops the zero of a phone that is a number, and shows a day as a serial: the same lead all the same.
    private static string[] Told(SheetRow row)
    {
        Assert.Equal(7, row.Cells.Count);
        Assert.All(row.Cells, cell => Assert.True(cell.IsNormalized()));
        Assert.True(SheetDates.TryParse(row.Cells[4], out var leftOn));
        return [row.Cells[0], row.Cells[1].TrimStart('0'), row.Cells[2], row.Cells[3], leftOn.ToString("O", null), row.Cells[5], row.Cells[6]];
    }
}
