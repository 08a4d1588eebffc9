using KhachQuen.Platform;
using KhachQuen.Telesales;

namespace KhachQuen.Reports;

/// <summary>What the lines of a report are.</summary>
public enum ReportBy : short { Agent, Team, Source, Product, Hour, Day }

public enum ReportKind : short { Count, Money, Percent }

/// <summary>Which report of which days.</summary>
/// <param name="From">First day of the company.</param>
/// <param name="To">Last day, included.</param>
/// <param name="By">What its lines are.</param>
/// <param name="Date">By which moment a lead falls into those days.</param>
public sealed record ReportAsked(DateOnly From, DateOnly To, ReportBy By = ReportBy.Agent, LeadDate Date = LeadDate.Received)
{
    public DateTime Begins => CompanyTime.StartOf(From);
    /// <summary>The instant after the last day.</summary>
    public DateTime Ends => CompanyTime.StartOf(To.AddDays(1));
    public int Days => To.DayNumber - From.DayNumber + 1;
}

/// <summary>A column.</summary>
/// <param name="Key">Its name among the values.</param>
/// <param name="Label">Where the company named it itself (an outcome), in both languages; else null.</param>
/// <param name="Opens">What a list is asked to show exactly the rows of this number; null: the number opens none.</param>
/// <param name="List">Another list than the report's own.</param>
public sealed record ReportColumn(string Key, ReportKind Kind, string? Label = null, string? LabelEn = null, IReadOnlyDictionary<string, string>? Opens = null, string? List = null);

/// <summary>A line.</summary>
/// <param name="Key">User id, team id, source code, product id, hour or day; null: of those without.</param>
/// <param name="Values">By column; null: nothing to be said.</param>
/// <param name="Opens">Its part of what a list is asked.</param>
public sealed record ReportRow(string? Key, string? Name, IReadOnlyDictionary<string, decimal?> Values, IReadOnlyDictionary<string, string> Opens);

/// <summary>A report as shown. The total is counted by itself, so that a hole would show.</summary>
public sealed record ReportView(string Name, DateOnly From, DateOnly To, ReportBy By, LeadDate Date, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<ReportRow> Rows, ReportRow Total, string List, IReadOnlyDictionary<string, string> Opens)
{
    /// <summary>What the list is asked for the rows of one number: the line's word over the column's, the column's over the report's.</summary>
    public Dictionary<string, string>? Behind(ReportRow row, ReportColumn column)
    {
        if (column.Opens is null) return null;
        var asked = new Dictionary<string, string>(Opens);
        foreach (var (name, value) in column.Opens.Concat(row.Opens)) asked[name] = value;
        return asked;
    }
}
