using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>What a person got in a period, by rule.</summary>
public sealed record SharingLine(Guid UserId, string Name, Guid? TeamId, string? TeamName, IReadOnlyDictionary<string, int> ByRule)
{
    public int By(string rule) => ByRule.GetValueOrDefault(rule);
    public int Total => ShareRules.Given.Sum(By);
}

/// <summary>How even a group of equal receivers was on a day: the promise is a spread of at most one among those present all along .</summary>
public sealed record SharingSpread(DateOnly Day, string Teams, int People, int Least, int Most)
{
    public int Spread => Most - Least;
}

public sealed record SharingReportView(IReadOnlyList<SharingLine> People, IReadOnlyList<SharingSpread> Spreads);

/// <summary>Who got how much by which rule: a distributor sees everybody, a lead their teams, the others themselves.</summary>
public sealed class SharingReport(Database database)
{
    public async Task<SharingReportView> Handle(DateOnly from, DateOnly to, Guid? teamId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Read);
        Rule.Require(from <= to && to.DayNumber - from.DayNumber <= 92, "sharing.periodTooLong", "from", 92);
        await using var db = database.Open(actor);
        var lines = ListAssignments.On(db.Assignments.AsNoTracking(), new() { TeamId = teamId, From = CompanyTime.StartOf(from), To = CompanyTime.StartOf(to.AddDays(1)) });
        var counted = await lines.Where(a => a.UserId != null).GroupBy(a => new { a.UserId, a.Rule }).Select(g => new { UserId = g.Key.UserId!.Value, g.Key.Rule, Count = g.Count() }).ToListAsync(ct);
        var people = await People(db, [.. counted.Select(c => c.UserId).Distinct()], ct);
        var shown = counted.GroupBy(c => c.UserId).Where(g => people.ContainsKey(g.Key))
            .Select(g => people[g.Key] with { ByRule = g.ToDictionary(c => c.Rule, c => c.Count) }).OrderBy(p => p.TeamName).ThenBy(p => p.Name);
        return new([.. shown], actor.May(LeadPermissions.Assign) ? await Spreads(db, from, to, teamId, actor, ct) : []);
    }

    private static async Task<Dictionary<Guid, SharingLine>> People(Db db, Guid[] ids, CancellationToken ct) =>
        (await (from u in db.Rows<Access.User>()
                where EF.Parameter(ids).Contains(u.Id)
                join t in db.Rows<Access.Team>() on u.TeamId equals t.Id into teams
                from t in teams.DefaultIfEmpty()
                select new { u.Id, u.DisplayName, u.TeamId, Team = t == null ? null : t.Name }).ToListAsync(ct))
        .ToDictionary(u => u.Id, u => new SharingLine(u.Id, u.DisplayName, u.TeamId, u.Team, new Dictionary<string, int>()));

    /// <summary>Of each group's day the turns of those present for its last batch; who came late was lifted to the least and is counted with it.</summary>
    private static async Task<List<SharingSpread>> Spreads(Db db, DateOnly from, DateOnly to, Guid? teamId, Actor actor, CancellationToken ct)
    {
        var tallies = await (from t in db.Rows<ShareTally>().AsNoTracking()
                             where t.Day >= @from && t.Day <= to && !EF.Functions.Like(t.Group, "%:%")      // the promise is the even rule's
                             join u in db.Rows<Access.User>() on t.UserId equals u.Id
                             join g in db.Rows<Access.Team>() on u.TeamId equals g.Id
                             select new { t.Group, t.Day, t.Count, t.LastBatch, g.Id, g.Name }).ToListAsync(ct);
        var all = actor.ScopeOf(LeadPermissions.Assign) == Scope.All;
        return [.. tallies.GroupBy(t => (t.Day, t.Group)).Where(g => g.All(t => all || actor.Teams.Contains(t.Id)) && (teamId is null || g.Any(t => t.Id == teamId)))
            .Select(g => (g.Key.Day, Present: g.Where(t => t.LastBatch == g.Max(o => o.LastBatch)).ToList()))
            .Select(g => new SharingSpread(g.Day, string.Join(", ", g.Present.Select(t => t.Name).Distinct().Order()), g.Present.Count, g.Present.Min(t => t.Count), g.Present.Max(t => t.Count)))
            .OrderByDescending(s => s.Day).ThenBy(s => s.Teams)];
    }
}
