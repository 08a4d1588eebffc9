using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Trust;

/// <summary>The authorisation matrix from the OpenAPI document: every operation × every role (T-21). Who lacks the right is refused before anything happens.</summary>
public sealed class AuthorisationTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private sealed record Operation(string Method, string Path, string Permission)
    {
        /// <summary>One of the rights is enough where the route names several.</summary>
        public bool MayBeUsedBy(Actor actor) => Permission.Split(" | ").Any(actor.May);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Whoever_lacks_the_right_gets_403_and_not_one_row_has_changed(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var operations = await Operations(house);
        Assert.True(operations.Count > 40, $"only {operations.Count} operations");
        var clients = new Dictionary<string, HttpClient> { [""] = house.CreateClient() };
        var actors = new Dictionary<string, Actor>();
        foreach (var (user, _, _, _) in Cast.People) (clients[user], actors[user]) = (await house.Api(user), await house.Actor(user));
        var before = await Everything(house);
        var leaks = new List<string>();
        foreach (var operation in operations)
            foreach (var (user, client) in clients.Where(c => c.Key.Length == 0 || !operation.MayBeUsedBy(actors[c.Key])))
                if (await Ask(client, operation) is var status && status != (user.Length == 0 ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden))
                    leaks.Add($"{operation.Method} {operation.Path} as {(user.Length == 0 ? "nobody" : user)}: {(int)status}");
        Assert.Empty(leaks);
        Assert.Equal(before, await Everything(house));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Whoever_has_the_right_is_never_told_403_for_a_thing_that_is_not_there(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var wrong = new List<string>();
        foreach (var operation in (await Operations(house)).Where(o => o.Method == "GET"))
            foreach (var user in new[] { "lan", "tuan", "quan", "admin", "chia", "shipping1", "accountant1" })
                if (operation.MayBeUsedBy(await house.Actor(user)) && await Ask(await house.Api(user), operation) is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized or HttpStatusCode.InternalServerError)
                    wrong.Add($"{operation.Path} as {user}");
        Assert.Empty(wrong);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_foreign_lead_is_not_there_by_any_road(string database)
    {
        var house = houses.On(database);
        var foreign = (await (await house.Api("nga")).Post("/leads", new { phone = Numbers.Next(), name = "Khách của Nga" }));
        var (id, phone) = (foreign.Id(), foreign.Text("phone"));
        var lan = await house.Api("lan");
        foreach (var path in new[] { $"/leads/{id}", $"/leads/{id}/history" }) await lan.Get(path, 404);
        await lan.Patch($"/leads/{id}", new { name = "đổi" }, 1, 404);
        foreach (var act in new[] { "/outcomes", ":reopen", ":recordBasis", ":dial" }) await lan.Post($"/leads/{id}{act}", act == "/outcomes" ? new { outcome = "connected" } : act == ":recordBasis" ? new { basis = "consent", proof = "x" } : new { }, 404);
        Assert.Empty((await lan.Get($"/leads?phone={Uri.EscapeDataString(phone)}")).GetProperty("items").EnumerateArray());
        Assert.Empty((await lan.Get("/leads?q=khach+cua+nga")).GetProperty("items").EnumerateArray());
        Assert.Equal(0, (await lan.Get("/leads?q=khach+cua+nga&count=true")).GetProperty("total").GetInt32());
        // in the body
        var mine = (await lan.Post("/leads", new { phone = Numbers.Next() })).Id();
        await lan.Post($"/leads/{mine}/outcomes", new { outcome = "duplicate", duplicateOfId = id }, 422);
        var handed = await (await house.Api("tuan")).Post("/leads:distribute", new { leadIds = new[] { id }, userNames = new[] { "lan" }, mode = "byHand" });
        Assert.Empty(handed.GetProperty("assigned").EnumerateArray());
        await (await house.Api("tuan")).Post("/leads:distribute", new { leadIds = new[] { mine }, userNames = new[] { "nga" }, mode = "byHand" }, 422);
        Assert.Equal("Khách của Nga", (await (await house.Api("nga")).Get($"/leads/{id}")).Text("name"));
    }

    private static async Task<List<Operation>> Operations(House house)
    {
        var document = JsonDocument.Parse(await house.CreateClient().GetStringAsync("/openapi/v1.json", Now)).RootElement;
        return [.. from path in document.GetProperty("paths").EnumerateObject()
                   from method in path.Value.EnumerateObject()
                   where method.Value.TryGetProperty("x-permission", out _)
                   select new Operation(method.Name.ToUpperInvariant(), path.Name, method.Value.GetProperty("x-permission").GetString()!)];
    }

    private static async Task<HttpStatusCode> Ask(HttpClient client, Operation operation)
    {
        var path = System.Text.RegularExpressions.Regex.Replace(operation.Path, @"\{[^}]+\}", Guid.CreateVersion7().ToString(), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), path);
        if (operation.Method is "POST" or "PUT" or "PATCH") request.Content = operation.Path.EndsWith(":import", StringComparison.Ordinal) || operation.Path.EndsWith("/attachments", StringComparison.Ordinal) || operation.Path.EndsWith("/invoices", StringComparison.Ordinal) ? new MultipartFormDataContent { { new StringContent("x"), "source" } } : JsonContent.Create(new { });
        using var answer = await client.SendAsync(request, Now);
        return answer.StatusCode;
    }

    /// <summary>Rows and versions of every table: what must be the same after a refusal.</summary>
    private static async Task<string> Everything(House house)
    {
        await using var db = house.Open();
        var found = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Where(t => !t.IsOwned()).Select(t => (Name: t.GetTableName()!, Versioned: typeof(Entity).IsAssignableFrom(t.ClrType))).Distinct().OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            var sql = $"SELECT COUNT(*) {(table.Versioned ? "+ 1000000 * COALESCE(SUM(\"Version\"), 0)" : "")} AS \"Value\" FROM {table.Name}";
#pragma warning disable EF1002 // names from the model
            found.Add($"{table.Name}={(await db.Database.SqlQueryRaw<decimal>(sql).ToListAsync(Now))[0]:0}");
#pragma warning restore EF1002
        }
        return string.Join(' ', found);
    }
}
