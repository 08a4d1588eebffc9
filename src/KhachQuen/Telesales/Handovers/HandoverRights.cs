using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Who hands over for whom: who manages people for everybody; who may assign, for those of their teams, and only what they may assign (access.md).</summary>
internal static class HandoverRights
{
    private sealed record Person(Guid? OwnerId, Guid? TeamId) : IOwned;

    public static void RequireHandover(this Actor actor)
    {
        if (!actor.May(AccessPermissions.Users) && actor.ScopeOf(LeadPermissions.Assign) < Scope.Team) throw new Forbidden(LeadPermissions.Assign);
    }

    /// <summary>The person whose things they are; <see cref="NotFound"/> for one the actor does not hand over for.</summary>
    public static async Task<User> GiverOf(Db db, Guid id, Actor actor, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking().Get(id, ct);
        return actor.May(AccessPermissions.Users) || actor.May(LeadPermissions.Assign, new Person(user.Id, user.TeamId)) ? user : throw new NotFound();
    }

    public static bool MayMove(this Actor actor, HandoverNoun noun) => actor.May(AccessPermissions.Users) || noun switch
    {
        HandoverNoun.Lead => actor.ScopeOf(LeadPermissions.Assign) >= Scope.Team,
        HandoverNoun.Customer => actor.ScopeOf(CustomerPermissions.Assign) >= Scope.Team,
        HandoverNoun.Order => actor.ScopeOf(OrderPermissions.Create) >= Scope.TeamAndBelow,
        _ => actor.ScopeOf(OrderPermissions.Create) >= Scope.TeamAndBelow && actor.ScopeOf(OrderPermissions.CrossCheck) >= Scope.TeamAndBelow,
    };

    /// <summary>To a team of theirs only, but for who manages people or assigns everywhere.</summary>
    public static bool MayGiveTo(this Actor actor, Guid? team) =>
        actor.May(AccessPermissions.Users) || actor.ScopeOf(LeadPermissions.Assign) == Scope.All || (team is { } id && actor.Teams.Contains(id));

    extension(Db db)
    {
        /// <summary>The handovers the actor may look at: of the people they hand over for.</summary>
        public IQueryable<Handover> Handovers => db.Actor.May(AccessPermissions.Users) ? db.Rows<Handover>() : db.Rows<Handover>().SeenBy(db.Actor, LeadPermissions.Assign);
    }
}
