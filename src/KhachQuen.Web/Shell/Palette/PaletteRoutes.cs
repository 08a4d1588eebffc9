using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>One line of Ctrl K.</summary>
/// <param name="Group">Key of its heading.</param>
/// <param name="Text">What it is: a name, a code, an act.</param>
/// <param name="Hint">The fact that tells two apart.</param>
public sealed record PaletteItem(string Group, string Text, string Path, string Icon, string? Hint = null);

/// <summary>A module that lets its nouns be found by Ctrl K. Searches by the actor's sight; at most a handful.</summary>
public interface IPaletteSource
{
    Task<IReadOnlyList<PaletteItem>> Find(string text, Actor actor, CancellationToken ct);
}

internal static class PaletteRoutes
{
    public static void MapPalette(this RouteGroupBuilder pages) => pages.MapGet("/palette", Find).Needs(AccessPermissions.Self);

    private static async Task<IResult> Find(string? q, Actor actor, IEnumerable<IPaletteSource> sources, T texts, CancellationToken ct)
    {
        var text = (q ?? "").Trim();
        if (text.Length > 100) text = text[..100];
        var found = new List<PaletteItem>();
        if (text.Length >= 2)
            foreach (var source in sources) found.AddRange(await source.Find(text, actor, ct));
        found.AddRange(AllScreens.MenuOf(actor).Where(m => Words.Fit(texts[m.Text], text)).Select(m => new PaletteItem("palette.pages", texts[m.Text], m.Path, m.Icon)));
        return Forms.Fragment<PaletteFound>(new { Items = found });
    }
}
