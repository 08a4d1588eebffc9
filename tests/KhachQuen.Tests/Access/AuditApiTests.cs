using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Access;

public sealed class AuditApiTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Signing_in_failing_to_and_leaving_are_written_down(string database)
    {
        var house = houses.On(database);
        var person = await People.Made(house);
        var name = person.Text("userName");
        await house.Visitor().SignIn(name, "sai-mat-khau-1");
        var visitor = await house.Visitor().SignIn(name, House.Password);
        await visitor.See("/me/none");
        await visitor.See("/welcome");
        await visitor.Send("/sign-out");
        var lines = await Lines(await house.Api("root"), $"nounId={person.Id()}");
        Assert.Equal(["signedOut", "signedIn", "signInFailed", "created"], lines.Select(l => l.Text("act")));
        Assert.Equal(name, lines[1].Text("actorName"));
        await house.Visitor().SignIn("khong-co-ai", "mat-khau-bi-mat-1");
        await using var db = house.Open();
        Assert.DoesNotContain(await db.Rows<AuditLine>().Where(l => l.Act == "signInFailed").Select(l => l.Changes).ToListAsync(Now), c => c.Contains("khong-co-ai", StringComparison.Ordinal) || c.Contains("bi-mat", StringComparison.Ordinal));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_audit_names_before_and_after_filters_and_turns_pages(string database)
    {
        var house = houses.On(database);
        var admin = await house.Api("root");
        var person = await People.Made(house, roles: ["sales"]);
        await admin.Patch($"/users/{person.Id()}", new { roles = new[] { "lead" } }, 1);
        await admin.Patch($"/users/{person.Id()}", new { displayName = "Tên Khác" }, 2);
        var changed = await Lines(admin, $"nounId={person.Id()}&act=changed");
        Assert.Equal(2, changed.Count);
        Assert.Equal(["sales", "lead"], changed[1].GetProperty("changes").GetProperty("roles").EnumerateArray().Select(v => v.GetString()));
        Assert.Equal("root", changed[0].Text("actorName"));
        Assert.DoesNotContain("passwordHash", changed[0].GetRawText(), StringComparison.OrdinalIgnoreCase);
        var first = await admin.Get($"/audit?nounId={person.Id()}&limit=2&userName=root");
        var second = await admin.Get($"/audit?nounId={person.Id()}&limit=2&userName=root&after={first.Text("next")}");
        Assert.Equal(["changed", "changed", "created"], first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(l => l.Text("act")));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        var at = changed[1].GetProperty("at").GetDateTime();
        Assert.Single(await Lines(admin, $"nounId={person.Id()}&act=changed&from={at:O}&to={at.AddTicks(10):O}"));
        Assert.Empty(await Lines(admin, $"nounId={person.Id()}&to={at.AddMinutes(-10):O}"));
        await (await house.Api("quan")).Get("/audit", 403);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Numbers_are_masked_in_the_audit_for_whoever_may_not_see_them_all(string database)
    {
        var house = houses.On(database);
        var row = Guid.CreateVersion7();
        var facts = new Dictionary<string, object?>
        {
            ["phone"] = "+84961234567", ["note"] = "gọi 0961 234 567 hoặc 096.123.4568, CCCD 001099012345", ["citizenId"] = "001099012345",
            ["owner"] = row, ["callBackAt"] = new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc), ["amount"] = 1_250_000_000L, ["phones"] = new[] { "+84961234567" },
        };
        await using (var db = house.Open())
        {
            db.Note("tried", "mask", row, facts);
            await db.SaveChangesAsync(Now);
        }
        var masked = (await Lines(await house.Api("root"), $"nounId={row}"))[0].GetProperty("changes").GetRawText();
        Assert.Equal(-1, masked.IndexOf("1234567", StringComparison.Ordinal));
        Assert.DoesNotContain("234 567", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("123.4568", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("001099012345", masked, StringComparison.Ordinal);
        Assert.Contains(row.ToString(), masked, StringComparison.Ordinal);
        Assert.Contains("2026-03-02T01:00:00Z", masked, StringComparison.Ordinal);
        Assert.Contains("1250000000", masked, StringComparison.Ordinal);
        var phones = (await Lines(await house.Api("admin"), $"nounId={row}"))[0].GetProperty("changes").GetRawText();    // also a manager: phones in full, identities not
        Assert.Contains("84961234567", phones, StringComparison.Ordinal);
        Assert.DoesNotContain("001099012345", phones, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<JsonElement>> Lines(HttpClient api, string query) => [.. (await api.Get("/audit?" + query.Replace("+", "%2B", StringComparison.Ordinal))).GetProperty("items").EnumerateArray()];
}
