using KhachQuen.Tests.Sales;

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
    public async Task A_products_leads_are_shared_out_by_its_own_rule_whatever_their_source(string database)
    {
        var house = houses.On(database);
        var (floor, quan) = (await Floor.Open(house, agents: 2, pool: 0), await house.Api("quan"));
        var (product, other) = ((await house.Product()).Id(), (await house.Product()).Id());
        var source = (await quan.Post("/sources", new { name = "Tờ rơi " + Numbers.Next() }, 201)).Text("code");      // by hand: into the pool
        async Task<System.Text.Json.JsonElement> Arrives(Guid asked) => await quan.Post("/leads", new { phone = Numbers.Next(), source, productId = asked, basis = "customerRequest", basisProof = "Form" });
        Assert.True((await Arrives(product)).IsNull("ownerId"));
        (await quan.Put($"/product-sharing/{product}", new { sharing = "even" }, null, 422)).IsRefusal("source.teamMissing", "teamId");
        (await quan.Put($"/product-sharing/{Guid.CreateVersion7()}", new { sharing = "byHand" }, null, 422)).IsRefusal("productSharing.productUnknown", "product");
        Assert.Equal(1, (await quan.Put($"/product-sharing/{product}", new { sharing = "even", teamId = floor.TeamId })).Number("ruleVersion"));
        var rule = await quan.Put($"/product-sharing/{product}", new { sharing = "timeSlot", teamId = floor.TeamId });
        rule = await quan.Put($"/product-sharing/{product}", new { sharing = "even", teamId = floor.TeamId });
        Assert.Equal(3, rule.Number("ruleVersion"));

        var got = new[] { await Arrives(product), await Arrives(product) };
        Assert.Equal(floor.Agents.Select(a => a.Id).Order(), got.Select(l => l.Id("ownerId")).Order());      // one each
        var line = (await quan.Get($"/assignments?leadId={got[0].Id()}")).Items().Single();
        Assert.Equal(("even", 3), (line.Text("rule"), (int)line.Number("ruleVersion")));
        Assert.True((await Arrives(other)).IsNull("ownerId"));
        Assert.Contains((await quan.Get("/product-sharing")).Items(), r => r.Id("productId") == product);
        await (await house.Api("lan")).Get("/product-sharing", 403);

        Assert.Equal(System.Net.HttpStatusCode.NoContent, (await quan.DeleteAsync(new Uri($"/api/v1/product-sharing/{product}", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.True((await Arrives(product)).IsNull("ownerId"));
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
