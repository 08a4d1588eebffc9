using System.Globalization;

namespace KhachQuen.Platform;

/// <summary>Which column of a sheet tells which field .</summary>
public sealed class ColumnMap
{
    private readonly IReadOnlyDictionary<string, int> columns;

    private ColumnMap(IReadOnlyDictionary<string, int> columns, IReadOnlyList<string> headings, IReadOnlyList<SheetField> fields)
    {
        this.columns = columns;
        var taken = columns.Values.ToHashSet();
        Leftover = [.. headings.Where((heading, at) => heading.Length > 0 && !taken.Contains(at))];
        Missing = [.. fields.Where(field => field.Required && !columns.ContainsKey(field.Name)).Select(field => field.Name)];
    }

    /// <summary>Field → column, counted from 0.</summary>
    public IReadOnlyDictionary<string, int> Columns => columns;

    /// <summary>Headings that tell none of the fields.</summary>
    public IReadOnlyList<string> Leftover { get; }

    /// <summary>Required fields without a column.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>A guess from the headings; a person looks at it before anything is imported.</summary>
    public static ColumnMap Recognise(IReadOnlyList<string> headings, IReadOnlyList<SheetField> fields) =>
        new(new KnownHeadings(fields).Columns(headings), headings, fields);

    /// <summary>What a person decided: heading, or column letter, or column number from 1 → field.</summary>
    /// <exception cref="Refused"><c>sheet.unknownField</c>, <c>sheet.unknownColumn</c>, <c>sheet.headingTwice</c> (say the letter instead),
    /// <c>sheet.fieldTwice</c>, <c>sheet.columnTwice</c>; the field is the key of the mapping at fault.</exception>
    public static ColumnMap From(IReadOnlyDictionary<string, string> mapping, IReadOnlyList<string> headings, IReadOnlyList<SheetField> fields)
    {
        var columns = new Dictionary<string, int>();
        foreach (var (key, field) in mapping)
        {
            Rule.Require(fields.Any(known => known.Name == field), "sheet.unknownField", key, field);
            var at = ColumnOf(key, headings);
            Rule.Require(!columns.ContainsValue(at), "sheet.columnTwice", key, field);
            Rule.Require(columns.TryAdd(field, at), "sheet.fieldTwice", key, field);
        }
        return new ColumnMap(columns, headings, fields);
    }

    /// <exception cref="Refused"><c>sheet.columnMissing</c>, the first required field that no column tells.</exception>
    public void RequireComplete() => Rule.Require(Missing.Count == 0, "sheet.columnMissing", Missing.Count == 0 ? null : Missing[0], [.. Missing]);

    public bool Has(string field) => columns.ContainsKey(field);

    /// <summary>What the row says about a field, without the spaces around it; "" when it says nothing or no column tells it.</summary>
    public string Cell(SheetRow row, string field) =>
        columns.TryGetValue(field, out var at) && at < row.Cells.Count ? row.Cells[at].Trim() : "";

    private static int ColumnOf(string key, IReadOnlyList<string> headings)
    {
        var same = Where(headings, heading => string.Equals(heading.Trim(), key.Trim(), StringComparison.Ordinal));
        if (same.Count == 0) same = Where(headings, heading => heading.Length > 0 && KnownHeadings.Words(heading) == KnownHeadings.Words(key));
        Rule.Require(same.Count <= 1, "sheet.headingTwice", key);
        var at = same.Count == 1 ? same[0] : Counted(key.Trim());
        Rule.Require(at >= 0 && at < headings.Count, "sheet.unknownColumn", key);
        return at;
    }

    private static List<int> Where(IReadOnlyList<string> headings, Predicate<string> fits) =>
        [.. Enumerable.Range(0, headings.Count).Where(at => fits(headings[at]))];

    private static int Counted(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : ColumnLetters.Index(key);
}
