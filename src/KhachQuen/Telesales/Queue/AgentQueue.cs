using System.Globalization;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Mine that are due, mine that are new, all of mine; for who leads, the team's that nobody has called in time.</summary>
public enum QueueTab : short { Due, New, All, Team }

/// <summary>A line of the queue.</summary>
public sealed record QueueRow(Guid Id, string? Name, string Phone, Guid? ProductId, int Attempts, LeadStage Stage, DateTime? NextActionAt, DateTime ReceivedAt, short Priority, Guid? OwnerId, Guid? TeamId);

/// <summary>The agent's queue with its counts: late callbacks, those due today, new leads .</summary>
public sealed record QueueView(QueueTab Tab, int Late, int DueToday, int New, IReadOnlyList<QueueRow> Rows)
{
    /// <summary>New ones are counted so far: nobody calls more in a day, and the work does not wait for a count.</summary>
    public const int CountedTo = 999;

    public int Due => Late + DueToday;

    /// <summary>A count as it is shown: 31, 999+.</summary>
    public static string Said(int count) => count > CountedTo ? $"{CountedTo}+" : count.ToString(CultureInfo.InvariantCulture);

    public QueueRow? First => Rows is [var first, ..] ? first : null;
}

/// <summary>What an agent has before them: overdue callbacks oldest first, then those to come, then new leads newest first .</summary>
public sealed class AgentQueue(Database database, TimeProvider clock)
{
    public const int Shown = 60;

    public async Task<QueueView> Handle(QueueTab tab, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Work);
        await using var db = database.Open(actor);
        var now = clock.Now();
        var endOfDay = CompanyTime.StartOf(CompanyTime.DayOf(now).AddDays(1));
        var mine = db.Rows<Lead>().AsNoTracking().Where(l => l.OwnerId == actor.Id);
        // index (OwnerId, NextActionAt, Stage) and (OwnerId, Id) of the new ones
        var callbacks = mine.Where(l => l.NextActionAt != null && (l.Stage == LeadStage.New || l.Stage == LeadStage.Contact));
        var fresh = mine.Where(l => l.Stage == LeadStage.New && l.NextActionAt == null);
        var counts = await callbacks.Where(l => l.NextActionAt < endOfDay).Select(l => l.NextActionAt <= now ? Counted.Late : Counted.Today).Concat(fresh.Take(QueueView.CountedTo + 1).Select(_ => Counted.New))
            .GroupBy(c => c).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var rows = new List<QueueRow>();
        if (tab == QueueTab.Team) rows.AddRange(await Row(LateOfTeam(db, now.AddMinutes(-(await db.Settings<TelesalesSettings>(ct)).TeamSeesAfterMinutes)).OrderBy(l => l.NextActionAt).Take(Shown)).ToListAsync(ct));
        if (tab is QueueTab.Due or QueueTab.All) rows.AddRange(await Row(callbacks.Where(l => tab == QueueTab.All || l.NextActionAt < endOfDay).OrderBy(l => l.NextActionAt).Take(Shown)).ToListAsync(ct));
        if (tab is QueueTab.New or QueueTab.All && rows.Count < Shown) rows.AddRange(await Row(fresh.OrderByDescending(l => l.Id).Take(Shown - rows.Count)).ToListAsync(ct));
        return new(tab, counts.GetValueOrDefault(Counted.Late), counts.GetValueOrDefault(Counted.Today), counts.GetValueOrDefault(Counted.New), [.. rows.Select(r => r with { Phone = Masked(r.Phone) })]);
    }

    private enum Counted { Late, Today, New }

    private static IQueryable<Lead> LateOfTeam(Db db, DateTime since) =>
        db.Leads.AsNoTracking().Where(l => l.NextActionAt <= since && l.OwnerId != null && (l.Stage == LeadStage.New || l.Stage == LeadStage.Contact));

    private static IQueryable<QueueRow> Row(IQueryable<Lead> leads) =>
        leads.Select(l => new QueueRow(l.Id, l.Name, l.Phone, l.ProductId, l.Attempts, l.Stage, l.NextActionAt, l.ReceivedAt, l.Priority, l.OwnerId, l.TeamId));

    /// <summary>The list over the shoulder shows no whole number; the open person's is shown beside their name.</summary>
    private static string Masked(string e164) => PhoneNumber.TryParse(e164, out var phone, out _) ? phone.Masked : e164;
}
