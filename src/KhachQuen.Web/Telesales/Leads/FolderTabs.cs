using System.Text.Json;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>
/// The folders of A-19 as tabs with live counts. Those of leads are here; a list of its own (Đơn hàng, Vận đơn, Khách cũ) is one line in
/// <see cref="Beside"/>, shown as soon as its page exists. Counts are kept for a moment, and shared by those who see the same.
/// </summary>
public sealed class FolderTabs(CountFolders count, Dist dist, T texts, TimeProvider clock)
{
    private static readonly (string Path, string Text)[] Beside = [("/orders", "leads.folder.orders"), ("/shipments", "leads.folder.shipments")];
    private readonly KeptCounts<FolderCount> kept = new(clock);

    public IReadOnlyList<Tab> Of(Actor actor, LeadFolder? current)
    {
        var counts = kept.Last(KeyOf(actor));
        Tab Folder(LeadFolder f) => new(texts["leads.folder." + Name(f)], "/leads?folder=" + Name(f), f == current, counts.FirstOrDefault(c => c.Folder == f)?.Count, CountId: IdOf(f));
        LeadFolder[] mine = [LeadFolder.New, LeadFolder.Contact, LeadFolder.Pool, LeadFolder.Closed, LeadFolder.All];
        var tabs = mine.Where(f => CountFolders.Has(actor, f)).Select(Folder).ToList();
        tabs.InsertRange(2, Beside.Where(b => dist.Serves(b.Path, actor)).Select(b => new Tab(texts[b.Text], b.Path)));
        return tabs;
    }

    public Task<IReadOnlyList<FolderCount>> Counts(Actor actor, CancellationToken ct) =>
        kept.Of(KeyOf(actor), actor.ScopeOf(LeadPermissions.Read) == Scope.Own ? TimeSpan.FromMilliseconds(500) : TimeSpan.FromSeconds(2), () => count.Handle(actor, ct));

    public static string Name(LeadFolder folder) => Camel(folder);
    public static string Camel(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
    public static string IdOf(LeadFolder folder) => "folder-" + Name(folder);

    private static string KeyOf(Actor actor) => actor.ScopeOf(LeadPermissions.Read) switch { Scope.All => "all", Scope.TeamAndBelow => "T" + actor.TeamId, Scope.Team => "t" + actor.TeamId, _ => actor.Id.ToString() };
}
