using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>A module's front file on the web side: its menu, its fragments, its part of the API. Whole pages are found by their <c>@page</c>.</summary>
public abstract class Screens
{
    public virtual IReadOnlyList<MenuItem> Menu => [];
    /// <summary>Pages that have no line in the menu; Ctrl K finds them.</summary>
    public virtual IReadOnlyList<PageItem> Pages => [];
    /// <summary>How the states of its nouns look; their words are the texts <c>state.{kind}.{code}</c>.</summary>
    public virtual IReadOnlyList<StateLook> States => [];
    /// <summary>Icons of its timeline lines, by kind (<c>order.placed</c>) or by noun (<c>order</c>).</summary>
    public virtual IReadOnlyDictionary<string, string> TimelineIcons => new Dictionary<string, string>();
    /// <summary>Fragments and form posts; the group checks the antiforgery token.</summary>
    public virtual void MapPages(RouteGroupBuilder pages) { }
    /// <summary>Endpoints under <c>/api/v1</c>.</summary>
    public virtual void MapApi(RouteGroupBuilder api) { }
    /// <summary>Endpoints under <c>/public</c>, for people and programs nobody knows: no session, no token, no antiforgery.</summary>
    public virtual void MapPublic(RouteGroupBuilder open) { }
    /// <summary>What the module's screens need beside the library's services.</summary>
    public virtual void Add(IServiceCollection services) { }
}

/// <summary>A page that is found by its name.</summary>
/// <param name="Path">Where it leads.</param>
/// <param name="Text">Key of its label.</param>
/// <param name="Icon">Name in the sprite.</param>
/// <param name="Permission">Who sees it.</param>
public record PageItem(string Path, string Text, string Icon, string Permission)
{
    /// <summary>One of these rights shows it as well.</summary>
    public IReadOnlyList<string> OrAnyOf { get; init; } = [];

    public bool IsFor(Actor actor) => actor.May(Permission) || OrAnyOf.Any(actor.May);
}

/// <summary>A line of the menu.</summary>
/// <param name="Path">Where it leads.</param>
/// <param name="Text">Key of its label.</param>
/// <param name="Icon">Name in the sprite.</param>
/// <param name="Permission">Who sees it.</param>
/// <param name="Section">work, mine or settings.</param>
/// <param name="Order">Place within the section.</param>
/// <param name="Count">Name of the live count shown beside it (a fragment at <c>/counts/{name}</c>), if any.</param>
public sealed record MenuItem(string Path, string Text, string Icon, string Permission, string Section, int Order, string? Count = null) : PageItem(Path, Text, Icon, Permission);

public static class AllScreens
{
    public static readonly IReadOnlyList<Screens> All = [new ShellScreens(), new Access.AccessScreens(), new Contacts.ContactsScreens(), new Catalog.CatalogScreens(), new Sales.SalesScreens(), new Telesales.TelesalesScreens(), new Finance.FinanceScreens(), new Reports.ReportsScreens()];

    public static IEnumerable<MenuItem> MenuOf(Actor actor) => All.SelectMany(s => s.Menu).Where(m => m.IsFor(actor)).OrderBy(m => m.Order);

    /// <summary>Every page the actor can go to by name: the menu, then what has no line in it.</summary>
    public static IEnumerable<PageItem> PagesOf(Actor actor) => [.. MenuOf(actor), .. All.SelectMany(s => s.Pages).Where(p => p.IsFor(actor))];
}
