using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Telesales.Imports;

/// <summary>Taking an import back, and what becomes of numbers that are known .</summary>
public sealed class ImportUndoTests(Houses houses)
{
    private static readonly string[] Minh = ["minh"];
    private static readonly int[] Staying = [1, 2, 3, 4, 6];
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_undo_withdraws_what_nobody_worked_on_and_answers_in_three_heaps(string database)
    {
        var house = houses.On(database);
        var api = await house.Api("quan");
        var phones = Enumerable.Range(0, 8).Select(_ => Numbers.Next()).ToList();
        var job = await api.Imported(Importing.Sheet([.. phones, phones[0]], i => $"Khách {i}"), new { source = "import", basis = "customerRequest", team = "Hà Nội 1" });
        Assert.True(job.GetProperty("canUndo").GetBoolean());
        var leads = (await api.LeadsOf(job.Id())).Where(l => l.Text("stage") == "new").ToDictionary(l => l.Text("phone"));
        Guid Of(int i) => leads[Numbers.E164(phones[i])].Id();
        await api.Post($"/leads/{Of(1)}/outcomes", new { outcome = "connected" });                                          // worked
        await api.Patch($"/leads/{Of(2)}", new { note = "hỏi lại giá" }, 1);                                                 // edited
        await Called(house, Of(3));                                                                                          // called
        await api.Post("/leads", new { phone = phones[4] });                                                                 // came again
        await api.Post("/leads:distribute", new { leadIds = new[] { Of(5) }, userNames = Minh, mode = "byHand" }); // only handed to somebody else
        await Ordered(house, Of(6));
        var undo = (await api.Post($"/jobs/{job.Id()}:undo", new { }, 202)).Id();
        var done = await api.Over(undo);
        Assert.Equal("""{"reversed":4,"kept":4,"impossible":1}""", done.GetProperty("undo").GetRawText());
        Assert.Equal((9, 9, 4), (done.Number("total"), done.Number("done"), done.Number("updated")));
        Assert.Equal(Staying.Select(Of).Order(), (await api.LeadsOf(job.Id())).Select(l => l.Id()).Order());
        Assert.Equal(undo, (await api.Get($"/jobs/{job.Id()}")).Id("undoneBy"));
        Assert.Equal("work.alreadyUndone", (await api.Post($"/jobs/{job.Id()}:undo", new { }, 422)).Text("code"));
        Assert.Equal("work.cannotUndo", (await api.Post($"/jobs/{undo}:undo", new { }, 422)).Text("code"));
        await LedgerIsNotShortened(house, job.Id(), Of(0));
    }

