using KhachQuen.Contacts;
using KhachQuen.Demo;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Demo;

/// <summary><c>demo --scale N</c>: rows written past the use cases are as rows written by them .</summary>
public sealed class ScaleTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task So_many_thousand_leads_and_customers_are_there_and_found_as_if_entered_one_by_one(string database)
    {
        await using var house = houses.Another(database, empty: true);
        await DemoCompany.Fill(house.Services, 1, Now);
        await DemoCompany.Fill(house.Services, 2, Now);      // asked for more, only those are added
        await DemoCompany.Fill(house.Services, 2, Now);
        await using var db = house.Open();
        var people = await db.Rows<KhachQuen.Access.User>().ToDictionaryAsync(u => u.Id, Now);
        var leads = await db.Rows<Lead>().AsNoTracking().Where(l => l.FirstSource == "scale").ToListAsync(Now);
        Assert.Equal((2_000, 2_000), (leads.Count, leads.Select(l => l.Phone).Distinct().Count()));
        Assert.All(leads, l => Assert.Equal((people[l.OwnerId!.Value].TeamId, Tails.Of(l.Phone), Folding.Fold(l.Name) + " " + l.Phone[1..]), (l.TeamId, l.PhoneTail, l.Folded)));
        await AttemptsTellTheSame(db, leads);
        await CustomersAreWhole(db, people);
        await AreFound(house, leads[0]);
    }

    /// <summary>A lead stands where its last attempt left it, and the ledger says who got it.</summary>
    private static async Task AttemptsTellTheSame(Db db, IReadOnlyList<Lead> leads)
    {
        var ids = leads.Select(l => l.Id).ToHashSet();
        var attempts = (await db.Rows<Attempt>().AsNoTracking().ToListAsync(Now)).Where(a => ids.Contains(a.LeadId)).ToDictionary(a => a.LeadId);
        Assert.All(leads, l => Assert.Equal((l.Attempts, l.LastOutcome, l.NextActionAt, l.LastOutcomeAt), attempts.TryGetValue(l.Id, out var a) ? (1, a.Code, a.CallBackAt, a.At) : (0, null, null, null)));
        var given = (await db.Rows<Assignment>().AsNoTracking().ToListAsync(Now)).Where(a => ids.Contains(a.LeadId)).ToDictionary(a => a.LeadId);
        Assert.All(leads, l => Assert.Equal((l.OwnerId, l.TeamId), (given[l.Id].UserId, given[l.Id].TeamId)));
        Assert.InRange(leads.Count(l => l.NextActionAt is not null), 850, 1_000);
        Assert.InRange(leads.Count(l => l.Stage == LeadStage.Closed), 60, 140);
        Assert.InRange(leads.Count(l => l.Name!.StartsWith("Nguyễn ", StringComparison.Ordinal)), 680, 840);
    }

    private static async Task CustomersAreWhole(Db db, Dictionary<Guid, KhachQuen.Access.User> people)
    {
        var customers = (await db.Rows<Customer>().AsNoTracking().ToListAsync(Now)).Where(c => c.OwnerId is not null && c.CreatedAt < db.Clock.Now().AddDays(-40)).ToList();      // beyond the story's month
        Assert.InRange(customers.Count, 1_800, 2_000);
        Assert.All(customers, c => Assert.Equal((people[c.OwnerId!.Value].TeamId, Folding.Fold(c.Name), 1), (c.TeamId, c.Folded, c.PhoneRows.Count)));
        Assert.All(customers, c => Assert.Equal((c.PhonesText, Tails.Of(c.PhonesText)), (c.PhoneRows[0].E164, c.PhoneRows[0].Tail)));
        Assert.InRange(customers.Count(c => c.Type == ContactType.Company), 450, 690);
        Assert.All(customers.Where(c => c.Type == ContactType.Company), c => Assert.True(TaxCode.TryParse(c.TaxCode, out _, out _), c.TaxCode));
        var wards = await db.Rows<Ward>().Select(w => w.Code).ToHashSetAsync(Now);
        Assert.All(customers, c => Assert.Contains(c.WardCode!, wards));
    }

    private static async Task AreFound(House house, Lead lead)
    {
        var api = await house.Api("manager");
        var (name, phone) = (Folding.Fold(lead.Name), lead.Phone);
        foreach (var typed in new[] { phone, phone[^6..], name })
            Assert.Contains(lead.Id, (await api.Get($"/leads?limit=500&q={Uri.EscapeDataString(typed)}")).GetProperty("items").EnumerateArray().Select(l => l.Id()));
        Assert.NotEmpty((await api.Get("/customers?q=" + Uri.EscapeDataString("cong ty tnhh"))).GetProperty("items").EnumerateArray());
    }
}
