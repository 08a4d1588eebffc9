using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KhachQuen.Platform;

/// <summary>Recognises headings however they are spelled: <c>SĐT (*)</c>, <c>sdt</c>, <c>Số  điện thoại:</c>, <c>FULL_NAME</c>.</summary>
internal sealed partial class KnownHeadings(IReadOnlyList<SheetField> fields)
{
    // A title page or a hostile sheet may hold anything; nobody writes a heading longer, or looks for one further to the right.
    private const int LongestHeading = 200, WidestSheet = 1_000;

    private readonly Named[] known = [.. fields.Select(field => new Named(field.Name, [.. field.Headings.Select(Spelled.Of)]))];

    private sealed record Named(string Field, Spelled[] Names);

    private readonly record struct Spelled(string Words, string Joined)
    {
        public static Spelled Of(string heading)
        {
            var words = heading.Length > LongestHeading ? "" : KnownHeadings.Words(heading);
            return new(words, words.Replace(" ", "", StringComparison.Ordinal));
        }

        public bool Begins(Spelled name) => name.Words.Length > 0 && Words.StartsWith(name.Words, StringComparison.Ordinal) && Words.AsSpan(name.Words.Length) is [' ', ..];
    }

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
        var spelled = headings.Take(WidestSheet).Select(Spelled.Of).ToArray();
        foreach (var field in known) Claim(columns, field, spelled, (heading, name) => heading.Joined == name.Joined);
        foreach (var field in known) Claim(columns, field, spelled, (heading, name) => heading.Begins(name) && !NamesAnother(heading.Words[name.Words.Length..], field, columns));
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

    private static void Claim(Dictionary<string, int> columns, Named field, Spelled[] headings, Func<Spelled, Spelled, bool> matches)
    {
        if (columns.ContainsKey(field.Field)) return;
        for (var at = 0; at < headings.Length; at++)
        {
            if (headings[at].Words.Length == 0 || columns.ContainsValue(at) || !Array.Exists(field.Names, name => matches(headings[at], name))) continue;
            columns.Add(field.Field, at);
            return;
        }
    }

    private bool NamesAnother(string rest, Named field, Dictionary<string, int> columns) => known
        .Where(other => other != field && !columns.ContainsKey(other.Field))
        .Any(other => Array.Exists(other.Names, name => $"{rest} ".Contains($" {name.Words} ", StringComparison.Ordinal)));

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();
}
