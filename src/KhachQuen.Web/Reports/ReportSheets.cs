using KhachQuen.Platform;
using KhachQuen.Reports;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Reports;

/// <summary>A report as a table of a file: its lines, and the total below them. Numbers only, so it weighs on no quota.</summary>
public sealed class ReportSheets(Exporter exporter, T texts)
{
    public IResult Of(ReportView view, SheetKind kind, HttpContext http) =>
        exporter.Table("report-" + view.Name, Fields(view), [.. view.Rows, view.Total], kind, http);

    private List<ExportField<ReportRow>> Fields(ReportView view) =>
    [
        new("line", "report.by." + new Named<ReportBy>(view.By), r => ReferenceEquals(r, view.Total) ? texts["report.total"] : texts.LineOf(view, r)),
        .. view.Columns.Select(c => new ExportField<ReportRow>(c.Key, texts.Of(c), r => r.Values[c.Key])),
    ];
}