    /// <summary>The log line of a call, whatever hour the test runs at.</summary>
    private static async Task Called(House house, Guid lead)
    {
        await using var db = house.Open();
        db.Add(new KhachQuen.Telephony.Call(PhoneNumber.Parse(await db.Rows<Lead>().Where(l => l.Id == lead).Select(l => l.Phone).SingleAsync(Now)), "lead", lead, null, await house.Actor("quan"), House.Clock.Now()));
        await db.SaveChangesAsync(Now);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_was_taken_back_can_be_imported_again_and_is_shared_evenly(string database)
    {
        var house = houses.On(database);
        var api = await house.Api("quan");
        var team = await Floor.Team(house, "Nhóm lại", agents: 3, away: 1);
        var file = Importing.Sheet(Enumerable.Range(0, 1_001).Select(_ => Numbers.Next()), i => $"Khách {i}");
        var fields = new { source = "import", basis = "agreement", team };
        var first = await api.Imported(file, fields);
        await api.Over((await api.Post($"/jobs/{first.Id()}:undo", new { }, 202)).Id());
        Assert.Empty(await api.LeadsOf(first.Id()));
        var again = await api.Imported(file, fields);
        Assert.Equal((1_001, 0, 0), again.Counts());
        var shares = (await api.LeadsOf(again.Id())).CountBy(l => l.Id("ownerId")).Select(s => s.Value).Order().ToList();
        Assert.Equal((3, 1), (shares.Count, shares[^1] - shares[0]));
        await using var db = house.Open();
        Assert.Equal(1_001, await TallyOf(db, again.Id()));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_known_number_is_linked_and_its_holder_told_and_nothing_is_shared_out(string database)
    {
        var house = houses.On(database);
        var lan = await house.Api("lan");
        var (phone, api) = (Numbers.Next(), await house.Api("quan"));
        var earlier = await lan.Post("/leads", new { phone, name = "Chị Hoa", basis = "customerRequest" });
        var job = await api.Imported(Importing.Sheet([$"Hoa;84{phone[1..]};muốn mua thêm"]), new { source = "facebook", basis = "customerRequest", team = "Hà Nội 1" });
        Assert.Equal((0, 1, 0), job.Counts());
        var linked = (await api.LeadsOf(job.Id())).Single();
        Assert.Equal((earlier.Id(), earlier.Id("ownerId"), "closed"), (linked.Id("duplicateOf"), linked.Id("ownerId"), linked.Text("stage")));
        Assert.Equal("facebook", (await lan.Get($"/leads/{earlier.Id()}")).Text("lastSource"));
        var told = (await lan.Get($"/leads/{earlier.Id()}/history")).GetProperty("items").EnumerateArray().Single(l => l.Text("kind") == "lead.cameAgain");
        Assert.Equal("muốn mua thêm", told.Text("note"));
        await Floor.LedgerBalances(house, job.Id(), even: 0, duplicates: 1);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Known_numbers_may_be_left_out_and_are_then_listed(string database)
    {
        var api = await houses.On(database).Api("quan");
        var (known, fresh) = (Numbers.Next(), Numbers.Next());
        await api.Imported(Importing.Sheet([$"Lan;{known};"]));
        var job = await api.Imported(Importing.Sheet([$"Lan;{known};", $"Hoa;{fresh};", $"Hoa;{fresh};"]), new { source = "import", basis = "agreement", known = "skip" });
        Assert.Equal((1, 2, 0), job.Counts());
        Assert.Single(await api.LeadsOf(job.Id()));
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, job.GetProperty("resultFile").ValueKind);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Who_has_bought_goes_to_whoever_holds_them(string database)
    {
        var house = houses.On(database);
        var (phone, api, lan) = (Numbers.Next(), await house.Api("quan"), await house.Api("lan"));
        var bought = await lan.Post("/leads", new { phone, name = "Chị Hoa", basis = "customerRequest" });
        await Ordered(house, bought.Id());
        var job = await api.Imported(Importing.Sheet([$"Hoa;{phone};"]), new { source = "import", basis = "agreement", team = "Hà Nội 2" });
        Assert.Equal((1, 0, 0), job.Counts());
        var lead = (await api.LeadsOf(job.Id())).Single();
        Assert.Equal((bought.Id("ownerId"), "new"), (lead.Id("ownerId"), lead.Text("stage")));
    }

    private static async Task Ordered(House house, Guid lead)
    {
        await using var db = house.Open();
        (await db.Rows<Lead>().SingleAsync(l => l.Id == lead, Now)).Apply(new LeadEffect(LeadMove.ToOrdered, "confirmedPurchase"), null, House.Clock.Now());
        await db.SaveChangesAsync(Now);
    }

    private static async Task LedgerIsNotShortened(House house, Guid import, Guid gone)
    {
        await using var db = house.Open();
        Assert.Equal(["even", "withdrawn"], await db.Rows<Assignment>().Where(a => a.LeadId == gone && a.BatchId == import).Select(a => a.Rule).OrderBy(r => r).ToListAsync(Now));
        var audit = await db.Rows<AuditLine>().SingleAsync(a => a.NounId == import && a.Act == "withdrawn", Now);
        Assert.Contains(gone.ToString(), audit.Changes, StringComparison.Ordinal);
        Assert.Empty(await db.Rows<TimelineEntry>().Where(t => t.SubjectId == gone).ToListAsync(Now));
    }

    private static async Task<int> TallyOf(Db db, Guid import)
    {
        var holders = await db.Rows<Lead>().Where(l => l.ImportId == import).Select(l => l.OwnerId!.Value).Distinct().ToListAsync(Now);
        return await db.Rows<ShareTally>().Where(t => holders.Contains(t.UserId)).SumAsync(t => t.Count, Now);
    }
}
