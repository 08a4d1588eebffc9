using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>A column of an exported list, told once for every kind of file.</summary>
/// <param name="Key">Its name in <c>columns=</c>.</param>
/// <param name="Title">Key of its heading.</param>
/// <param name="Value">Text, number, day, moment (in the company's zone) or null: the kind of cell follows from it.</param>
public sealed record ExportField<TRow>(string Key, string Title, Func<TRow, object?> Value);

/// <summary>
/// How a list leaves the house: through the very use case that shows it, page after page, so that filter, sight, masking and order are those of the screen.
/// </summary>
/// <param name="List">leads, orders …: part of the file's name, and in the audit.</param>
/// <param name="Noun">What its rows are, as in the audit.</param>
/// <param name="Right">The right to export it.</param>
/// <param name="Fields">Its columns in their order.</param>
/// <param name="Page">A page of its rows for this actor.</param>
public sealed record ListExport<TRow>(string List, string Noun, string Right, IReadOnlyList<ExportField<TRow>> Fields, Func<PageRequest, Actor, CancellationToken, Task<Page<TRow>>> Page)
{
    /// <summary>The right that shows the rows: where the right to export reaches less far, so does the file. Null: it is not about people's rows.</summary>
    public string? Read { get; init; }
    /// <summary>Rights that show rows beside that scope.</summary>
    public IReadOnlyCollection<string> Beside { get; init; } = [];

    internal Actor Reader(Actor actor) => Read is { } read ? actor.Within(read, Right, Beside) : actor;
}

/// <summary><c>?format=xlsx|csv&amp;columns=name,phone&amp;sort=</c> of every export.</summary>
public sealed record ExportArguments(string? Format, string? Columns, string? Sort)
{
    internal SheetKind Kind => Format switch { null or "" or "xlsx" => SheetKind.Xlsx, "csv" => SheetKind.Csv, _ => throw new Refused("export.formatUnknown", "format") };

    /// <summary>The columns asked for, in the order asked; all of them when none is named.</summary>
    internal IReadOnlyList<ExportField<TRow>> Of<TRow>(IReadOnlyList<ExportField<TRow>> fields)
    {
        if (string.IsNullOrWhiteSpace(Columns)) return fields;
        var known = fields.ToDictionary(f => f.Key, StringComparer.Ordinal);
        var named = Columns.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in named) Rule.Require(known.ContainsKey(name), "export.columnUnknown", "columns", string.Join(", ", known.Keys));
        return [.. named.Distinct().Select(n => known[n])];
    }
}
