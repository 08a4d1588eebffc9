using System.Text.Json;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>
/// The folders of A-19 as tabs with live counts: those of leads, and beside them the lists of what became of leads (Đơn hàng, Vận đơn, Khách cũ).
/// Counts are kept for a moment, and shared by those who see the same.
/// </summary>
public sealed class FolderTabs(CountFolders count, OrderTabs orders, ShipmentTabs shipments, CountReturning returning, CountSizes sizes, Dist dist, T texts, TimeProvider clock)
{
    private static readonly TimeSpan OwnFresh = TimeSpan.FromMilliseconds(500), Fresh = TimeSpan.FromSeconds(2);
    private readonly KeptCounts kept = new(clock), keptBeside = new(clock);

    private const string Returning = "returning", Sizes = "sizes";

    /// <summary>A list of its own: what lies open in it.</summary>
    private sealed record Beside(string Name, string Path, string Query, string? Right, Func<Actor, CancellationToken, Task<(int Count, bool More)>> Count);

    private Beside[] AllBeside =>
    [
        new("orders", "/orders", "", null, async (actor, ct) => Sum(await orders.Counts(actor, ct))),
        new("shipments", "/shipments", "", null, async (actor, ct) => Sum(await shipments.Counts(actor, ct))),
        new(Returning, "/customers", "?returning=yes", CustomerPermissions.Read, returning.Handle), new(Sizes, "/leads", "?folder=all&size=waiting", LeadPermissions.Assign, sizes.Handle),
    ];

    public IReadOnlyList<Tab> Of(Actor actor, LeadFolder? current)
    {
        var key = KeyOf(actor);
        Tab Folder(LeadFolder f) => new(texts["leads.folder." + Name(f)], "/leads?folder=" + Name(f), f == current, kept.Last(key, IdOf(f)), IdOf(f));
        IEnumerable<Tab> Folders(params LeadFolder[] of) => of.Where(f => CountFolders.Has(actor, f)).Select(Folder);
        IEnumerable<Tab> Lists(Func<Beside, bool> which) => Of(actor).Where(which).Select(b => new Tab(texts["leads.folder." + b.Name], b.Path + b.Query, false, keptBeside.Last($"{actor.Id}", IdOf(b)), IdOf(b)));
        return
        [
            .. Folders(LeadFolder.New, LeadFolder.Contact), .. Lists(b => b.Name is not (Returning or Sizes)), .. Folders(LeadFolder.Floating), .. Lists(b => b.Name == Returning),      // in the seed's order
            .. Folders(LeadFolder.Pool, LeadFolder.Closed, LeadFolder.All), .. Lists(b => b.Name == Sizes),
        ];
    }

    public async Task<IReadOnlyList<TabCount>> Counts(Actor actor, CancellationToken ct) =>
    [
        .. await kept.Of(KeyOf(actor), actor.ScopeOf(LeadPermissions.Read) == Scope.Own ? OwnFresh : Fresh, async () => [.. (await count.Handle(actor, ct)).Select(c => new TabCount(IdOf(c.Folder), c.Count, c.More))]),
        .. await keptBeside.Of($"{actor.Id}", Fresh, () => CountBeside(actor, ct)),
    ];

    private async Task<IReadOnlyList<TabCount>> CountBeside(Actor actor, CancellationToken ct)
    {
        var counts = new List<TabCount>();
        foreach (var list in Of(actor))
        {
            var (open, more) = await list.Count(actor, ct);
            counts.Add(new(IdOf(list), open, more));
        }
        return counts;
    }

    private static (int, bool) Sum(IReadOnlyList<TabCount> open) => (open.Sum(c => c.Count), open.Any(c => c.More));

    private IEnumerable<Beside> Of(Actor actor) => AllBeside.Where(b => dist.Serves(b.Path, actor) && (b.Right is null || actor.May(b.Right)) && (b.Name != Sizes || actor.May(LeadPermissions.Work)));

    public static string Name(LeadFolder folder) => Camel(folder);
    public static string Camel(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
    public static string IdOf(LeadFolder folder) => "folder-" + Name(folder);
    private static string IdOf(Beside list) => "folder-" + list.Name;

    private static string KeyOf(Actor actor) => actor.ScopeOf(LeadPermissions.Read) switch { Scope.All => "all", Scope.TeamAndBelow => "T" + actor.TeamId, Scope.Team => "t" + actor.TeamId, _ => actor.Id.ToString() };
}
