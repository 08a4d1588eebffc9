using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KhachQuen.Platform;

/// <summary>Recognises headings however they are spelled: <c>SĐT (*)</c>, <c>sdt</c>, <c>Số  điện thoại:</c>, <c>FULL_NAME</c>.</summary>
internal sealed partial class KnownHeadings(IReadOnlyList<SheetField> fields)
{
    private readonly Named[] known = [.. fields.Select(field => new Named(field.Name, [.. field.Headings.Select(Words)]))];

    private sealed record Named(string Field, string[] Names);

    /// <summary>The index of the row that names most fields, the first of equals; −1 when no row names any.</summary>
    public int Find(IReadOnlyList<RawRow> rows)
    {
        if (known.Length == 0) return 0;
        var best = rows.Select((row, at) => (At: at, Fields: Columns(row.Cells).Count)).MaxBy(row => row.Fields);
        return best.Fields > 0 ? best.At : -1;
    }

    /// <summary>Field → column. Exact names first; then headings that begin with a name ("SĐT khách"), unless the rest names another free field ("Tên sản phẩm").</summary>
    public Dictionary<string, int> Columns(IReadOnlyList<string> headings)
    {
        var columns = new Dictionary<string, int>();
        var words = headings.Select(Words).ToArray();
        foreach (var field in known) Claim(columns, field, words, (heading, name) => Joined(heading) == Joined(name));
        foreach (var field in known) Claim(columns, field, words, (heading, name) => Begins(heading, name) && !NamesAnother(heading[name.Length..], field, columns));
        return columns;
    }

    /// <summary>Without accents, case, brackets and signs; the words with one space between them.</summary>
    public static string Words(string heading)
    {
        var folded = new StringBuilder();
        foreach (var c in Bracketed().Replace(SheetText.Clean(heading), " ").Normalize(NormalizationForm.FormD))
            if (char.IsLetterOrDigit(c)) folded.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) folded.Append(' ');
        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    public static string Joined(string words) => words.Replace(" ", "", StringComparison.Ordinal);

    private static void Claim(Dictionary<string, int> columns, Named field, string[] words, Func<string, string, bool> matches)
    {
        if (columns.ContainsKey(field.Field)) return;
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at].Length == 0 || columns.ContainsValue(at) || !Array.Exists(field.Names, name => matches(words[at], name))) continue;
            columns.Add(field.Field, at);
            return;
        }
    }

    private static bool Begins(string heading, string name) => name.Length > 0 && heading.StartsWith(name + " ", StringComparison.Ordinal);

    private bool NamesAnother(string rest, Named field, Dictionary<string, int> columns) => known
        .Where(other => other != field && !columns.ContainsKey(other.Field))
        .Any(other => Array.Exists(other.Names, name => $"{rest} ".Contains($" {name} ", StringComparison.Ordinal)));

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();
}
