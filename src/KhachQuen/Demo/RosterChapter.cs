using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Demo;

/// <summary>Who works when: two patterns, half of Hà Nội 2 planned by them, somebody of Sài Gòn on leave. Hà Nội 1 works when the company does.</summary>
internal static class RosterChapter
{
    private static readonly DayOfWeek[] Days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday];

    public static async Task Tell(Db db, IReadOnlyList<User> sellers, CancellationToken ct)
    {
        var (now, today) = (db.Clock.Now(), CompanyTime.DayOf(db.Clock.Now()));
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var office = new Shift("Hành chính", Week(new(new(8, 0), new(12, 0)), new(new(13, 30), new(17, 30))), now);
        var evening = new Shift("Ca chiều tối", Week(new Stretch(new(13, 0), new(20, 30))), now);
        db.AddRange(office, evening);
        var teams = sellers.GroupBy(s => s.TeamId).Select(t => t.ToList()).ToList();
        if (teams.Count > 1)
            foreach (var (i, seller) in teams[1].Take(4).Index()) db.Add(new RosterLine(seller.Id, (i % 2 == 0 ? office : evening).Id, monday.AddDays(-28), null, now));
        if (teams.Count > 2) db.Add(new Leave(teams[2][^1].Id, today, today.AddDays(2), LeaveKind.Annual, "Về quê", now));
        await db.SaveChangesAsync(ct);
    }

    private static Dictionary<DayOfWeek, IReadOnlyList<Stretch>> Week(params Stretch[] hours) => Days.ToDictionary(d => d, _ => (IReadOnlyList<Stretch>)hours);
}
