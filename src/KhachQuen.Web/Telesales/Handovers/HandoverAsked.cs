using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>What a form of a handover says, and whom it may name.</summary>
internal static class HandoverAsked
{
    public static readonly string[] Rights = [LeadPermissions.Assign, AccessPermissions.Users];

    public static HandoverInput Of(IFormCollection form) => new()
    {
        FromUserId = form.Id("fromUserId") ?? throw new Refused("handover.giverMissing", "fromUserId"), ToUserId = form.Id("toUserId"), ToTeamId = form.Id("toUserId") is null ? form.Id("toTeamId") : null,
        Scope = Named<HandoverScope>.TryParse(form["scope"], out var scope) ? scope.Value : HandoverScope.Everything, Reason = form.Text("reason"),
    };

    /// <summary>The people one hands over for; whoever manages people may name all.</summary>
    public static IEnumerable<PersonName> Givers(KnownPeople people, Actor actor) =>
        actor.May(AccessPermissions.Users) ? people.People.Values.OrderBy(p => p.Name, StringComparer.CurrentCulture) : people.Under(actor, LeadPermissions.Assign);

    public static IEnumerable<KeyValuePair<Guid, string>> Teams(KnownPeople people, Actor actor) =>
        people.Teams.Where(t => actor.May(AccessPermissions.Users) || actor.ScopeOf(LeadPermissions.Assign) == Scope.All || actor.Teams.Contains(t.Key)).OrderBy(t => t.Value, StringComparer.CurrentCulture);
}
