using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>Who is there: active, on shift where they have a roster, not on leave, with "nhận data" on.</summary>
public static class Presence
{
    /// <summary>Of these people those who are not there now, each with the reason.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> Away(Db db, IReadOnlyCollection<User> people, CancellationToken ct)
    {
        var (away, now) = (new Dictionary<Guid, string>(), db.Clock.Now());
        foreach (var user in people.Where(u => !u.Active || !u.ReceivesData)) away[user.Id] = user.Active ? PresenceReasons.NotReceiving : PresenceReasons.Inactive;
        var willing = people.Where(u => !away.ContainsKey(u.Id)).Select(u => u.Id).ToArray();
        var today = CompanyTime.DayOf(now);
        foreach (var (id, hours) in await Hours(db, willing, today, today, ct))
            if (hours.AwayAt(now) is { } why) away[id] = why;
        return away;
    }

    /// <summary>The people of a team who are there, with those who are not and why.</summary>
    public static async Task<(List<User> There, IReadOnlyDictionary<Guid, string> Away)> OfTeam(Db db, Guid team, CancellationToken ct)
    {
        var members = await db.Users.Where(u => u.TeamId == team && u.Active).ToListAsync(ct);
        var away = await Away(db, members, ct);
        return ([.. members.Where(m => !away.ContainsKey(m.Id))], away);
    }

    /// <summary>When these people work, over some days. Who has neither roster nor leave in them is left out: for them the company's hours hold.</summary>
    public static async Task<Dictionary<Guid, PersonHours>> Hours(Db db, Guid[] people, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var lines = await db.Rows<RosterLine>().AsNoTracking().Where(l => EF.Parameter(people).Contains(l.UserId) && l.From <= to).OrderBy(l => l.Id).ToListAsync(ct);      // index (UserId, From)
        var leaves = await db.Rows<Leave>().AsNoTracking().Where(l => EF.Parameter(people).Contains(l.UserId) && l.To >= from && l.From <= to && l.WithdrawnAt == null).ToListAsync(ct);      // index (UserId, To)
        if (lines.Count == 0 && leaves.Count == 0) return [];
        var shifts = await db.Rows<Shift>().AsNoTracking().ToDictionaryAsync(s => s.Id, ct);
        var company = CompanyCalendar.Made(await db.Settings<WorkingHours>(ct), await db.Settings<CompanySettings>(ct), db.Clock.Now());
        RosterPlan Plan(RosterLine line) => line.ShiftId is { } id && shifts.GetValueOrDefault(id) is { } shift ? new(line.From, line.To, shift.Week, shift.Name, id) : new(line.From, line.To, null, null, null);
        var (byLine, byLeave) = (lines.ToLookup(l => l.UserId), leaves.ToLookup(l => l.UserId));
        return lines.Select(l => l.UserId).Concat(leaves.Select(l => l.UserId)).Distinct()
            .ToDictionary(id => id, id => new PersonHours([.. byLine[id].Select(Plan)], [.. byLeave[id].Select(l => new Away(l.From, l.To, l.Kind, l.Id))], company));
    }
}
