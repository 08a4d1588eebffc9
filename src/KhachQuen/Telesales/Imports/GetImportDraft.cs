using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>A file on its way through the wizard.</summary>
/// <param name="Draft">The file and what was said about it.</param>
/// <param name="Headings">Empty where no heading was found: then <paramref name="First"/> is the top of the file, to point at it.</param>
/// <param name="First">The first rows under the heading.</param>
/// <param name="Fields">For each column the field it is taken for, or nothing: as said, as remembered for these headings, or as recognised.</param>
/// <param name="Remembered">Whether a file with these headings was mapped before.</param>
public sealed record ImportDraftView(ImportDraft Draft, int? HeadingLine, IReadOnlyList<string> Headings, IReadOnlyList<SheetRow> First, IReadOnlyList<string?> Fields, bool Remembered);

/// <summary>Whoever brought a file looks at its columns and first rows.</summary>
public sealed class GetImportDraft(Database database, FileStore files)
{
    private const int RowsShown = 5, TopShown = 15;

    /// <param name="id">The draft.</param>
    /// <param name="headingLine">The line the person pointed at; null: found by itself, or as said before.</param>
    /// <param name="actor">Whose it is.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<ImportDraftView> Handle(Guid id, int? headingLine, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Import);
        await using var db = database.Open(actor);
        var draft = await db.ImportDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct) ?? throw new NotFound();
        Rule.Require(files.Exists(draft.FileKey), "work.fileGone", "file");
        await using var file = files.Open(draft.FileKey);
        SheetReader sheet;
        try { sheet = SheetReader.Open(file, LeadColumns.Fields, headingLine ?? draft.Said?.HeadingLine); }
        catch (Refused refused) when (refused.Code == "sheet.noHeading") { return new(draft, null, [], SheetReader.Preview(file, TopShown), [], false); }
        using (sheet)
        {
            var remembered = await db.MappingOf(ImportLeads.Kind, sheet.Headings, ct);
            var said = draft.Said is { } plan && plan.HeadingLine == sheet.HeadingLine ? plan.Mapping : null;      // another heading line: other columns
            return new(draft, sheet.HeadingLine, sheet.Headings, [.. sheet.Rows().Take(RowsShown)], FieldsOf(sheet.Headings, said ?? remembered), said is null && remembered is not null);
        }
    }

    private static string?[] FieldsOf(IReadOnlyList<string> headings, IReadOnlyDictionary<string, string>? mapping)
    {
        var fields = new string?[headings.Count];
        foreach (var (field, at) in Columns(headings, mapping).Columns) fields[at] = field;
        return fields;
    }

    /// <summary>A mapping that no longer fits (a field is gone, two headings differ by an accent only) is a guess less, no obstacle.</summary>
    private static ColumnMap Columns(IReadOnlyList<string> headings, IReadOnlyDictionary<string, string>? mapping)
    {
        try { if (mapping is not null) return ColumnMap.From(mapping, headings, LeadColumns.Fields); }
        catch (Refused) { }
        return ColumnMap.Recognise(headings, LeadColumns.Fields);
    }
}
