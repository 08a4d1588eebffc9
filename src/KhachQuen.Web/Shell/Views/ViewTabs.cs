using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.AspNetCore.WebUtilities;

namespace KhachQuen.Web.Shell;

/// <summary>A list's saved views as tabs, and which of them is open.</summary>
public sealed record ViewsOfList(string List, IReadOnlyList<Tab> Tabs, SavedViewShown? Open)
{
    /// <summary>The table's id: what a person hides in one view stays hidden in that view only.</summary>
    public string TableId(string table) => Open is null ? table : $"{table}-{Open.Id:N}";
}

/// <summary>Saved views beside a list's own tabs (X-11). Any list may have them: a name of its own and its address are all it takes.</summary>
public sealed class ViewTabs(ListViews views)
{
    public async Task<ViewsOfList> Of(string list, string path, HttpRequest request, Actor actor, CancellationToken ct = default)
    {
        var known = await views.Handle(list, actor, ct);
        var open = Guid.TryParse(request.Query["view"], out var id) ? known.FirstOrDefault(v => v.Id == id) : null;
        return new(list, [.. known.Select(v => new Tab(v.Name, Address(path, v), v == open, Icon: v.Shared ? "users" : "bookmark"))], open);
    }

    /// <summary>What of a list's address is worth keeping: filters and order, not the place on the page.</summary>
    public static string Worth(string? query) => QueryString.Create(QueryHelpers.ParseQuery(query).Where(q => q.Key is not ("open" or "after" or "view")).SelectMany(q => q.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => KeyValuePair.Create(q.Key, v)))).Value?.TrimStart('?') ?? "";

    private static string Address(string path, SavedViewShown view) => $"{path}?{(view.Query.Length == 0 ? "" : view.Query + "&")}view={view.Id}";
}
