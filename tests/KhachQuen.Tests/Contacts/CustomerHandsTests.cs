using System.Net;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Contacts;

/// <summary>Who looks after a customer: taking, assigning, transferring, detaching (F-11).</summary>
public sealed class CustomerHandsTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static async Task<Guid> Nobodys(House house, string name = "Khách chưa ai giữ") =>
        (await (await house.Api("data1")).Post("/customers", new { name, phones = new[] { Numbers.Next() } })).Id();

    private static async Task<List<(string Kind, string Facts, string? Note)>> Story(House house, Guid id)
    {
        await using var db = house.Open();
        return (await db.Rows<TimelineEntry>().Where(l => l.SubjectId == id).OrderBy(l => l.Id).Select(l => new { l.Kind, l.Facts, l.Note }).ToListAsync(Now)).ConvertAll(l => (l.Kind, l.Facts ?? "", l.Note));
    }

    private static async Task<List<string>> Raised<T>(House house, Guid id)
    {
        var (type, said) = (typeof(T).FullName!, id.ToString());
        await using var db = house.Open();
        return await db.Rows<OutboxMessage>().Where(m => m.Type == type && m.Payload.Contains(said)).OrderBy(m => m.Id).Select(m => m.Payload).ToListAsync(Now);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Every_change_of_hands_is_told_with_who_from_to_and_reason(string database)
    {
        var house = houses.On(database);
        var id = await Nobodys(house);
        var (lan, minh) = (await house.Actor("lan"), await house.Actor("minh"));
        var taken = await (await house.Api("lan")).Post($"/customers/{id}:claim", new { }, 200);
        Assert.Equal((lan.Id, lan.TeamId), (taken.Id("ownerId"), taken.Id("teamId")));
        var tuan = await house.Api("tuan");
        await tuan.Post($"/customers/{id}:assign", new { userId = minh.Id, reason = "Lan nghỉ phép" }, 200);
        await tuan.Refuses($"/customers/{id}:assign", new { userId = minh.Id }, "customer.alreadyTheirs", "userId");
        await tuan.Refuses($"/customers/{id}:assign", new { userId = (Guid?)null, reason = " " }, "customer.detachReasonMissing", "reason");
        await tuan.Post($"/customers/{id}:assign", new { userId = (Guid?)null, reason = "Không chăm sóc" }, 200);
        await (await house.Api("quan")).Refuses($"/customers/{id}:assign", new { userId = (Guid?)null, reason = "lần nữa" }, "customer.alreadyUnassigned", "userId");
        await tuan.Post($"/customers/{id}:assign", new { userId = lan.Id }, 200);      // nobody's: a lead may give them to their people

        var story = (await Story(house, id)).Where(l => l.Kind != "customer.entered").ToList();
        Assert.Equal(["customer.taken", "customer.transferred", "customer.detached", "customer.assigned"], story.Select(l => l.Kind));
        Assert.Contains(lan.Name, story[1].Facts, StringComparison.Ordinal);
        Assert.Contains(minh.Name, story[1].Facts, StringComparison.Ordinal);
        Assert.Equal(("Lan nghỉ phép", "Không chăm sóc"), (story[1].Note, story[2].Note));
        Assert.Contains("byHand", story[2].Facts, StringComparison.Ordinal);
        Assert.Equal(3, (await Raised<CustomerAssigned>(house, id)).Count);
        Assert.Contains(minh.Id.ToString(), Assert.Single(await Raised<CustomerDetached>(house, id)), StringComparison.Ordinal);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Nobody_gives_beyond_their_teams_and_only_a_salesperson_takes(string database)
    {
        var house = houses.On(database);
        var id = await Nobodys(house);
        var nga = await house.Actor("nga");
        await (await house.Api("tuan")).Refuses($"/customers/{id}:assign", new { userId = nga.Id }, "customer.ownerUnknown", "userId");
        await (await house.Api("lan")).Post($"/customers/{id}:assign", new { userId = nga.Id }, 403);
        foreach (var who in new[] { "data1", "thu", "marketing1", "accountant1", "reception1" }) await (await house.Api(who)).Post($"/customers/{id}:claim", new { }, 403);
        await (await house.Api("tuan")).Post($"/customers/{id}:assign", new { }, 400);      // userId is not left out by mistake
        await (await house.Api("nga")).Post($"/customers/{id}:claim", new { }, 200);
        await (await house.Api("tuan")).Post($"/customers/{id}:assign", new { userId = (await house.Actor("lan")).Id }, 404);      // Sài Gòn's by now
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Whoever_was_just_detached_waits_seven_days_and_others_need_not(string database)
    {
        var clock = new HandClock(HandClock.Wall("2026-11-23 09:00"));
        await using var house = houses.Another(database, clock: clock);
        await Cast.Enter(house);
        var (lan, minh, quan) = (await house.Api("lan"), await house.Api("minh"), await house.Api("quan"));
        var (one, other) = (await Nobodys(house, "Một"), await Nobodys(house, "Hai"));
        foreach (var id in new[] { one, other })
        {
            await lan.Post($"/customers/{id}:claim", new { }, 200);
            await quan.Post($"/customers/{id}:assign", new { userId = (Guid?)null, reason = "Bỏ quên" }, 200);
        }
        await lan.Refuses($"/customers/{one}:claim", new { }, "customer.justDetached");
        await minh.Post($"/customers/{other}:claim", new { }, 200);
        clock.MoveTo(HandClock.Wall("2026-11-30 08:59"));
        await lan.Refuses($"/customers/{one}:claim", new { }, "customer.justDetached");
        clock.MoveTo(HandClock.Wall("2026-11-30 09:00"));
        await lan.Post($"/customers/{one}:claim", new { }, 200);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Of_ten_who_take_at_once_one_wins_and_nobody_takes_more_than_the_days_limit(string database)
    {
        var clock = new HandClock(HandClock.Wall("2026-11-23 09:00"));
        await using var house = houses.Another(database, clock: clock);
        await Cast.Enter(house);
        string[] people = ["lan", "minh", "thao", "huong", "duc", "nga", "tuan", "khanh", "legal1", "tour1"];
        var apis = await Task.WhenAll(people.Select(house.Api));
        var id = await Nobodys(house);
        using var start = new Barrier(people.Length);
        var answers = await Task.WhenAll(apis.Select(api => Task.Run(async () =>
        {
            start.SignalAndWait(Now);
            return (await api.PostAsync(new Uri($"/api/v1/customers/{id}:claim", UriKind.Relative), null, Now)).StatusCode;
        }, Now)));
        Assert.Equal((1, 9), (answers.Count(a => a == HttpStatusCode.OK), answers.Count(a => a == HttpStatusCode.Conflict)));
        Assert.Single(await Story(house, id), l => l.Kind == "customer.taken");

        await (await house.Api("quan")).Put("/settings/customerCare", new { takesPerDay = 2 });
        var nga = apis[Array.IndexOf(people, "nga")];
        var more = new List<Guid>();
        for (var n = 0; n < 4; n++) more.Add(await Nobodys(house, $"Thêm {n}"));
        var spare = answers[Array.IndexOf(people, "nga")] == HttpStatusCode.OK ? 1 : 2;
        for (var n = 0; n < spare; n++) await nga.Post($"/customers/{more[n]}:claim", new { }, 200);
        await (await house.Api("quan")).Post($"/customers/{more[0]}:assign", new { userId = (Guid?)null, reason = "trả lại" }, 200);      // what was taken counts, also when it is gone again
        await nga.Refuses($"/customers/{more[3]}:claim", new { }, "customer.takeLimit");
        clock.MoveTo(HandClock.Wall("2026-11-24 00:00"));
        await nga.Post($"/customers/{more[3]}:claim", new { }, 200);
    }
}
