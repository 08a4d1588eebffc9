using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>"Lấy số": one person takes a lead from the floating pool; only then is its number shown. Of many who press at once one gets it.</summary>
public sealed class ClaimLead(Database database, TimeProvider clock)
{
    public async Task<LeadView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Work);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, ["claim:" + actor.Id, "claim-lead:" + id], ct);      // two devices of one person, for the limit; two people, for the lead
        await Within(db, actor, ct);
        var lead = await db.FloatingLeads.SingleOrDefaultAsync(l => l.Id == id, ct) ?? throw await WhyNot(db, id, actor, ct);
        lead.Claim(actor.Id, actor.TeamId, actor.Name, clock.Now());
        db.Add(Sharing.LineOf(db, lead, ShareRules.Claimed));
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return LeadView.For(lead, actor);
    }

    /// <summary>So many a person a day.</summary>
    private async Task Within(Db db, Actor actor, CancellationToken ct)
    {
        var limit = (await db.Settings<TelesalesSettings>(ct)).ClaimsPerDay;
        var today = CompanyTime.StartOf(CompanyTime.DayOf(clock.Now()));
        var taken = await db.Rows<Assignment>().CountAsync(a => a.UserId == actor.Id && a.At >= today && a.Rule == ShareRules.Claimed, ct);      // index (UserId, At)
        Rule.Require(taken < limit, "lead.claimLimit", null, limit);
    }

    /// <summary>Gone to somebody a moment ago: the list that showed it is told so. Anything else does not exist for this actor.</summary>
    private static async Task<Exception> WhyNot(Db db, Guid id, Actor actor, CancellationToken ct)
    {
        var lead = await db.Rows<Lead>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, ct);
        if (lead is null) return new NotFound();
        var wasThere = await db.Rows<Assignment>().Where(a => a.LeadId == id && a.Rule == ShareRules.Floated).OrderByDescending(a => a.Id).Select(a => (Guid?)a.TeamId).FirstOrDefaultAsync(ct);
        var mine = actor.ScopeOf(LeadPermissions.Work) == Scope.All || (wasThere is { } team && (team == actor.TeamId || actor.Teams.Contains(team)));
        return lead is { OwnerId: not null, FloatedAt: null } && mine ? new ChangedMeanwhile() : new NotFound();
    }
}
