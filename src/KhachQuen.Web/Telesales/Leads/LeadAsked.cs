using System.Globalization;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.WebUtilities;

namespace KhachQuen.Web.Telesales;

/// <summary>What the address of the lead list asks for. A value nobody can read is as if it were not there: an old link still opens the list.</summary>
public sealed record LeadAsked
{
    public required IReadOnlyDictionary<string, string> Given { get; init; }
    public required LeadFilter Filter { get; init; }
    public LeadFolder Folder => Filter.Folder ?? LeadFolder.All;
    public string? Sort => this["sort"] is { } sort && ListLeads.Orders.Names.Contains(sort.TrimStart('-')) ? sort : null;
    public string? After => this["after"];
    public Guid? Open => Id("open");

    public string? this[string name] => Given.GetValueOrDefault(name);

    /// <summary>More is asked than a folder: an empty answer may be the filter's doing.</summary>
    public bool IsNarrow => Given.Keys.Any(k => k is not ("folder" or "sort" or "after" or "open" or "view" or "since"));

    /// <summary>The list as its address says; the day begins with what is new.</summary>
    public static LeadAsked Of(HttpRequest request)
    {
        var asked = Of(request.QueryString.Value);
        return asked["folder"] is null && !asked.IsNarrow ? Of(request.QueryString.Add("folder", "new").Value) : asked;
    }

    /// <summary>The same question again, at another route.</summary>
    public string Query => ViewTabs.Query(Given.Where(g => g.Key is not ("open" or "after" or "view")).Select(g => (g.Key, (string?)g.Value))).TrimStart('?');

    public static LeadAsked Of(string? query)
    {
        var asked = new LeadAsked { Given = QueryHelpers.ParseQuery(query).Where(q => !string.IsNullOrWhiteSpace(q.Value)).ToDictionary(q => q.Key, q => q.Value.ToString().Trim()), Filter = new() };
        return asked with { Filter = asked.Read() };
    }

    private LeadFilter Read() => new()
    {
        Folder = Enum<LeadFolder>("folder") ?? LeadFolder.All, Q = this["q"], Stage = Enum<LeadStage>("stage"), Source = this["source"], ProductId = Id("productId"), TeamId = Id("teamId"), WithoutTeam = this["teamId"] == "none" ? true : null,
        OwnerId = Id("ownerId"), Unassigned = this["ownerId"] == "none" ? true : null, LastOutcome = this["outcome"], NextAction = Enum<NextAction>("next"), Basis = Enum<ContactBasis>("basis"), Heap = Enum<LeadHeap>("heap"),
        CreatedFrom = Day("createdFrom"), CreatedTo = Day("createdTo", 1), ReceivedFrom = Day("receivedFrom"), ReceivedTo = Day("receivedTo", 1), WorkedFrom = Day("workedFrom"), WorkedTo = Day("workedTo", 1),
        AttemptsFrom = this["attempts"] switch { "0" => 0, "1" => 1, "3" => 3, _ => null }, AttemptsTo = this["attempts"] switch { "0" => 0, "1" => 2, _ => null },
        HasNote = this["note"] switch { "yes" => true, "no" => false, _ => null }, ImportId = Id("importId"),
    };

    private Guid? Id(string name) => Guid.TryParse(this[name], out var id) ? id : null;

    private TEnum? Enum<TEnum>(string name) where TEnum : struct, Enum => Named<TEnum>.TryParse(this[name], out var named) ? named.Value : null;

    /// <summary>The instant a day of the company's begins, or so many days later.</summary>
    private DateTime? Day(string name, int later = 0) =>
        DateOnly.TryParseExact(this[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? CompanyTime.StartOf(day.AddDays(later)) : null;
}
