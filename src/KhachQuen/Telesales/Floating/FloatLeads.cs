using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Leads nobody worked in time fall into the floating pool of their team. Runs every little while; whom it is charged to stands in the ledger.</summary>
public sealed class FloatLeads(Database database, TimeProvider clock, CompanyCalendar calendar) : ISweep
{
    private const int AtOnce = 200;
    /// <summary>Results without a callback that are ticked to float: those of the last month; further back stand all that never will.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(30);

    public string Name => "float-leads";
    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task Sweep(CancellationToken ct)
    {
        for (var left = 50; left > 0 && await Once(ct) == AtOnce; left--) { }
    }

    /// <summary>The next few that are due, in one transaction. Returns how many it looked at.</summary>
    public async Task<int> Once(CancellationToken ct = default)
    {
        await using var db = database.Open(Actor.System);
        var days = (await db.Settings<TelesalesSettings>(ct)).FloatAfterDays;
        if (days == 0) return 0;
        var company = await calendar.Today(ct);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, "sweep:float-leads", ct);
        var codes = await db.Outcomes.Where(o => o.MayFloat).Select(o => o.Code).Distinct().ToArrayAsync(ct);
        var leads = await Late(db, codes, company.StartOfDay(FloatRule.LastDeadline(company.DayOf(clock.Now()), days, company).AddDays(1)), ct);
        foreach (var lead in leads.Where(l => FloatRule.FloatsAt(l.Stage, l.LastOutcome, codes.Contains(l.LastOutcome), DeadlineOf(l), days, company) <= clock.Now())) Float(db, lead);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return leads.Count;
    }

    private static DateTime DeadlineOf(Lead lead) => lead.NextActionAt ?? lead.LastOutcomeAt ?? lead.ReceivedAt;

    private static void Float(Db db, Lead lead)
    {
        var (holder, team, at) = (lead.OwnerId, lead.TeamId, db.Clock.Now());
        lead.SetAfloat(at);
        db.Add(Sharing.LineOf(db, lead, ShareRules.Floated, fromUser: holder, fromTeam: team, at: at));
    }

    /// <summary>Those whose deadline lies before the bound, the oldest first. Not what an agent has on the screen.</summary>
    private async Task<List<Lead>> Late(Db db, string[] codes, DateTime before, CancellationToken ct)
    {
        var served = clock.Now() - NextLead.Held;
        var held = db.Rows<Lead>().Where(l => l.OwnerId != null && l.TeamId != null && (l.Stage == LeadStage.New || l.Stage == LeadStage.Contact) && (l.ServedAt == null || l.ServedAt < served));
        var floats = held.Where(l => l.LastOutcome == null || EF.Parameter(codes).Contains(l.LastOutcome));
        var found = await floats.Where(l => l.NextActionAt < before).OrderBy(l => l.NextActionAt).Take(AtOnce).ToListAsync(ct);      // index NextActionAt
        if (found.Count < AtOnce) found.AddRange(await held.Where(l => l.Stage == LeadStage.New && l.LastOutcome == null && l.NextActionAt == null && l.ReceivedAt < before).OrderBy(l => l.ReceivedAt).Take(AtOnce - found.Count).ToListAsync(ct));      // index "untouched"
        var since = before - LookBack;
        if (found.Count < AtOnce && codes.Length > 0) found.AddRange(await floats.Where(l => l.NextActionAt == null && l.LastOutcome != null && l.WorkedOrder > since && l.WorkedOrder < before).OrderBy(l => l.WorkedOrder).Take(AtOnce - found.Count).ToListAsync(ct));      // index WorkedOrder
        return found;
    }
}
