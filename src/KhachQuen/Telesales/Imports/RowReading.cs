using KhachQuen.Platform;

namespace KhachQuen.Telesales;

/// <summary>One row being understood: its cells by field, and what is to be said about them.</summary>
internal sealed class RowReading(SheetRow row, ColumnMap columns, IReadOnlyList<string> headings)
{
    private readonly List<RowProblem> refusals = [], remarks = [];
    private readonly List<string> kept = [];

    public IReadOnlyList<RowProblem> Refusals => refusals;
    public IReadOnlyList<RowProblem> Remarks => remarks;
    /// <summary>The words that found no place of their own, each under its heading: nothing is thrown away.</summary>
    public string Kept => string.Join("\n", kept);

    public string Cell(string field) => columns.Cell(row, field);

    public void Refuse(string field, string code, params string[] args) => refusals.Add(Problem(field, code, args));

    public void Remark(string field, string code, bool keep = false)
    {
        remarks.Add(Problem(field, code, []));
        if (keep) Keep(field);
    }

    /// <summary>Keeps the cell's words under its heading.</summary>
    public void Keep(string field) => kept.Add($"{Heading(field)}: {Cell(field)}");

    private RowProblem Problem(string field, string code, string[] args) => new(field, Heading(field), Cell(field), code, args);

    private string Heading(string field) => columns.Columns.TryGetValue(field, out var at) && headings[at].Length > 0 ? headings[at] : field;
}
