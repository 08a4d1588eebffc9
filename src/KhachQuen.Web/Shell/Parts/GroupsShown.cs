using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <param name="Sum">What its rows come to, as shown.</param>
/// <param name="Path">Fetches its rows.</param>
/// <param name="Alone">The list narrowed to it, as a page.</param>
public sealed record SectionShown(string Title, int Count, string? Sum, string Path, string Alone);

/// <summary>The sections of a <see cref="GroupedList"/>.</summary>
/// <param name="Others">Says how many rows stand in groups too small to be named; null: none.</param>
public sealed record GroupsShown(IReadOnlyList<SectionShown> Sections, string? Others, bool Partly)
{
    /// <param name="found">By the list's own use case.</param>
    /// <param name="list">The list's page; <c>/group</c> under it answers a section's rows.</param>
    /// <param name="title">What a group's code is called; one without a value is called so here.</param>
    /// <param name="sums">Whether what they come to is shown.</param>
    public static GroupsShown Of(Grouped found, ListAsked asked, string list, T texts, Func<string, string?> title, bool sums = false)
    {
        var query = asked["view"] is { } view ? $"{asked.Query}&view={Uri.EscapeDataString(view)}" : asked.Query;
        return new([.. found.Groups.Select((g, n) => (Group: g, At: $"?{query}&in={Uri.EscapeDataString(g.Code)}", N: n)).Select(g =>
                new SectionShown((g.Group.Code == Grouped.None ? null : title(g.Group.Code)) ?? texts["groups.none"], g.Group.Count, sums ? Shown.Money(g.Group.Sum) : null, $"{list}/group{g.At}&n={g.N}", list + g.At))],
            found.Others == 0 ? null : texts["groups.others", Shown.Number(found.Others)], found.Partly);
    }
}
