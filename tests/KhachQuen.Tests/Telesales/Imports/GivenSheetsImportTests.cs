using System.Text.Json;

namespace KhachQuen.Tests.Telesales.Imports;

/// <summary>The thousand rows of a floor's own sheet, four ways, through the API: each row becomes what its makers expect (X-20, the worked example of A).</summary>
public sealed class GivenSheetsImportTests(Houses houses)
{
    [Theory]
    [InlineData("sqlite", "leads.csv"), InlineData("sqlite", "leads-utf16.tsv"), InlineData("sqlite", "leads-cp1258.csv"), InlineData("sqlite", "leads.xlsx")]
    [InlineData("postgres", "leads.csv"), InlineData("postgres", "leads-utf16.tsv"), InlineData("postgres", "leads-cp1258.csv"), InlineData("postgres", "leads.xlsx")]
    public async Task Every_row_becomes_what_is_expected_of_it(string database, string form)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var api = await house.Api("quan");
        var job = await api.Imported(Importing.Given(form));
        Assert.Equal((951, 37, 12), job.Counts());
        var expected = Expected();
        Assert.Equal(Rows(expected, "rejected"), job.GetProperty("errors").EnumerateArray().Select(e => e.Number("row")));
        Assert.All(job.GetProperty("errors").EnumerateArray(), e => Assert.Equal(("SĐT", "phone"), (e.Text("column"), e.Text("field"))));
        var nameless = job.GetProperty("warnings").EnumerateArray().Where(w => w.Text("code") == "missingName").Select(w => w.Number("row"));
        Assert.Equal(expected.Where(e => e.GetProperty("warning").GetString() == "missingName").Select(e => e.Number("row")), nameless);
        await LeadsAre(expected, await api.LeadsOf(job.Id()));
    }

    /// <summary>"Even split over 7 agents: 136 × 6 + 135"; the 37 repeats are shared out to nobody.</summary>
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Seven_agents_share_951_leads_six_get_136_and_one_135(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var team = await Floor.Team(house, "Nhóm bảy", agents: 7);
        var api = await house.Api("quan");
        var job = await api.Imported(Importing.Given("leads.xlsx"), new { source = "import", basis = "customerRequest", sharing = "even", team });
        Assert.Equal((951, 37, 12), job.Counts());
        var leads = await api.LeadsOf(job.Id());
        var shares = leads.Where(l => l.GetProperty("duplicateOf").ValueKind == JsonValueKind.Null).CountBy(l => l.GetProperty("ownerId").GetGuid()).Select(s => s.Value).Order();
        Assert.Equal([135, 136, 136, 136, 136, 136, 136], shares);
        await Floor.LedgerBalances(house, job.Id(), even: 951, duplicates: 37);
    }

    private static Task LeadsAre(List<JsonElement> expected, List<JsonElement> leads)
    {
        var (linked, created) = (leads.Where(IsLinked).ToList(), leads.Where(l => !IsLinked(l)).ToList());
        Assert.Equal(Phones(expected, "created"), created.Select(l => l.Text("phone")).Order());
        Assert.Equal(Phones(expected, "duplicate"), linked.Select(l => l.Text("phone")).Order());
        var byId = created.ToDictionary(l => l.Id());
        Assert.All(linked, l => Assert.Equal(l.Text("phone"), byId[l.Id("duplicateOf")].Text("phone")));
        Assert.All(linked, l => Assert.Equal(("closed", "duplicate"), (l.Text("stage"), l.Text("lastOutcome"))));
        Assert.All(created, l => Assert.Equal(("new", "customerRequest"), (l.Text("stage"), l.Text("basis"))));
        Assert.All(leads, l => Assert.True(DateOnly.Parse(l.Text("leftOn"), null).Month == 11 && l.Text("region").Length == 2, l.ToString()));
        return Task.CompletedTask;
    }

    private static bool IsLinked(JsonElement lead) => lead.GetProperty("duplicateOf").ValueKind != JsonValueKind.Null;

    private static List<JsonElement> Expected() => [.. JsonDocument.Parse(Importing.Given("expected.json")).RootElement.GetProperty("each").EnumerateArray()];
    private static IEnumerable<int> Rows(List<JsonElement> expected, string result) => expected.Where(e => e.Text("result") == result).Select(e => e.Number("row"));
    private static IEnumerable<string> Phones(List<JsonElement> expected, string result) => expected.Where(e => e.Text("result") == result).Select(e => e.Text("phone")).Order();
}
