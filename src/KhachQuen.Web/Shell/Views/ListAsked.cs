using System.Globalization;
using KhachQuen.Platform;
using Microsoft.AspNetCore.WebUtilities;

namespace KhachQuen.Web.Shell;

/// <summary>What the address of a list asks for. A value nobody can read is as if it were not there: an old link still opens the list.</summary>
public abstract record ListAsked
{
    private static readonly string[] Plain = ["sort", "after", "open", "view", "since", "format", "columns", "as", "group", "n"];

    /// <param name="query">The address's own: <c>?state=new&amp;q=hoa</c>.</param>
    protected ListAsked(string? query) => Given = QueryHelpers.ParseQuery(query).Where(q => !string.IsNullOrWhiteSpace(q.Value)).ToDictionary(q => q.Key, q => q.Value.ToString().Trim());

    public IReadOnlyDictionary<string, string> Given { get; }
    public string? After => this["after"];
    public Guid? Open => Id("open");
    /// <summary>The section of a grouped list whose rows are asked for.</summary>
    public string? Section => this["n"] is { Length: <= 3 } n && n.All(char.IsAsciiDigit) ? n : null;
    public string? this[string name] => Given.GetValueOrDefault(name);

    /// <summary>The same question again, at another route.</summary>
    public string Query => ViewTabs.Query(Given.Where(g => g.Key is not ("open" or "after" or "view")).Select(g => (g.Key, (string?)g.Value))).TrimStart('?');

    /// <summary>The order asked for, where the list has it.</summary>
    protected string? SortOf(IEnumerable<string> names) => this["sort"] is { } sort && names.Contains(sort.TrimStart('-')) ? sort : null;

    /// <summary>More is asked than a tab of the list: an empty answer may be the filter's doing.</summary>
    protected bool MoreThan(string? tab = null) => Given.Keys.Any(k => k != tab && !Plain.Contains(k));

    /// <summary>By what the list is grouped, where it can be.</summary>
    protected string? GroupOf(IEnumerable<string> names) => this["group"] is { } group && names.Contains(group) ? group : null;

    protected Guid? Id(string name) => Guid.TryParse(this[name], out var id) ? id : null;

    protected TEnum? Enum<TEnum>(string name) where TEnum : struct, Enum => Named<TEnum>.TryParse(this[name], out var named) ? named.Value : null;

    protected DateOnly? Day(string name) => DateOnly.TryParseExact(this[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The instant a day of the company's begins, or so many days later.</summary>
    protected DateTime? StartOf(string name, int later = 0) => Day(name) is { } day ? CompanyTime.StartOf(day.AddDays(later)) : null;
}
