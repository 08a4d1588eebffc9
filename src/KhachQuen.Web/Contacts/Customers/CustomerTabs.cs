using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>The ways into the customers: one's own or all of one's scope (F-5), those nobody looks after (F-11), the steward's board (F-10).</summary>
public static class CustomerTabs
{
    public const string Mine = "/customers", Nobodys = "/customers?ownerId=none", Board = "/customers/board";

    public static IReadOnlyList<Tab> Of(Actor actor, string current, T texts) =>
    [
        new(texts[actor.ScopeOf(CustomerPermissions.Read) <= Scope.Own ? "customers.tab.mine" : "customers.tab.all"], Mine, current == Mine, Icon: "users"),
        .. Hands.MayLookFor(actor) ? [new Tab(texts["customers.tab.nobodys"], Nobodys, current == Nobodys, Icon: "user-question")] : Array.Empty<Tab>(),
        new(texts["customers.tab.board"], Board, current == Board, Icon: "layout-kanban"),
    ];
}
