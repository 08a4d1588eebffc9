using Microsoft.AspNetCore.Components;

namespace KhachQuen.Web.Shell;

/// <summary>A column of a <c>DataTable</c>.</summary>
/// <param name="Key">Its name in the cookie that keeps what is hidden.</param>
/// <param name="Title">Key of the heading's text.</param>
/// <param name="Cell">What stands in it.</param>
public sealed record Column<TRow>(string Key, string Title, Func<TRow, Cells, RenderFragment> Cell)
{
    public Column(string key, string title, RenderFragment<TRow> cell) : this(key, title, (row, _) => cell(row)) { }


    /// <summary>The list's sort name (Sorting); without it the head is no link.</summary>
    public string? Sort { get; init; }
    /// <summary>Numbers and money: right-aligned.</summary>
    public bool Number { get; init; }
    /// <summary>As narrow as its content.</summary>
    public bool Tight { get; init; }
    /// <summary>Cut with an ellipsis instead of wrapping.</summary>
    public bool Cut { get; init; }
    /// <summary>The person may hide it.</summary>
    public bool Optional { get; init; }
    /// <summary>Hidden until asked for.</summary>
    public bool HiddenAtFirst { get; init; }
    /// <summary>Left out on a phone.</summary>
    public bool WideOnly { get; init; }
    /// <summary>Opens the row: its content becomes the link.</summary>
    public bool Opens { get; init; }

    internal string? Css => css ??= string.Join(' ', new[] { Number ? "num" : "", Tight ? "tight" : "", Cut ? "cut" : "", WideOnly ? "wide-only" : "" }.Where(c => c.Length > 0));
    private string? css;
}

/// <summary>Which columns a person does not see: by their choice (cookie), else as a saved view keeps it, else as the list ships.</summary>
internal static class HiddenColumns
{
    public static HashSet<string> Of<TRow>(HttpContext http, string table, IReadOnlyList<Column<TRow>> columns, string? kept) =>
        (http.Request.Cookies["kq-cols-" + table] ?? kept) is { } chosen ? [.. chosen.Split('.')] : [.. columns.Where(c => c.HiddenAtFirst).Select(c => c.Key)];
}
