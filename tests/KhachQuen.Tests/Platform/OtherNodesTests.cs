using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Platform;

/// <summary>Two nodes on one PostgreSQL database are one product to whoever looks at a screen .</summary>
public sealed class OtherNodesTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_made_through_one_node_is_heard_on_the_other_and_not_again_on_its_own()
    {
        await using var nodes = await TwoNodes.Start(houses);
        await using var here = await nodes.First.Listen("lan");
        await using var there = await nodes.Second.Listen("lan");
        var lan = await nodes.First.Api("lan");
        await TwoNodes.Joined(lan, there);
        var first = (await lan.Post("/leads", new { phone = Numbers.Next(), basis = "customerRequest" })).Id();
        await there.Hears(first);
        var second = (await (await nodes.Second.Api("lan")).Post("/leads", new { phone = Numbers.Next(), basis = "customerRequest" })).Id();
        await here.Hears(second);       // told after the first: had that come back to its own node, it would have been heard again by now
        await there.Hears(second);
        Assert.Equal(there.Heard.Count(id => id == first), here.Heard.Count(id => id == first));
    }

    [Fact]
    public async Task A_cut_line_is_taken_up_again()
    {
        await using var nodes = await TwoNodes.Start(houses);
        await using var there = await nodes.Second.Listen("lan");
        var lan = await nodes.First.Api("lan");
        await TwoNodes.Joined(lan, there);
        await using (var db = nodes.First.Open())
            Assert.Equal(2, (await db.Database.SqlQuery<bool>($"SELECT pg_terminate_backend(pid) AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'khachquen live'").ToListAsync(Now)).Count(cut => cut));
        await TwoNodes.Joined(lan, there);
    }

    [Fact]
    public async Task Whoever_is_signed_out_on_one_node_is_cut_off_on_the_other()
    {
        await using var nodes = await TwoNodes.Start(houses);
        var (visitor, cookies) = await nodes.First.Enter("lan");
        await using var there = await nodes.Second.Listen(cookies);
        await visitor.See("/leads");
        await visitor.Send("/sign-out");
        await there.IsCut();
    }

    [Fact]
    public void Many_changes_travel_together_in_pieces_that_fit()
    {
        var (me, changes) = (Guid.CreateVersion7(), Enumerable.Range(0, 500).Select(n => new LiveChange("lead", Guid.CreateVersion7(), [.. Enumerable.Range(0, n == 7 ? 1_000 : 3).Select(_ => Guid.CreateVersion7())])).ToList());
        var sent = NodeNotice.Pack(me, changes).ToList();
        Assert.All(sent, payload => Assert.InRange(Encoding.UTF8.GetByteCount(payload), 1, 7_999));
        Assert.InRange(sent.Count, 2, 25);
        var heard = sent.Select(payload => NodeNotice.Read(payload)!).ToList();
        Assert.All(heard, notice => Assert.Equal(me, notice.From));
        Assert.Equal(changes.Select(c => c.Id), heard.SelectMany(n => n.Changes).Select(c => c.Id).Distinct());
        Assert.Equal(changes.SelectMany(c => c.To), heard.SelectMany(n => n.Changes).SelectMany(c => c.To));
        Assert.Null(NodeNotice.Read("somebody else's"));
    }
}

/// <summary>Two hosts on one database.</summary>
internal sealed class TwoNodes(House first, House second) : IAsyncDisposable
{
    public House First => first;
    public House Second => second;

    public static async Task<TwoNodes> Start(Houses houses)
    {
        var place = houses.EmptyPlace("postgres");
        var first = Houses.At(place);
        await Cast.Enter(first);
        return new(first, Houses.At(place));
    }

    /// <summary>Nodes find each other within moments of their start, or of a cut line: new leads until one is heard.</summary>
    public static async Task Joined(HttpClient teller, Screen hearer)
    {
        for (var told = new List<Guid>(); !told.Exists(id => hearer.Heard.Contains(id)); await hearer.Next(TimeSpan.FromMilliseconds(300)))
            told.Add((await teller.Post("/leads", new { phone = Numbers.Next(), basis = "customerRequest" })).Id());
    }

    public async ValueTask DisposeAsync()
    {
        await second.DisposeAsync();
        await first.DisposeAsync();
    }
}

/// <summary>An open screen's socket, in SignalR's own words.</summary>
internal sealed class Screen(WebSocket line) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly List<Guid> heard = [];
    private Task<string>? reading;

    public IReadOnlyList<Guid> Heard => heard;
    /// <summary>Every frame as it came.</summary>
    public string Said => frames.ToString();
    private readonly StringBuilder frames = new();

    public async Task<Screen> Greet()
    {
        await line.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        Assert.StartsWith("{}", await Read());
        return this;
    }

    public async Task Hears(Guid id)
    {
        for (var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds; !heard.Contains(id);)
        {
            Assert.True(Environment.TickCount64 < until, $"{id} was not heard");
            await Next(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Takes what comes, or nothing when nothing does.</summary>
    public async Task Next(TimeSpan atMost)
    {
        reading ??= Read();
        if (await Task.WhenAny(reading, Task.Delay(atMost, TestContext.Current.CancellationToken)) != reading) return;
        var said = await reading;
        frames.Append(said);
        reading = null;
        foreach (var message in said.Split('\u001e', StringSplitOptions.RemoveEmptyEntries).Select(m => JsonDocument.Parse(m).RootElement))
            if (message.TryGetProperty("target", out var target) && target.GetString() == "changed") heard.Add(message.GetProperty("arguments")[1].GetGuid());
    }

    /// <summary>Says, as a window does, that it holds changes of a row.</summary>
    public Task Edits(string noun, Guid id, Guid tab, bool begins = true) =>
        line.SendAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { type = 1, target = "Editing", arguments = new object[] { noun, id, tab, begins } }) + "\u001e"), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    public async Task IsCut()
    {
        try { while ((await Read().WaitAsync(Patience)).Length > 0) { } }
        catch (Exception cut) when (cut is IOException or WebSocketException) { }
    }

    /// <summary>Whole messages; nothing when the line is closed.</summary>
    private async Task<string> Read()
    {
        var (said, piece) = (new StringBuilder(), new byte[4_096]);
        do
        {
            var got = await line.ReceiveAsync(piece, TestContext.Current.CancellationToken);
            if (got.MessageType == WebSocketMessageType.Close) return "";
            said.Append(Encoding.UTF8.GetString(piece, 0, got.Count));
        }
        while (said.Length == 0 || said[^1] != '\u001e');
        return said.ToString();
    }

    public ValueTask DisposeAsync()
    {
        line.Dispose();
        return default;
    }
}

internal static class Screens
{
    /// <summary>A screen of the named member of the cast.</summary>
    public static async Task<Screen> Listen(this House house, string who) => await house.Listen((await house.Enter(who)).Cookies);

    /// <summary>A screen of whoever the cookies name; they may come from another node.</summary>
    public static async Task<Screen> Listen(this House house, CookieContainer cookies)
    {
        var sockets = house.Server.CreateWebSocketClient();
        sockets.ConfigureRequest = request => request.Headers.Cookie = cookies.GetCookieHeader(house.ClientOptions.BaseAddress);
        return await new Screen(await sockets.ConnectAsync(new Uri(house.Server.BaseAddress, "/live"), TestContext.Current.CancellationToken)).Greet();
    }

    public static async Task<(Visitor Visitor, CookieContainer Cookies)> Enter(this House house, string who)
    {
        var cookies = new CookieContainerHandler();
        return (await new Visitor(house.CreateDefaultClient(cookies)).SignIn(who, House.Password), cookies.Container);
    }
}
