using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <param name="Even">Leads of the even rule today.</param>
/// <param name="Today">All leads that came to them today, by whatever rule.</param>
/// <param name="New">Of what they hold, not yet worked.</param>
/// <param name="Away">Why they take part in no turn now; null: they do.</param>
/// <param name="Profile">What they are good for, where something was said.</param>
public sealed record ReceiverView(Guid Id, string UserName, string Name, Guid? TeamId, bool ReceivesData, int Even, int Today, int New, string? Away, ReceiverProfileView Profile);

/// <summary>Who may be given leads, with what they got today and whether they take data now .</summary>
public sealed class ListReceivers(Database database, TimeProvider clock)
{
    /// <param name="teamId">Of this team; null: of every team the actor may hand out to.</param>
    /// <param name="actor">A distributor or team lead.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<ReceiverView>> Handle(Guid? teamId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Assign);
        await using var db = database.Open(actor);
        var people = await Workers(db, teamId, actor).OrderBy(u => u.DisplayName).ToListAsync(ct);
        var ids = people.Select(p => p.Id).ToArray();
        var from = CompanyTime.StartOf(CompanyTime.DayOf(clock.Now()));
        var got = await db.Rows<Assignment>().Where(a => a.UserId != null && EF.Parameter(ids).Contains(a.UserId.Value) && a.At >= from && ShareRules.Given.Contains(a.Rule))
            .GroupBy(a => new { a.UserId, a.Rule }).Select(g => new { g.Key.UserId, g.Key.Rule, Count = g.Count() }).ToListAsync(ct);
        var fresh = await db.Rows<Lead>().Where(l => l.OwnerId != null && EF.Parameter(ids).Contains(l.OwnerId.Value) && l.Stage == LeadStage.New && l.LastOutcome == null)
            .GroupBy(l => l.OwnerId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var away = await Presence.Away(db, people, ct);
        var profiles = await db.Rows<ReceiverProfile>().AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, ReceiverProfileView.Of, ct);
        return [.. people.Select(p => new ReceiverView(p.Id, p.UserName, p.DisplayName, p.TeamId, p.ReceivesData,
            got.Where(g => g.UserId == p.Id && g.Rule == ShareRules.Even).Sum(g => g.Count), got.Where(g => g.UserId == p.Id).Sum(g => g.Count), fresh.FirstOrDefault(f => f.Key == p.Id)?.Count ?? 0, away.GetValueOrDefault(p.Id), profiles.GetValueOrDefault(p.Id, ReceiverProfileView.Nothing)))];
    }

    /// <summary>For a distributor everybody of the sales teams, for a lead the people of theirs.</summary>
    internal static IQueryable<User> Workers(Db db, Guid? teamId, Actor actor)
    {
        var users = db.Users.AsNoTracking().Where(u => u.Active);
        if (teamId is { } team) users = users.Where(u => u.TeamId == team);
        var (mine, selling) = (actor.Teams, db.Teams.Where(t => t.Kind == TeamKind.Sales).Select(t => t.Id));
        return actor.ScopeOf(LeadPermissions.Assign) == Scope.All
            ? users.Where(u => u.TeamId != null && selling.Contains(u.TeamId.Value))
            : users.Where(u => u.TeamId != null && mine.Contains(u.TeamId.Value));
    }
}
