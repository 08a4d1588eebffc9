namespace KhachQuen.Tests.Telesales;

/// <summary>Sources of leads and their rules .</summary>
public sealed class SourceTests(Houses houses)
{
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_manager_opens_a_source_and_its_rule_has_versions(string database)
    {
        var house = houses.On(database);
        var floor = await Floor.Open(house, agents: 2, pool: 0);
        var quan = await house.Api("quan");
        var name = "Hội chợ Tết " + Numbers.Next();
        var made = await quan.Post("/sources", new { name, hot = true }, 201);
        Assert.Equal(("hoiChoTet" + name[12..], "byHand"), (made.Text("code"), made.Text("sharing")));
        (await quan.Post("/sources", new { name }, 422)).IsRefusal("source.codeTaken", "code");
        (await quan.Patch($"/sources/{made.Id()}", new { sharing = "even" }, made.Number("version"), 422)).IsRefusal("source.teamMissing", "teamId");
        (await quan.Patch($"/sources/{made.Id()}", new { sharing = "even", teamId = Guid.CreateVersion7() }, made.Number("version"), 422)).IsRefusal("source.teamUnknown", "teamId");
        await quan.Patch($"/sources/{made.Id()}", new { name }, null, 428);

        var even = await quan.Patch($"/sources/{made.Id()}", new { sharing = "even", teamId = floor.TeamId }, made.Number("version"));
        Assert.Equal(made.Number("ruleVersion") + 1, even.Number("ruleVersion"));
        await quan.Patch($"/sources/{made.Id()}", new { hot = false }, made.Number("version"), 409);
        var lead = await quan.Post("/leads", new { phone = Numbers.Next(), source = made.Text("code") });
        Assert.Contains(lead.Id("ownerId"), floor.Agents.Select(a => a.Id));
        var line = (await quan.Get($"/assignments?leadId={lead.Id()}")).Items().Single();
        Assert.Equal(("even", even.Number("ruleVersion")), (line.Text("rule"), line.Number("ruleVersion")));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Whoever_reads_leads_reads_the_sources_and_only_who_sets_the_rules_changes_them(string database)
    {
        var house = houses.On(database);
        Assert.Contains((await (await house.Api("lan")).Get("/sources")).Items(), s => s.Text("code") == "facebook");
        Assert.NotEmpty((await (await house.Api("root")).Get("/sources")).Items());
        await (await house.Api("lan")).Post("/sources", new { name = "x" }, 403);
        await (await house.Api("thu")).Get("/sources", 403);
    }
}
