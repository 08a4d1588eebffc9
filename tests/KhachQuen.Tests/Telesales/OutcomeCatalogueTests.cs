using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Telesales;

/// <summary>The catalogue of outcomes is the company's: added, renamed, switched off, versioned, tried on the last thirty days.</summary>
public sealed class OutcomeCatalogueTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private async Task<House> Open(string database)
    {
        var house = houses.Another(database);
        await Cast.Enter(house);
        return house;
    }

    private static async Task<(Guid Id, long Version)> Known(HttpClient api, string stage, string code)
    {
        var found = (await api.Get($"/outcomes?stage={stage}")).GetProperty("items").EnumerateArray().Single(o => o.Text("code") == code);
        return (found.Id(), found.Number("version"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_outcome_is_added_used_renamed_and_switched_off_and_history_keeps_the_old_name(string database)
    {
        await using var house = await Open(database);
        var (manager, lan) = (await house.Api("quan"), await house.Api("lan"));
        await lan.Post("/outcomes", new { stage = "contact", label = "Hỏi chồng", effect = "askCallBackTime" }, 403);
        Assert.Equal("outcome.tooMany", (await manager.Post("/outcomes", new { stage = "contact", label = "Hỏi chồng", effect = "askCallBackTime" }, 422)).Text("code"));      // nine keys
        var (browsing, version) = await Known(lan, "contact", "justBrowsing");
        await manager.Patch($"/outcomes/{browsing}", new { active = false }, version);
        var made = await manager.Post("/outcomes", new { stage = "contact", label = "Hỏi chồng", effect = "none", needsNote = true, colour = "amber" }, 201);
        Assert.Equal(("hoiChong", 8L, 1L), (made.Text("code"), made.Number("key"), made.Number("ruleVersion")));


        var lead = (await lan.Post("/leads", new { phone = Numbers.Next(), basis = "customerRequest" })).Id();
        Assert.Equal("outcome.unknown", (await lan.Post($"/leads/{lead}/outcomes", new { outcome = "connected", then = "justBrowsing" }, 422)).Text("code"));
        Assert.Equal("outcome.noteMissing", (await lan.Post($"/leads/{lead}/outcomes", new { outcome = "connected", then = "hoiChong" }, 422)).Text("code"));
        await lan.Post($"/leads/{lead}/outcomes", new { outcome = "connected", then = "hoiChong", note = "Mai hỏi" });
        await manager.Patch($"/outcomes/{made.Id()}", new { label = "Chờ hỏi chồng", effect = "autoCallBack", days = 2 }, made.Number("version"));
        var line = (await lan.Get($"/leads/{lead}/history")).GetProperty("items").EnumerateArray().First(h => h.Text("kind") == "outcome" && h.Text("outcome") == "hoiChong");
        Assert.Equal(("Hỏi chồng", 1L), (line.Text("label"), line.Number("ruleVersion")));
        Assert.Equal(2, (await manager.Get("/outcomes?stage=contact")).GetProperty("items").EnumerateArray().Single(o => o.Text("code") == "hoiChong").Number("ruleVersion"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Keys_are_swapped_and_the_ways_on_stay_open(string database)
    {
        await using var house = await Open(database);
        var manager = await house.Api("quan");
        var (price, version) = await Known(manager, "contact", "priceTooHigh");
        await manager.Patch($"/outcomes/{price}", new { key = 2 }, version);
        var keys = (await manager.Get("/outcomes?stage=contact")).GetProperty("items").EnumerateArray().ToDictionary(o => o.Text("code")!, o => o.Number("key"));
        Assert.Equal((2L, 6L), (keys["priceTooHigh"], keys["notReached"]));
        Assert.Equal(9, keys.Values.Distinct().Count());
        await manager.Patch($"/outcomes/{price}", new { key = 1 }, version, 409);
        var (connected, first) = await Known(manager, "new", "connected");
        Assert.Equal("outcome.contactNeeded", (await manager.Patch($"/outcomes/{connected}", new { active = false }, first, 422)).Text("code"));
        var (buys, second) = await Known(manager, "contact", "confirmedPurchase");
        Assert.Equal("outcome.orderNeeded", (await manager.Patch($"/outcomes/{buys}", new { effect = "none" }, second, 422)).Text("code"));
        Assert.Equal("outcome.effectNotHere", (await manager.Patch($"/outcomes/{buys}", new { effect = "moveToContact" }, second, 422)).Text("code"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_replay_says_what_would_have_differed_and_writes_nothing(string database)
    {
        await using var house = await Open(database);
        var (manager, lan) = (await house.Api("quan"), await house.Api("lan"));
        for (var n = 0; n < 3; n++)
        {
            var lead = (await lan.Post("/leads", new { phone = Numbers.Next(), basis = "customerRequest", name = $"Khách {n}" })).Id();
            await lan.Post($"/leads/{lead}/outcomes", new { outcome = "connected", then = "usingOtherProduct", note = n == 0 ? "còn nửa hộp" : null });
        }
        var (other, version) = await Known(lan, "contact", "usingOtherProduct");
        var sooner = await manager.Post($"/outcomes/{other}:replay", new { days = 3 }, 200);
        Assert.Equal((3L, 3L, 3L), (sooner.Number("attempts"), sooner.Number("differ"), sooner.Number("callBacks")));
        Assert.Equal(3, sooner.GetProperty("examples").GetArrayLength());
        Assert.Equal((3L, 2L), (await manager.Post($"/outcomes/{other}:replay", new { needsNote = true }, 200)) is var note ? (note.Number("attempts"), note.Number("notes")) : default);
        Assert.Equal(0, (await manager.Post($"/outcomes/{other}:replay", new { label = "Dùng loại khác" }, 200)).Number("differ"));
        Assert.Equal("outcome.daysMissing", (await manager.Post($"/outcomes/{other}:replay", new { days = 0 }, 422)).Text("code"));
        await lan.Post($"/outcomes/{other}:replay", new { days = 3 }, 403);
        Assert.Equal((other, version), await Known(lan, "contact", "usingOtherProduct"));      // nothing was written
        await using var db = house.Open();
        Assert.Equal(7, (await db.Rows<Outcome>().SingleAsync(o => o.Id == other, Now)).Days);
    }
}
