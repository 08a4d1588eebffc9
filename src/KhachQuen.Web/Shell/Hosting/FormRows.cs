using Microsoft.Extensions.Primitives;

namespace KhachQuen.Web.Shell;

/// <summary>A table of inputs as one field of a form: a value a row, its inputs parted by a bar; empty rows at the end are no rows.</summary>
public static class FormRows
{
    public const char Bar = '|';

    public static IReadOnlyList<string> Of(IEnumerable<string?[]> rows) => Trimmed([.. rows.Select(Row)]);

    /// <summary>As they were sent, input by input.</summary>
    public static IReadOnlyList<string> Of(IFormCollection form, IReadOnlyList<string> inputs) =>
        Trimmed([.. Enumerable.Range(0, form[inputs[0]].Count).Select(n => Row([.. inputs.Select(i => form[i].ElementAtOrDefault(n))]))]);

    public static string[] Inputs(string row) => row.Split(Bar);

    /// <summary>Rows back into inputs.</summary>
    public static IEnumerable<KeyValuePair<string, StringValues>> Parts(IReadOnlyList<string> rows, IReadOnlyList<string> inputs) =>
        inputs.Select((input, n) => KeyValuePair.Create(input, new StringValues([.. rows.Select(r => Inputs(r).ElementAtOrDefault(n) ?? "")])));

    private static string Row(string?[] inputs) => string.Join(Bar, inputs.Select(i => (i ?? "").Trim().Replace(Bar, '/')));
    private static List<string> Trimmed(List<string> rows) => rows[..(rows.FindLastIndex(r => r.Trim(Bar).Length > 0) + 1)];
}

/// <summary>On a route: a field of its form that is several inputs, and how its values go back into them.</summary>
internal sealed record PartsOfForm(Func<string, IReadOnlyList<string>, IEnumerable<KeyValuePair<string, StringValues>>?> Parts)
{
    public static PartsOfForm Rows(string name, string[] inputs) => new((field, rows) => field == name ? FormRows.Parts(rows, inputs) : null);
}
