using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>One line of Ctrl K.</summary>
/// <param name="Group">Key of its heading.</param>
/// <param name="Text">What it is: a name, a code, an act.</param>
/// <param name="Hint">The fact that tells two apart.</param>
/// <param name="Kind">The noun (lead, customer …) of a record that was found; with its id it is also an answer of <c>GET /search</c>.</param>
public sealed record PaletteItem(string Group, string Text, string Path, string Icon, string? Hint = null, string? Kind = null, Guid? Id = null)
{
    /// <summary>The actor sees no more of it than what stands here (F-6).</summary>
    public bool Restricted { get; init; }
}

/// <summary>A module that lets its nouns be found by Ctrl K and by <c>GET /search</c>. Searches by the actor's sight, and finds nothing for who lacks the right; at most <see cref="AtMost"/>.</summary>
public interface IPaletteSource
{
    const int AtMost = 8;

    Task<IReadOnlyList<PaletteItem>> Find(string text, Actor actor, CancellationToken ct);
}

internal static class PaletteRoutes
{
    public static void MapPalette(this RouteGroupBuilder pages) => pages.MapGet("/palette", Find).Needs(AccessPermissions.Self);

    public static void MapSearch(this RouteGroupBuilder api) =>
        api.MapGet("/search", async (string? q, Actor actor, IEnumerable<IPaletteSource> sources, CancellationToken ct) =>
            new Page<FoundOnWire>([.. (await Records(q, actor, sources, ct)).Where(i => i.Kind is not null).Select(i => new FoundOnWire(i.Kind!, i.Id!.Value, i.Text, i.Hint, i.Path, i.Restricted))], null))
        .Needs(AccessPermissions.Self).WithTags("Search").WithSummary("Records by name, phone, code; of each kind at most eight (X-10)");

    /// <summary>What the modules know by this text.</summary>
    private static async Task<List<PaletteItem>> Records(string? q, Actor actor, IEnumerable<IPaletteSource> sources, CancellationToken ct)
    {
        var text = (q ?? "").Trim();
        if (text.Length > 100) text = text[..100];
        var found = new List<PaletteItem>();
        if (text.Length >= 2)
            foreach (var source in sources) found.AddRange((await source.Find(text, actor, ct)).Take(IPaletteSource.AtMost));
        return found;
    }

    private static async Task<IResult> Find(string? q, Actor actor, IEnumerable<IPaletteSource> sources, T texts, CancellationToken ct)
    {
        var text = (q ?? "").Trim();
        var found = await Records(text, actor, sources, ct);
        found.AddRange(AllScreens.PagesOf(actor).Where(p => text.Length > 0 || p is MenuItem).Where(p => Words.Fit(texts[p.Text], text)).Select(p => new PaletteItem("palette.pages", texts[p.Text], p.Path, p.Icon)));
        return Forms.Fragment<PaletteFound>(new { Items = found });
    }
}

/// <summary>A record that was found, as <c>GET /search</c> answers it.</summary>
internal sealed record FoundOnWire(string Kind, Guid Id, string Name, string? Hint, string Url, bool Restricted);
