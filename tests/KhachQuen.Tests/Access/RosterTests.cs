using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Access;

/// <summary>Shifts, roster, leave, coming and going, through the API on both databases.</summary>
public sealed class RosterTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private static readonly object Week = new Dictionary<string, object[]> { ["monday"] = [new { from = "08:00", to = "12:00" }, new { from = "13:30", to = "17:30" }], ["sunday"] = [new { from = "08:00", to = "10:00" }] };

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_manager_makes_a_shift_a_lead_plans_their_people_and_nobody_elses(string database)
    {
        var house = houses.On(database);
        var floor = await Telesales.Floor.Open(house, agents: 2, pool: 0);
        var (manager, lead, agent) = (await house.Api("quan"), await house.Api(floor.Lead.UserName), await house.Api(floor.Agents[0].UserName));
        var shift = (await manager.Post("/shifts", new { name = "Hành chính", week = Week }, 201)).Id();
        await lead.Post("/shifts", new { name = "Khác", week = Week }, 403);
        Assert.Equal("calendar.hoursOverlap", (await manager.Post("/shifts", new { name = "Chồng", week = new Dictionary<string, object[]> { ["monday"] = [new { from = "08:00", to = "12:00" }, new { from = "11:00", to = "15:00" }] } }, 422)).Text("code"));

        Assert.Equal(1, (await lead.Post("/roster", new { userIds = new[] { floor.Agents[0].Id }, shiftId = shift, from = "2026-11-23" }, 200)).GetProperty("people").GetInt32());
        var nga = (await house.Actor("nga")).Id;
        Assert.Equal("roster.personNotYours", (await lead.Post("/roster", new { userIds = new[] { nga }, shiftId = shift, from = "2026-11-23" }, 422)).Text("code"));
        await agent.Post("/roster", new { userIds = new[] { floor.Agents[0].Id }, shiftId = shift, from = "2026-11-23" }, 403);

        var week = (await lead.Get("/roster?from=2026-11-23&to=2026-11-29")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(3, week.Count);
        var planned = week.Single(p => p.GetProperty("userId").GetGuid() == floor.Agents[0].Id);
        Assert.True(planned.GetProperty("planned").GetBoolean());
        Assert.Equal((8 + 2) * 60, planned.GetProperty("planMinutes").GetInt32());
        Assert.Empty(planned.GetProperty("days")[1].GetProperty("hours").EnumerateArray());
        var own = Assert.Single((await agent.Get("/roster?from=2026-11-23&to=2026-11-29")).GetProperty("items").EnumerateArray());
        Assert.Equal(floor.Agents[0].Id, own.GetProperty("userId").GetGuid());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Whoever_is_on_leave_or_off_shift_gets_no_data_and_the_reason_is_named(string database)
    {
        var house = houses.On(database);
        var floor = await Telesales.Floor.Open(house, agents: 3, pool: 4);
        var lead = await house.Api(floor.Lead.UserName);
        var today = CompanyTime.DayOf(House.Clock.Now());
        var leave = (await lead.Post("/leaves", new { userIds = new[] { floor.Agents[1].Id }, from = today, to = today, kind = "sick" }, 200)).GetProperty("ids")[0].GetGuid();
        await lead.Post("/roster", new { userIds = new[] { floor.Agents[2].Id }, shiftId = (Guid?)null, from = today, to = today }, 200);

        var done = await lead.Post("/leads:distribute", new { leadIds = floor.Pool, userIds = floor.Agents.Select(a => a.Id), mode = "even" }, 200);
        Assert.All(done.GetProperty("assigned").EnumerateArray(), a => Assert.Equal(floor.Agents[0].Id, a.GetProperty("userId").GetGuid()));
        var skipped = done.GetProperty("skipped").EnumerateArray().ToDictionary(s => s.GetProperty("userId").GetGuid(), s => s.Text("reason"));
        Assert.Equal(("onLeave", "offShift"), (skipped[floor.Agents[1].Id], skipped[floor.Agents[2].Id]));

        await lead.Post($"/leaves/{leave}:withdraw", new { }, 204);
        Assert.Equal("roster.leaveWithdrawn", (await lead.Post($"/leaves/{leave}:withdraw", new { }, 422)).Text("code"));
        await (await house.Api("phuc")).Post($"/leaves/{leave}:withdraw", new { }, 404);
        Assert.Null((await (await house.Api(floor.Agents[1].UserName)).Get("/me/shift")).GetProperty("away").GetString());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Coming_turns_data_on_going_turns_it_off_and_both_are_counted(string database)
    {
        var house = houses.On(database);
        var floor = await Telesales.Floor.Open(house, agents: 1, pool: 0);
        var api = await house.Api(floor.Agents[0].UserName);
        Assert.Equal(JsonValueKind.Null, (await api.Get("/me/shift")).GetProperty("since").ValueKind);
        var here = await api.Put("/me/shift", new { here = true });
        Assert.True(here.GetProperty("receivesData").GetBoolean());
        Assert.NotEqual(JsonValueKind.Null, here.GetProperty("since").ValueKind);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => api.Put("/me/shift", new { here = true })));      // two tabs, four clicks
        var gone = await api.Put("/me/shift", new { here = false });
        Assert.False(gone.GetProperty("receivesData").GetBoolean());
        Assert.Equal("notReceiving", gone.Text("away"));
        await using var db = house.Open();
        var spans = await db.Rows<ReadySpan>().Where(s => s.UserId == floor.Agents[0].Id).ToListAsync(Now);
        Assert.All(spans, s => Assert.NotNull(s.To));
        Assert.Single(spans, s => s.Kind == ReadyKind.CheckedIn);
        Assert.Single(spans, s => s.Kind == ReadyKind.TakesData);      // on since they came to the company
    }
}
