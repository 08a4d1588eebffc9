using System.Globalization;
using KhachQuen.Platform;
using KhachQuen.Reports;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Reports;

/// <summary>What lines and columns are called in the reader's language.</summary>
internal static class ReportWords
{
    public static string Of(this T texts, ReportColumn column) => (Said.English ? column.LabelEn : column.Label) ?? texts["report.col." + column.Key];

    public static string LineOf(this T texts, ReportView view, ReportRow row) =>
        view.By == ReportBy.Day && DateOnly.TryParseExact(row.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Said.Day(day)
        : row.Name ?? row.Key ?? texts["report.none." + new Named<ReportBy>(view.By)];

    /// <summary>A number as it is read.</summary>
    public static string Number(ReportColumn column, decimal value) => column.Kind switch
    {
        ReportKind.Money => Shown.Money((long)value),
        ReportKind.Percent => Shown.Percent(value / 100, 1),
        _ => Shown.Number((long)value),
    };

    /// <summary>The list of exactly the rows of that number.</summary>
    public static string? Link(ReportView view, ReportRow row, ReportColumn column)
    {
        if (column.List is null) return view.Behind(row, column) is { } asked ? view.List + Ask(asked) : null;
        return column.List + Ask(column.Opens!.Concat(row.Opens).GroupBy(o => o.Key).Select(g => g.Last()));
    }

    private static string Ask(IEnumerable<KeyValuePair<string, string>> asked) => ViewTabs.Query(asked.Select(a => (a.Key, (string?)a.Value)));
}
