using System.Text.Json;

namespace KhachQuen.Tests.Telesales;

/// <summary>Every outcome of through the API, on both databases.</summary>
public sealed class OutcomeTests(Houses houses)
{
    public static IEnumerable<TheoryDataRow<string, string, string, bool, string, string>> Table()
    {
        foreach (var database in new[] { "sqlite", "postgres" })
            foreach (var (stage, code, asksTime, next, after) in new[]
            {
                ("new", "connected", false, "none", "contact"), ("new", "notConnected", true, "callBack", "new"), ("new", "wrongNumber", false, "none", "closed"),
                ("new", "noNeed", false, "none", "closed"), ("new", "duplicate", false, "none", "closed"),
                ("contact", "priceTooHigh", false, "none", "contact"), ("contact", "notReached", true, "callBack", "contact"), ("contact", "callbackRequested", true, "callBack", "contact"),
                ("contact", "noNeed", false, "none", "contact"), ("contact", "otherCancelReason", false, "none", "contact"), ("contact", "thinkingItOver", true, "callBack", "contact"),
                ("contact", "justBrowsing", false, "none", "contact"), ("contact", "usingOtherProduct", false, "callBack", "contact"),
            })
                yield return new(database, stage, code, asksTime, next, after);
    }

    [Theory, MemberData(nameof(Table))]
    public async Task Each_outcome_leads_where_the_table_says(string database, string stage, string code, bool asksTime, string next, string after)
    {
        var api = await houses.On(database).Api("lan");
        var lead = await Lead(api, stage);
        if (asksTime)
        {
            var refused = await api.Post($"/leads/{lead}/outcomes", new { outcome = code }, 422);
            Assert.Equal("lead.callBackTimeMissing", refused.Text("code"));
            Assert.Equal(JsonValueKind.Array, refused.GetProperty("errors").GetProperty("callBackAt").ValueKind);
        }
        var saved = await api.Post($"/leads/{lead}/outcomes", new { outcome = code, note = "đã nói chuyện", callBackAt = asksTime ? Tomorrow10 : (DateTime?)null });
        Assert.Equal(after, saved.Text("stage"));
        Assert.Equal(next, saved.Text("nextAction"));
        Assert.Equal(code, saved.Text("lastOutcome"));
        Assert.Equal(stage == "new" ? 1 : 2, saved.GetProperty("attempts").GetInt32());
        var history = await api.Get($"/leads/{lead}/history");
        Assert.Contains(history.GetProperty("items").EnumerateArray(), l => l.Text("kind") == "outcome" && l.Text("outcome") == code && l.Text("note") == "đã nói chuyện");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Connected_and_what_followed_are_one_call(string database)
    {
        var api = await houses.On(database).Api("lan");
        var lead = await Lead(api, "new");
        var saved = await api.Post($"/leads/{lead}/outcomes", new { outcome = "connected", then = "thinkingItOver", note = "hỏi con gái", callBackAt = Tomorrow10 });
        Assert.Equal(("contact", "thinkingItOver", 1), (saved.Text("stage"), saved.Text("lastOutcome"), saved.GetProperty("attempts").GetInt32()));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Someone_using_another_product_is_called_in_seven_days_in_working_time(string database)
    {
        var api = await houses.On(database).Api("lan");
        var lead = await Lead(api, "contact");
        var saved = await api.Post($"/leads/{lead}/outcomes", new { outcome = "usingOtherProduct" });
        var at = saved.GetProperty("nextActionAt").GetDateTime();
        Assert.InRange(at - Today, TimeSpan.FromDays(6.9), TimeSpan.FromDays(17));
        Assert.True(KhachQuen.Platform.WorkingCalendar.Default(KhachQuen.Platform.Holidays.Of(at.Year).Select(h => h.On)).IsWorkingTime(at));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_time_outside_working_hours_needs_a_reason_and_names_the_nearest(string database)
    {
        var api = await houses.On(database).Api("lan");
        var lead = await Lead(api, "contact");
        var night = Tomorrow10.AddHours(13);
        var refused = await api.Post($"/leads/{lead}/outcomes", new { outcome = "callbackRequested", callBackAt = night }, 422);
        Assert.Equal("lead.callBackOutsideHours", refused.Text("code"));
        Assert.Contains("08:00", refused.Text("detail"), StringComparison.Ordinal);
        var saved = await api.Post($"/leads/{lead}/outcomes", new { outcome = "callbackRequested", callBackAt = night, outsideHoursReason = "khách làm ca đêm" });
        Assert.Equal(night, saved.GetProperty("nextActionAt").GetDateTime());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_wrong_outcome_is_undone_by_its_agent_and_not_by_a_colleague(string database)
    {
        var api = await houses.On(database).Api("lan");
        var lead = await Lead(api, "contact");
        await api.Post($"/leads/{lead}/outcomes", new { outcome = "callbackRequested", callBackAt = Tomorrow10 });
        await api.Post($"/leads/{lead}/outcomes", new { outcome = "noNeed" });
        var history = (await api.Get($"/leads/{lead}/history")).GetProperty("items").EnumerateArray().Where(l => l.Text("kind") == "outcome").ToList();
        var earlier = history.First(l => l.Text("outcome") == "callbackRequested");
        Assert.Equal("outcome.notTheLast", (await api.Post($"/leads/{lead}/outcomes/{earlier.Id()}:undo", new { }, 422)).Text("code"));
        var last = history.First(l => l.Text("outcome") == "noNeed");
        await (await houses.On(database).Api("minh")).Post($"/leads/{lead}/outcomes/{last.Id()}:undo", new { }, 404);
        var back = await api.Post($"/leads/{lead}/outcomes/{last.Id()}:undo", new { });
        Assert.Equal(("callbackRequested", "callBack"), (back.Text("lastOutcome"), back.Text("nextAction")));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_closed_lead_is_opened_again_by_hand_and_by_an_outcome(string database)
    {
        var api = await houses.On(database).Api("lan");
        var one = await Lead(api, "new");
        await api.Post($"/leads/{one}/outcomes", new { outcome = "noNeed" });
        Assert.Equal("contact", (await api.Post($"/leads/{one}:reopen", new { })).Text("stage"));
        var two = await Lead(api, "new");
        await api.Post($"/leads/{two}/outcomes", new { outcome = "wrongNumber" });
        Assert.Equal("contact", (await api.Post($"/leads/{two}/outcomes", new { outcome = "priceTooHigh" })).Text("stage"));
    }

    private static async Task<Guid> Lead(HttpClient api, string stage)
    {
        var lead = (await api.Post("/leads", new { phone = Numbers.Next(), name = "Trần Thị Bình", basis = "customerRequest" })).Id();
        if (stage == "contact") await api.Post($"/leads/{lead}/outcomes", new { outcome = "connected" });
        return lead;
    }

    private static DateTime Today => House.Clock.GetUtcNow().UtcDateTime;

    /// <summary>Ten o'clock of the next working day, Vietnamese time.</summary>
    private static DateTime Tomorrow10
    {
        get
        {
            var calendar = KhachQuen.Platform.WorkingCalendar.Default(KhachQuen.Platform.Holidays.Of(Today.Year).Concat(KhachQuen.Platform.Holidays.Of(Today.Year + 1)).Select(h => h.On));
            return calendar.NextSameTime(calendar.ToUtc(calendar.DayOf(Today).AddDays(1), new(10, 0)));
        }
    }
}
