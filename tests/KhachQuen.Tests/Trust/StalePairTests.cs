using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KhachQuen.Platform;
using KhachQuen.Tests.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Trust;

/// <summary>T-14: stale edits of a customer and of an order, pairs of them released together by a barrier (5,000 with KQ_FULL=1; 100 otherwise): one of each pair wins, nothing that was answered with 200 is lost, nobody gets a 500.</summary>
public sealed class StalePairTests(Houses houses)
{
    private static readonly int Pairs = Environment.GetEnvironmentVariable("KQ_FULL") == "1" ? 5_000 : 100;
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>Each of a pair writes another field, so that a lost update would be seen in the field of a winner, not only in the last value.</summary>
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Of_two_stale_edits_of_a_customer_one_wins(string database)
    {
        var house = houses.On(database);
        var customer = await (await house.Api("lan")).Post("/customers", new { name = "Khách hai người sửa", phones = new[] { Numbers.Next() } });
        var (rank, tag) = await Race(house, $"/customers/{customer.Id()}", customer.Number("version"), ["lan", "tuan"], (side, n) => side == 0 ? new { rank = $"hạng {n}" } : new { tags = new[] { $"nhãn {n}" } });
        var now = await (await house.Api("lan")).Get($"/customers/{customer.Id()}");
        Assert.Equal(rank is null ? null : $"hạng {rank}", now.IsNull("rank") ? null : now.Text("rank"));
        Assert.Equal(tag is null ? [] : [$"nhãn {tag}"], now.Items("tags").Select(t => t.GetString()));
        await IsAudited(house, customer.Id(), now.Number("version"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Of_two_stale_edits_of_an_order_one_wins(string database)
    {
        var house = houses.On(database);
        var order = await house.Sell("lan");
        var (note, fee) = await Race(house, $"/orders/{order.Id()}", order.Number("version"), ["lan", "lan"], (side, n) => side == 0 ? new { note = $"giao {n}" } : new { shippingFee = 1_000 + n });      // two windows of one person
        var now = await (await house.Api("lan")).Get($"/orders/{order.Id()}");
        Assert.Equal(note is null ? null : $"giao {note}", now.IsNull("note") ? null : now.Text("note"));
        Assert.Equal(fee is { } last ? 1_000 + last : 0, now.Number("shippingFee"));
        await IsAudited(house, order.Id(), now.Number("version"));
    }

    /// <summary>Returns what each side wrote last, of those it won.</summary>
    private static async Task<(int?, int?)> Race(House house, string path, long version, string[] who, Func<int, int, object> edit)
    {
        var apis = await Task.WhenAll(who.Select(house.Api));
        var won = new int?[2];
        for (var n = 0; n < Pairs; n++)
        {
            var (pair, based) = (n, version);
            using var start = new Barrier(2);
            var answers = await Task.WhenAll(apis.Select((api, side) => Task.Run(async () =>
            {
                using var ask = new HttpRequestMessage(HttpMethod.Patch, "/api/v1" + path) { Content = JsonContent.Create(edit(side, pair)) };
                ask.Headers.TryAddWithoutValidation("If-Match", $"\"{based}\"");
                start.SignalAndWait(Now);
                using var answer = await api.SendAsync(ask, Now);
                return (answer.StatusCode, Body: await answer.Content.ReadFromJsonAsync<JsonElement>(Now));
            }, Now)));
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
            var winner = Array.FindIndex(answers, a => a.StatusCode == HttpStatusCode.OK);
            (won[winner], version) = (pair, answers[winner].Body.Number("version"));
            var refused = answers[1 - winner].Body;
            Assert.Equal((based + 1, based + 1), (version, refused.GetProperty("current").Number("version")));      // the loser is shown what the winner left
            Assert.NotEmpty(refused.Items("changed"));
        }
        return (won[0], won[1]);
    }

    /// <summary>As many saves as there were winners, and each with its line.</summary>
    private static async Task IsAudited(House house, Guid id, long version)
    {
        await using var db = house.Open();
        Assert.Equal(Pairs, await db.Rows<AuditLine>().CountAsync(l => l.NounId == id && l.Act == "changed", Now));
        Assert.True(version > Pairs);
    }
}
