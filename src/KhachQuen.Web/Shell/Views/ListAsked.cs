using System.Globalization;
using KhachQuen.Platform;
using Microsoft.AspNetCore.WebUtilities;

namespace KhachQuen.Web.Shell;

/// <summary>What the address of a list asks for. A value nobody can read is as if it were not there: an old link still opens the list.</summary>
public abstract record ListAsked
{
    public required IReadOnlyDictionary<string, string> Given { get; init; }
    public string? After => this["after"];
    public Guid? Open => Id("open");
    public string? this[string name] => Given.GetValueOrDefault(name);

    /// <summary>The same question again, at another route.</summary>
    public string Query => ViewTabs.Query(Given.Where(g => g.Key is not ("open" or "after" or "view")).Select(g => (g.Key, (string?)g.Value))).TrimStart('?');

    protected static Dictionary<string, string> Parts(string? query) =>
        QueryHelpers.ParseQuery(query).Where(q => !string.IsNullOrWhiteSpace(q.Value)).ToDictionary(q => q.Key, q => q.Value.ToString().Trim());

    protected Guid? Id(string name) => Guid.TryParse(this[name], out var id) ? id : null;

    protected TEnum? Enum<TEnum>(string name) where TEnum : struct, Enum => Named<TEnum>.TryParse(this[name], out var named) ? named.Value : null;

    protected DateOnly? Day(string name) => DateOnly.TryParseExact(this[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The instant a day of the company's begins, or so many days later.</summary>
    protected DateTime? StartOf(string name, int later = 0) => Day(name) is { } day ? CompanyTime.StartOf(day.AddDays(later)) : null;
}
