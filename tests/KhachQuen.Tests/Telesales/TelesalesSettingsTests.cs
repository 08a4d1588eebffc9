using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Telesales;

/// <summary>What a company chooses about working leads (A-1a, A-15, A-18).</summary>
public sealed class TelesalesSettingsTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Only_the_administrator_lets_a_call_without_a_basis_through_and_it_is_written_down(string database)
    {
        await using var house = houses.Another(database, clock: new HandClock(HandClock.Wall("2026-11-23 10:00")));      // lawful hours: those are never waived
        await Cast.Enter(house);
        var (root, lan) = (await house.Api("root"), await house.Api("lan"));
        var lead = (await lan.Post("/leads", new { phone = Numbers.Next(), basis = "none" })).Id();
        await lan.Refuses($"/leads/{lead}:dial", new { }, "lead.noBasis", "basis");
        await (await house.Api("quan")).Put("/settings/telesales", new { basisGate = "warn" }, expected: 403);
        await root.Put("/settings/telesales", new { basisGate = "warn" });
        await lan.Post($"/leads/{lead}:dial", new { });
        await using var db = house.Open();
        Assert.Equal(1, await db.Rows<TimelineEntry>().CountAsync(t => t.SubjectId == lead && t.Kind == "lead.dialledWithoutBasis", Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_agent_undoes_as_long_as_the_company_says(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var (root, lan) = (await house.Api("root"), await house.Api("lan"));
        await root.Put("/settings/telesales", new { undoMinutes = 0 });
        var lead = (await lan.Post("/leads", new { phone = Numbers.Next(), basis = "customerRequest" })).Id();
        await lan.Post($"/leads/{lead}/outcomes", new { outcome = "noNeed" });
        await using var db = house.Open();
        var attempt = await db.Rows<KhachQuen.Telesales.Attempt>().Where(a => a.LeadId == lead).Select(a => a.Id).SingleAsync(Now);
        Assert.Contains("0 phút", (await lan.Refuses($"/leads/{lead}/outcomes/{attempt}:undo", new { }, "outcome.undoTooLate")).Text("detail"), StringComparison.Ordinal);
        await root.Put("/settings/telesales", new { undoMinutes = 30 });
        await lan.Post($"/leads/{lead}/outcomes/{attempt}:undo", new { });
        await root.Put("/settings/telesales", new { undoMinutes = 10_000 }, expected: 422);
    }

    [Fact]
    public async Task The_administrator_chooses_on_the_page()
    {
        await using var house = houses.Another("sqlite");
        await Cast.Enter(house);
        var root = await house.Visitor().SignIn("root", House.Password);
        Assert.Contains("Cảnh báo", await root.See("/settings/telesales"), StringComparison.Ordinal);
        (string, string)[] chosen = [("version", "0"), ("basisGate", "warn"), ("undoMinutes", "20"), ("onTimeMinutes", "3"), ("recallAfterMinutes", "45"), ("floatAfterDays", "2"), ("claimsPerDay", "7")];
        Assert.Contains("Không đọc được số phút này", await root.Send("/settings/telesales", [.. chosen, ("teamSeesAfterMinutes", "mười")]), StringComparison.Ordinal);
        await root.Send("/settings/telesales", [.. chosen, ("teamSeesAfterMinutes", "30")]);
        var kept = await (await house.Api("root")).Get("/settings/telesales");
        Assert.Equal(("warn", 30L, 20L, 3L), (kept.Text("basisGate"), kept.Number("teamSeesAfterMinutes"), kept.Number("undoMinutes"), kept.Number("onTimeMinutes")));
    }
}
