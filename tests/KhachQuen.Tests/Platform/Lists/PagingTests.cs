using System.Text.Json;
using KhachQuen.Tests.Sales;

namespace KhachQuen.Tests.Platform.Lists;

/// <summary>Every list of the API in every order it names, both ways: small pages put together are the whole list, each row once (api.md, "Lists").</summary>
public sealed class PagingTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Small_pages_put_together_are_the_whole_list_in_every_order_both_ways(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var product = await house.Product();
        for (var i = 0; i < 7; i++) await house.Sell("lan", product);      // one priority, one product, and names that are equal
        for (var i = 0; i < 7; i++) await (await house.Api("lan")).Post("/leads", new { phone = Numbers.Next(), name = "Chị Hoa", basis = "customerRequest", priority = i % 2 });
        var (api, seen) = (await house.Api("root"), new List<string>());
        var director = await house.Api("quan");
        var document = JsonDocument.Parse(await house.CreateClient().GetStringAsync("/openapi/v1.json", Now)).RootElement;
        foreach (var path in document.GetProperty("paths").EnumerateObject().Where(p => IsList(p.Value) && !p.Name.EndsWith("/export", StringComparison.Ordinal)).Select(p => p.Name.Replace("/api/v1", "", StringComparison.Ordinal)))
        {
            var asker = (await director.GetAsync($"/api/v1{path}", Now)).IsSuccessStatusCode ? director : api;
            if (!(await asker.GetAsync($"/api/v1{path}", Now)).IsSuccessStatusCode) continue;      // wants an id, or neither may
            foreach (var sort in await Orders(asker, path))
            {
                var whole = (await asker.Get($"{path}?limit=500&sort={sort}")).Items().Select(i => i.GetRawText()).ToList();
                Assert.Equal(whole, await Together(asker, $"{path}?limit=3&sort={sort}"));
                if (whole.Count > 3) seen.Add($"{path} {sort}");
            }
        }
        Assert.Superset(new HashSet<string> { "/leads -priority", "/leads nextActionAt", "/orders -createdAt", "/customers name" }, seen.ToHashSet());
    }

    private static bool IsList(JsonElement path) =>
        path.TryGetProperty("get", out var get) && get.TryGetProperty("parameters", out var given) && given.EnumerateArray().Any(p => p.TryGetProperty("name", out var name) && name.GetString() == "sort");

    /// <summary>Both ways of each order, as the refusal of an unknown one names them.</summary>
    private static async Task<List<string>> Orders(HttpClient api, string path)
    {
        var answer = await api.GetAsync($"/api/v1{path}?sort=nosuch", Now);
        if (answer.IsSuccessStatusCode) return [];
        var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Now)).RootElement.Text("detail");
        return [.. said[(said.IndexOf(':', StringComparison.Ordinal) + 1)..].Split([',', ' ', '.'], StringSplitOptions.RemoveEmptyEntries).SelectMany(name => name[0] == '-' ? new[] { name } : [name, "-" + name])];
    }

    private static async Task<List<string>> Together(HttpClient api, string path)
    {
        var rows = new List<string>();
        for (string? after = null; ;)
        {
            var page = await api.Get(path + (after is null ? "" : "&after=" + after));
            Assert.InRange(page.Items().Length, 0, 3);
            rows.AddRange(page.Items().Select(i => i.GetRawText()));
            if ((after = page.Text("next")) is null) return rows;
        }
    }
}
