using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>One day of a person's.</summary>
/// <param name="Hours">None: off.</param>
/// <param name="Shift">Name of the shift; null: the company's hours.</param>
/// <param name="Leave">Why away, where they are.</param>
public sealed record RosterDay(DateOnly On, IReadOnlyList<OpenHours> Hours, string? Shift, LeaveKind? Leave, Guid? LeaveId);

/// <param name="Planned">They have a roster of their own; without one the company's hours hold.</param>
/// <param name="Ready">Working time they took data in.</param>
/// <param name="Here">Time between "vào ca" and "ra ca".</param>
/// <param name="Plan">Working time by roster or the company's hours.</param>
public sealed record RosterPerson(Guid UserId, string UserName, string Name, Guid? TeamId, bool ReceivesData, bool Planned, IReadOnlyList<RosterDay> Days, TimeSpan Plan, TimeSpan Here, TimeSpan Ready);

/// <summary>Who works when, and how long they were here and ready for data: a lead sees their teams', everyone themselves.</summary>
public sealed class ShowRoster(Database database, TimeProvider clock, CompanyCalendar calendar)
{
    public const int MostDays = 31;

    public async Task<IReadOnlyList<RosterPerson>> Handle(DateOnly from, DateOnly to, Guid? teamId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        Rule.Require(from <= to && to.DayNumber - from.DayNumber < MostDays, "roster.periodTooLong", "from", MostDays);
        await using var db = database.Open(actor);
        var users = RosterRights.Planned(db, actor).AsNoTracking().Where(u => u.Active && (teamId == null || u.TeamId == teamId));
        var people = await users.OrderBy(u => u.TeamId).ThenBy(u => u.DisplayName).Take(500).ToListAsync(ct);
        Guid[] ids = [.. people.Select(p => p.Id)];
        var (start, end, company) = (CompanyTime.StartOf(from), Earlier(CompanyTime.StartOf(to.AddDays(1)), clock.Now()), await calendar.Today(ct));
        var hours = await Presence.Hours(db, ids, from, to, ct);
        var spans = (await db.Rows<ReadySpan>().AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.UserId) && s.From < end && (s.To == null || s.To > start)).ToListAsync(ct)).ToLookup(s => (s.UserId, s.Kind));
        var unplanned = new PersonHours([], [], company);
        return [.. people.Select(p => Person(p, hours.GetValueOrDefault(p.Id) ?? unplanned))];

        RosterPerson Person(User user, PersonHours own)
        {
            var days = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).Select(d => new RosterDay(d, own.HoursOf(d), own.PlanOf(d)?.Shift, own.AwayOn(d)?.Kind, own.AwayOn(d)?.Id)).ToList();
            var here = spans[(user.Id, ReadyKind.CheckedIn)].Aggregate(TimeSpan.Zero, (sum, s) => sum + (Earlier(s.To ?? end, end) - (s.From > start ? s.From : start)));
            var ready = own.ReadyTime(ReadyTimes.Of(user, spans[(user.Id, ReadyKind.TakesData)]), start, end);
            return new(user.Id, user.UserName, user.DisplayName, user.TeamId, user.ReceivesData, own.HasRoster, days, new(days.Sum(d => d.Hours.Sum(h => (h.End - h.Begin).Ticks))), here, ready);
        }
    }

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;
}

/// <summary>When a person took data, for a count of ready time.</summary>
public static class ReadyTimes
{
    /// <summary>The spans written down; where none was ever written, the switch stood as it stands now since the person came.</summary>
    public static IEnumerable<(DateTime From, DateTime? To)> Of(User user, IEnumerable<ReadySpan> spans)
    {
        var known = spans.ToList();
        return known.Count == 0 && user.ReceivesData ? [(user.CreatedAt, null)] : known.Select(s => (s.From, s.To));
    }
}
