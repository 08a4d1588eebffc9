using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Finance;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Telephony;
using KhachQuen.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Sales;

/// <summary>Who changes teams takes along what they hold: a row's team is its owner's, and sight relies on it (X-3).</summary>
public sealed class MovingTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_old_lead_sees_them_no_more_and_the_new_one_does(string database)
    {
        var house = houses.On(database);
        var (hanoi, saigon) = await Teams(house);
        var person = await People.Made(house, team: hanoi, roles: ["sales"]);
        var mine = await house.Api(person.Text("userName"));
        var lead = (await mine.Post("/leads", new { phone = Numbers.Next(), basis = "customerRequest" })).Id();
        var (order, shipment) = await house.Ship(person.Text("userName"));
        var (tuan, phuc) = (await house.Api("tuan"), await house.Api("phuc"));
        string[] rows = [$"/leads/{lead}", $"/orders/{order.Id()}", $"/customers/{order.Id("customerId")}", $"/shipments/{shipment}"];
        foreach (var row in rows) await tuan.Get(row);
        foreach (var row in rows) await Beyond(phuc, row);
        await (await house.Api("root")).Patch($"/users/{person.Id()}", new { teamId = saigon }, person.GetProperty("version").GetInt64());
        foreach (var row in rows) await Beyond(tuan, row);
        foreach (var row in rows) await phuc.Get(row);
        foreach (var row in rows) await (await house.Api(person.Text("userName"))).Get(row);
    }

    /// <summary>Not to be seen; of a customer the three facts (F-6).</summary>
    private static async Task Beyond(HttpClient api, string row)
    {
        if (row.StartsWith("/customers/", StringComparison.Ordinal)) Assert.True((await api.Get(row)).GetProperty("restricted").GetBoolean());
        else await api.Get(row, 404);
    }

    /// <summary>A noun that somebody owns moves with them, or stands here with why it does not.</summary>
    [Fact]
    public void Every_owned_noun_moves_or_says_why_not()
    {
        Type[] stay = [typeof(ConsentLine), typeof(ContactDecision),      // of a number; whose row it was then is part of what is written down
            typeof(KhachQuen.Telesales.Handover), typeof(KhachQuen.Telesales.ImportDraft), typeof(Work)];      // of the team it was done for; one's own alone
        var moving = houses.Sqlite.Get<IEnumerable<IMovesWithItsOwner>>().Select(m => m.GetType().GetGenericArguments()[0]);
        var owned = typeof(Entity).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(Entity).IsAssignableFrom(t) && typeof(IOwned).IsAssignableFrom(t));
        Assert.Equal(owned.Select(t => t.Name).Order(), moving.Concat(stay).Select(t => t.Name).Order());
    }

    private static async Task<(Guid, Guid)> Teams(House house)
    {
        await using var db = house.Open();
        return (await db.Teams.Where(t => t.Name == "Hà Nội 1").Select(t => t.Id).SingleAsync(Now), await db.Teams.Where(t => t.Name == "Sài Gòn").Select(t => t.Id).SingleAsync(Now));
    }
}
