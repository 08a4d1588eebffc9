using System.Net;
using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Tests.Platform;
using KhachQuen.Tests.Sales;

namespace KhachQuen.Tests.Shell;

/// <summary>X-27, "Lan đang sửa": who has changes of a row in a window, for those who may see the row, on every node, and gone when the window is.</summary>
public sealed class PresenceTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static async Task<Guid> Customer(House house, string who) => (await (await house.Api(who)).Post("/customers", new { name = "Khách đang sửa", phones = new[] { Numbers.Next() } })).Id();

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Whoever_sees_the_row_sees_who_is_changing_it_and_nobody_else_hears_of_it(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var customer = await Customer(house, "lan");
        await using var tuan = await house.Listen("tuan");
        await using var nga = await house.Listen("nga");
        var lan = await house.Listen("lan");
        var (mine, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await lan.Edits("customer", customer, mine);
        await tuan.Hears(customer);
        var lead = await house.Visitor().SignIn("tuan", House.Password);
        Assert.Contains("Nguyễn Thị Lan đang sửa", await lead.See($"/presence/customer/{customer}"), StringComparison.Ordinal);
        var own = await house.Visitor().SignIn("lan", House.Password);
        Assert.DoesNotContain("đang sửa", await own.See($"/presence/customer/{customer}?tab={mine}"), StringComparison.Ordinal);
        Assert.Contains("Bạn đang sửa ở cửa sổ khác", await own.See($"/presence/customer/{customer}?tab={other}"), StringComparison.Ordinal);
        var stranger = await house.Visitor().SignIn("nga", House.Password);
        await stranger.See($"/presence/customer/{customer}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        await lan.DisposeAsync();                                           // the window is closed
        for (var n = 0; (await lead.See($"/presence/customer/{customer}")).Contains("đang sửa", StringComparison.Ordinal); n++)
        {
            Assert.True(n < 100, "still there");
            await tuan.Next(TimeSpan.FromMilliseconds(100));
        }
        var hers = await Customer(house, "nga");
        await nga.Hears(hers);
        Assert.Equal([hers], nga.Heard.Distinct());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Who_may_not_change_a_row_or_not_see_it_says_nothing(string database)
    {
        var house = houses.On(database);
        var customer = await Customer(house, "lan");
        foreach (var (who, noun, id) in new[] { ("nga", "customer", customer), ("director1", "customer", customer), ("lan", "product", (await house.Product()).Id()), ("lan", "nothing", customer) })
        {
            Assert.Null(await house.Get<SayEditing>().Handle(noun, id, Guid.CreateVersion7(), await house.Actor(who), Now));
            Assert.Empty(house.Get<PresenceBook>().Of(noun, id));
        }
    }

    [Fact]
    public void A_window_that_says_nothing_more_is_forgotten_and_one_row_does_not_hide_another()
    {
        var clock = new HandClock(House.Clock.Now());
        var (book, row, tab, user) = (new PresenceBook(clock), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.True(book.Hear(row, new("order", user, tab, true)));
        Assert.False(book.Hear(row, new("order", user, tab, true)));         // said again: nobody need look anew
        Assert.Empty(book.Of("customer", row));
        clock.Move(PresenceBook.Renewed);
        Assert.False(book.Hear(row, new("order", user, tab, true)));
        clock.Move(PresenceBook.Kept - TimeSpan.FromSeconds(1));
        Assert.Equal([(tab, user)], book.Of("order", row));
        clock.Move(TimeSpan.FromSeconds(1));
        Assert.Empty(book.Of("order", row));
        Assert.True(book.Hear(row, new("order", user, tab, true)));
        Assert.True(book.Hear(row, new("order", user, tab, false)));
        Assert.False(book.Hear(row, new("order", user, tab, false)));
        Assert.Empty(book.Of("order", row));
        Assert.True(PresenceBook.Kept + TimeSpan.FromSeconds(10) <= TimeSpan.FromSeconds(30), "with one look of the page every eight seconds, gone within half a minute");
    }

    [Fact]
    public async Task What_begins_on_one_node_is_seen_on_the_other()
    {
        await using var nodes = await TwoNodes.Start(houses);
        await using var there = await nodes.Second.Listen("tuan");
        await TwoNodes.Joined(await nodes.First.Api("lan"), there);
        var customer = await Customer(nodes.First, "lan");
        var lan = await nodes.First.Listen("lan");
        await there.Hears(customer);
        await lan.Edits("customer", customer, Guid.CreateVersion7());
        var tuan = await nodes.Second.Visitor().SignIn("tuan", House.Password);
        for (var n = 0; !(await tuan.See($"/presence/customer/{customer}")).Contains("Nguyễn Thị Lan đang sửa", StringComparison.Ordinal); n++)
        {
            Assert.True(n < 100, "not seen on the other node");
            await there.Next(TimeSpan.FromMilliseconds(100));
        }
        await lan.DisposeAsync();
        for (var n = 0; (await tuan.See($"/presence/customer/{customer}")).Contains("đang sửa", StringComparison.Ordinal); n++)
        {
            Assert.True(n < 100, "still there");
            await there.Next(TimeSpan.FromMilliseconds(100));
        }
    }
}
