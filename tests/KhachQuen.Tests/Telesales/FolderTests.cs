using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Telesales;

/// <summary>The folders of A-19, the balance of A-50 and what a list calls new.</summary>
public sealed class FolderTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Each_lead_lies_in_one_folder_and_the_counts_are_those_of_the_lists(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 1, pool: 3);
        var agent = floor.Agents[0];
        foreach (var outcomes in new string[][] { [], ["notConnected"], ["connected"], ["connected", "callbackRequested"], ["wrongNumber"] }) await floor.Give(agent, outcomes);
        var counts = await floor.House.Get<CountFolders>().Handle(floor.Lead, Now);
        Assert.Equal([(LeadFolder.All, 8), (LeadFolder.New, 2), (LeadFolder.Contact, 2), (LeadFolder.Pool, 3), (LeadFolder.Closed, 1), (LeadFolder.Floating, 0)], counts.Select(c => (c.Folder, c.Count)));
        foreach (var count in counts)
            Assert.Equal(count.Count, (await floor.House.Get<ListLeads>().Handle(new() { Folder = count.Folder }, new(), floor.Lead, Now)).Items.Count);
        Assert.DoesNotContain(await floor.House.Get<CountFolders>().Handle(agent, Now), c => c.Folder == LeadFolder.Pool);     // whoever sees only their own has no pool
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Every_received_lead_is_on_one_heap_and_each_number_opens_its_rows(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 2, pool: 2);
        foreach (var outcomes in new string[][] { [], ["notConnected"], ["connected"], ["wrongNumber"], ["noNeed"], ["duplicate"], ["connected", "priceTooHigh"] })
            foreach (var agent in floor.Agents) await floor.Give(agent, outcomes);
        var (from, to) = (House.Clock.Now().AddHours(-1), House.Clock.Now().AddHours(1));
        foreach (var by in Enum.GetValues<BalanceBy>())
        {
            var view = await floor.House.Get<LeadBalance>().Handle(from, to, by, floor.Lead, Now);
            Assert.True(view.Total.Balances && view.Lines.All(l => l.Balances));
            Assert.Equal((16, 16), (view.Total.Received, view.Lines.Sum(l => l.Received)));
            foreach (var heap in Enum.GetValues<LeadHeap>())
                Assert.Equal(view.Total.On(heap), (await floor.House.Get<ListLeads>().Handle(new() { Heap = heap, CreatedFrom = from, CreatedTo = to }, new(), floor.Lead, Now)).Items.Count);
        }
        var mine = (await floor.House.Get<LeadBalance>().Handle(from, to, BalanceBy.Owner, floor.Lead, Now)).Lines.Single(l => l.Key == floor.Agents[0].Id.ToString());
        Assert.Equal((7, 1, 1, 2, 1, 1, 1), (mine.Received, mine.On(LeadHeap.NotYetWorked), mine.On(LeadHeap.NotConnected), mine.On(LeadHeap.Connected), mine.On(LeadHeap.WrongNumber), mine.On(LeadHeap.NoNeed), mine.On(LeadHeap.Duplicate)));
        var totals = await floor.House.Get<LeadTotals>().Handle(from, to, null, floor.Lead, Now);
        Assert.True(totals.Balances && totals.Received == 16);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task New_to_an_open_list_is_what_came_since_and_fits_its_filter(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 2, pool: 0);
        var before = await floor.Give(floor.Agents[0]);
        var shown = House.Clock.Now();
        var (fits, other) = (await floor.Give(floor.Agents[0]), await floor.Give(floor.Agents[1]));
        await floor.House.Get<RecordOutcome>().Handle(before, new() { Outcome = "connected" }, floor.Agents[0], Now);
        var fresh = await floor.House.Get<NewToList>().Handle(new() { OwnerId = floor.Agents[0].Id }, [before, fits, other], shown, floor.Lead, Now);
        Assert.Equal([fits], fresh);
        Assert.Empty(await floor.House.Get<NewToList>().Handle(new(), [other], shown, floor.Agents[0], Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_list_is_filtered_by_what_its_columns_show(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 1, pool: 0);
        var agent = floor.Agents[0];
        var (never, twice) = (await floor.Give(agent), await floor.Give(agent, "notConnected", "notConnected"));
        async Task<IEnumerable<Guid>> Found(LeadFilter filter) => (await floor.House.Get<ListLeads>().Handle(filter, new("-workedAt"), agent, Now)).Items.Select(l => l.Id);
        Assert.Equal([never], await Found(new() { AttemptsTo = 0 }));
        Assert.Equal([twice], await Found(new() { AttemptsFrom = 1 }));
        Assert.Equal([twice], await Found(new() { WorkedFrom = House.Clock.Now().AddMinutes(-5) }));
        Assert.Equal([twice, never], await Found(new() { ReceivedFrom = House.Clock.Now().AddMinutes(-5), HasNote = false }));
        Assert.Empty(await Found(new() { TeamId = floor.TeamId, WithoutTeam = true }));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_note_is_a_line_of_the_story_and_leaves_the_version_alone(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 2, pool: 0);
        var lead = await floor.Give(floor.Agents[0]);
        var api = await floor.House.Api(floor.Agents[0].UserName);
        var version = (await api.Get($"/leads/{lead}")).Number("version");
        await api.Post($"/leads/{lead}/notes", new { note = "Chị bảo gọi sau giờ cơm" }, 204);
        Assert.Contains((await api.Get($"/leads/{lead}/history")).Items(), l => l.Text("kind") == "lead.noted" && l.Text("note") == "Chị bảo gọi sau giờ cơm");
        Assert.Equal(version, (await api.Get($"/leads/{lead}")).Number("version"));
        (await api.Post($"/leads/{lead}/notes", new { note = " " }, 422)).IsRefusal("lead.noteMissing", "note");
        await (await floor.House.Api(floor.Agents[1].UserName)).Post($"/leads/{lead}/notes", new { note = "không phải của tôi" }, 404);
        await using var db = floor.House.Open();
        Assert.True(await db.Rows<AuditLine>().AnyAsync(a => a.NounId == lead && a.Act == "noted", Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Before_a_lead_is_entered_its_number_says_who_has_it(string database)
    {
        var floor = await Floor.Open(houses.On(database), agents: 2, pool: 0);
        var phone = Numbers.Next();
        await using (var db = floor.House.Open())
        {
            var lead = Floor.New("form", House.Clock.Now(), phone, "Chị Bình");
            lead.GiveTo(floor.Agents[0].Id, floor.TeamId, "byHand", floor.Agents[0].Name, House.Clock.Now());
            db.Add(lead);
            await db.SaveChangesAsync(Now);
        }
        var use = floor.House.Get<KnownNumber>();
        var written = $"+84 {phone[1..4]}.{phone[4..]}";
        var mine = await use.Handle(written, floor.Agents[0], Now);
        Assert.Equal((Numbers.E164(phone), "Chị Bình"), (mine.Phone?.E164, mine.Lead?.Name));
        var others = await use.Handle(written, floor.Agents[1], Now);
        Assert.Equal((null, null, floor.Agents[0].Name), (others.Lead!.Id, others.Lead.Name, others.Lead.HolderName));      // that it is known, not whose it is by name
        Assert.Equal("phone.tooShort", (await use.Handle("0912 34", floor.Agents[0], Now)).Problem);
        Assert.Null((await use.Handle(Numbers.Next(), floor.Agents[0], Now)).Lead);
    }
}
