using KhachQuen.Contacts;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Sales;

/// <summary>Two records of one person become one, with all that hangs on them; and two again (F-9, A-2, X-25).</summary>
public sealed class MergeTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Merging_brings_numbers_orders_and_story_together_and_undo_parts_them(string database)
    {
        var house = houses.On(database);
        var (lan, quan) = (await house.Api("lan"), await house.Api("quan"));
        var (one, other) = (Numbers.Next(), Numbers.Next());
        var (first, second) = (await house.Sell("lan", phone: one), await house.Sell("lan", phone: other));
        var (stays, goes) = (first.Id("customerId"), second.Id("customerId"));
        await quan.Patch($"/customers/{goes}", new { name = "Chị Hòa (Q.1)", sex = "female", tags = new[] { "vip" }, rank = "A" }, (await quan.Get($"/customers/{goes}")).GetProperty("version").GetInt64());
        var was = (await Facts(house, stays), await Facts(house, goes));

        var merged = await quan.Post($"/customers/{stays}:merge", new { fromId = goes, take = new[] { "name" } });
        var now = merged.GetProperty("customer");
        Assert.Equal(("Chị Hòa (Q.1)", "female", "A"), (now.Text("name"), now.Text("sex"), now.Text("rank")));
        Assert.Equal([Numbers.E164(one), Numbers.E164(other)], now.GetProperty("phones").EnumerateArray().Select(p => p.GetString()));
        await quan.Get($"/customers/{goes}", 404);
        Assert.Equal(2, (await quan.Get($"/orders?customerId={stays}")).GetProperty("items").GetArrayLength());
        Assert.Equal(stays, (await lan.Get($"/orders/{second.Id()}")).Id("customerId"));
        var story = (await quan.Get($"/customers/{stays}/timeline?limit=100")).GetProperty("items").EnumerateArray().Select(l => l.Text("kind")).ToList();
        Assert.Contains("customer.merged", story);
        Assert.Equal(2, story.Count(k => k == "customer.met"));                            // what happened to either is one story
        var third = await house.Sell("lan", phone: other);                                 // the number leads to the one that stays
        Assert.Equal(stays, third.Id("customerId"));
        await quan.Patch($"/customers/{stays}", new { rank = "B" }, (await quan.Get($"/customers/{stays}")).GetProperty("version").GetInt64());

        var undone = await quan.Post($"/operations/{merged.Id("operationId")}:undo", new { });
        Assert.Equal("undone", undone.Text("state"));
        Assert.Equal(was.Item2, await Facts(house, goes));
        Assert.Equal(was.Item1 with { Rank = "B" }, await Facts(house, stays));            // what somebody changed since stays
        Assert.Equal(goes, (await lan.Get($"/orders/{second.Id()}")).Id("customerId"));
        Assert.Equal(stays, (await lan.Get($"/orders/{third.Id()}")).Id("customerId"));
        Assert.Equal(goes, (await house.Sell("lan", phone: other)).Id("customerId"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Who_may_not_write_both_merges_nothing_and_two_companies_stay_two(string database)
    {
        var house = houses.On(database);
        var (mine, theirs) = ((await house.Sell("lan")).Id("customerId"), (await house.Sell("nga")).Id("customerId"));
        await (await house.Api("lan")).Post($"/customers/{mine}:merge", new { fromId = theirs }, 404);
        await (await house.Api("director1")).Post($"/customers/{mine}:merge", new { fromId = theirs }, 403);
        var quan = await house.Api("quan");
        Assert.Equal("customer.mergeSelf", (await quan.Post($"/customers/{mine}:merge", new { fromId = mine }, 422)).Text("code"));
        Assert.Equal("customer.mergeFieldUnknown", (await quan.Post($"/customers/{mine}:merge", new { fromId = theirs, take = new[] { "ownerId" } }, 422)).Text("code"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_number_that_went_elsewhere_since_stops_the_undo_whole(string database)
    {
        var house = houses.On(database);
        var quan = await house.Api("quan");
        var other = Numbers.Next();
        var (stays, goes) = ((await house.Sell("lan")).Id("customerId"), (await house.Sell("lan", phone: other)).Id("customerId"));
        var merged = await quan.Post($"/customers/{stays}:merge", new { fromId = goes });
        var version = (await quan.Get($"/customers/{stays}")).GetProperty("version").GetInt64();
        await quan.Patch($"/customers/{stays}", new { phones = new[] { (await quan.Get($"/customers/{stays}")).GetProperty("phones")[0].GetString() } }, version);
        var third = (await house.Sell("lan", phone: other)).Id("customerId");              // now somebody else's
        Assert.DoesNotContain(third, new[] { stays, goes });
        Assert.Equal("operation.clash", (await quan.Post($"/operations/{merged.Id("operationId")}:undo", new { }, 422)).Text("code"));
        Assert.Equal("done", (await quan.Get($"/operations/{merged.Id("operationId")}")).Text("state"));
        await quan.Get($"/customers/{goes}", 404);
    }

    private sealed record Known(string Name, string? Sex, string? Rank, string Tags, string Phones, string Rows, string Text);

    private static async Task<Known> Facts(House house, Guid id)
    {
        await using var db = house.Open();
        var c = await db.Rows<Customer>().AsNoTracking().SingleAsync(c => c.Id == id, Now);
        return new(c.Name, c.Sex?.ToString(), c.Rank, string.Join(',', c.Tags), c.PhonesText, string.Join(' ', c.PhoneRows.Select(p => p.E164).Order()), $"{c.MergedIntoId} {c.OwnerId} {c.VerifyState} {c.Lifecycle} {c.Folded}");
    }
}
