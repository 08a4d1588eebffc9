using System.Globalization;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.AspNetCore.WebUtilities;

namespace KhachQuen.Web.Telesales;

/// <summary>A span of whole days as asked in an address; without it a usual one that ends today.</summary>
public sealed record DaysAsked(DateOnly From, DateOnly To)
{
    public DateTime Begins => CompanyTime.StartOf(From);
    /// <summary>The instant after the last day.</summary>
    public DateTime Ends => CompanyTime.StartOf(To.AddDays(1));
    public int Days => To.DayNumber - From.DayNumber + 1;

    public static DaysAsked Of(IQueryCollection query, DateOnly today, int usual)
    {
        var to = Day(query["to"]) ?? today;
        var from = Day(query["from"]) ?? to.AddDays(1 - (int.TryParse(query["days"], out var days) && days is > 0 and <= 366 ? days : usual));
        return from <= to ? new(from, to) : new(to, from);
    }

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>What the ledger's address asks for.</summary>
public sealed record FairnessAsked(DaysAsked Days, AssignmentFilter Filter, string? After)
{
    public static FairnessAsked Of(HttpRequest request, DateOnly today)
    {
        var query = request.Query;
        var days = DaysAsked.Of(query, today, 1);
        var batch = Guid.TryParse(query["batch"], out var b) ? b : (Guid?)null;
        var filter = new AssignmentFilter
        {
            UserId = Guid.TryParse(query["user"], out var user) ? user : null, TeamId = Guid.TryParse(query["team"], out var team) ? team : null, LeadId = Guid.TryParse(query["lead"], out var lead) ? lead : null,
            Rule = ShareRules.All.Contains(query["rule"].ToString()) ? query["rule"].ToString() : null, BatchId = batch, From = batch is null ? days.Begins : null, To = batch is null ? days.Ends : null,
        };
        return new(days, filter, query["after"]);
    }

    /// <summary>The same days and team with another person and rule.</summary>
    public string Path(Guid? user, string? rule) => QueryHelpers.AddQueryString("/fairness", new Dictionary<string, string?> { ["from"] = DaysAsked.Iso(Days.From), ["to"] = DaysAsked.Iso(Days.To), ["team"] = Filter.TeamId?.ToString(), ["user"] = user?.ToString(), ["rule"] = rule }.Where(q => q.Value is not null).ToDictionary());
}
