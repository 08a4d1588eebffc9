using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Tests.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Trust;

/// <summary>T-11: the same asking ten times at once, under one key, has one effect and ten equal answers.</summary>
public sealed class OneEffectTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Ten_times_the_same_lead_at_once_is_one_lead(string database)
    {
        var house = houses.On(database);
        var phone = Numbers.Next();
        var answers = await TenTimes(house, "/leads", new { phone, name = "Chị Tám", basis = "customerRequest" });
        Assert.Equal(201, Assert.Single(answers.Distinct()).Status);
        await using var db = house.Open();
        var e164 = Numbers.E164(phone);
        var lead = await db.Rows<Lead>().SingleAsync(l => l.Phone == e164, Now);
        Assert.Contains(lead.Id.ToString(), answers[0].Body);
        Assert.Equal((1, 1), (await db.Rows<Assignment>().CountAsync(a => a.LeadId == lead.Id, Now), await db.Rows<AuditLine>().CountAsync(a => a.NounId == lead.Id && a.Act == "created", Now)));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Ten_times_the_same_purchase_at_once_is_one_outcome_and_one_order(string database)
    {
        var house = houses.On(database);
        var (api, product) = (await house.Api("lan"), await PurchaseTests.Product(house));
        var lead = (await api.Post("/leads", new { phone = Numbers.Next(), name = "Chị Chín", basis = "customerRequest" })).Id();
        await api.Post($"/leads/{lead}/outcomes", new { outcome = "connected" });
        var answers = await TenTimes(house, $"/leads/{lead}/outcomes", new { outcome = "confirmedPurchase", order = PurchaseTests.Order(product) });
        Assert.Equal(200, Assert.Single(answers.Distinct()).Status);
        await using var db = house.Open();
        Assert.Equal(["confirmedPurchase", "connected"], await db.Rows<Attempt>().Where(a => a.LeadId == lead).Select(a => a.Code).Order().ToListAsync(Now));
        Assert.Equal(1, await db.Rows<KhachQuen.Sales.Order>().CountAsync(o => o.LeadId == lead, Now));
        Assert.Equal(2, (await db.Rows<Lead>().SingleAsync(l => l.Id == lead, Now)).Attempts);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_refused_asking_is_not_kept_and_the_key_serves_the_one_that_is_right(string database)
    {
        var house = houses.On(database);
        var (api, key, phone) = (await house.Api("lan"), Guid.CreateVersion7().ToString(), Numbers.Next());
        using (var wrong = OnceOnly.Under(key, "/leads", new { phone = "12", basis = "customerRequest" })) Assert.Equal(422, (int)(await api.SendAsync(wrong, Now)).StatusCode);
        using (var right = OnceOnly.Under(key, "/leads", new { phone, basis = "customerRequest" })) Assert.Equal(201, (int)(await api.SendAsync(right, Now)).StatusCode);
        using var other = OnceOnly.Under(key, "/leads", new { phone = Numbers.Next(), basis = "customerRequest" });
        Assert.Equal("idempotency.reused", (await (await api.SendAsync(other, Now)).Body(422)).Text("code"));
    }

    /// <summary>Ten clients at the line together; none goes before all are there.</summary>
    private static async Task<List<(int Status, string Body)>> TenTimes(House house, string path, object body)
    {
        var (key, line) = (Guid.CreateVersion7().ToString(), new TaskCompletionSource());
        var racers = new List<Task<(int, string)>>();
        for (var i = 0; i < 10; i++)
        {
            var api = await house.Api("lan");
            racers.Add(Run(api));
        }
        line.SetResult();
        return [.. await Task.WhenAll(racers)];

        async Task<(int, string)> Run(HttpClient api)
        {
            using var request = OnceOnly.Under(key, path, body);
            await line.Task;
            var answer = await api.SendAsync(request, Now);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Now));
        }
    }
}
