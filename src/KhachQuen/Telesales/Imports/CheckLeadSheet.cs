using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Whoever brought a file says what its columns, source and basis are; a dry run looks what comes of it, and the mapping is remembered .</summary>
public sealed class CheckLeadSheet(Database database, ImportLeads import, GetImportDraft get, TimeProvider clock)
{
    /// <param name="id">The draft.</param>
    /// <param name="fields">For each column its field, or nothing.</param>
    /// <param name="plan">Source, basis, heading line.</param>
    /// <param name="actor">Whose it is.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Work> Handle(Guid id, IReadOnlyList<string?> fields, LeadImport plan, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Import);
        var seen = await get.Handle(id, plan.HeadingLine, actor, ct);
        var mapping = MappingOf(seen.Headings, fields);
        Rule.Require(mapping.ContainsValue(LeadColumns.Phone), "import.phoneColumnMissing", "mapping");
        plan = plan with { Mapping = mapping, HeadingLine = seen.HeadingLine };
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var draft = await db.ImportDrafts.Get(id, ct);
        var check = await import.Within(db, draft.FileKey, draft.FileName, plan with { DryRun = true, Sharing = ImportSharing.Nobody }, actor, ct);
        if (draft.CheckId is { } before && await db.Works.SingleOrDefaultAsync(w => w.Id == before, ct) is { IsOver: false } running) running.Cancel(clock.Now());      // nobody waits for it any more
        draft.Says(plan, check.Id);
        await db.Remember(ImportLeads.Kind, seen.Headings, mapping, ct);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        import.Ring();
        return check;
    }

    /// <summary>By heading; by letter where two columns have the same one, or none.</summary>
    private static Dictionary<string, string> MappingOf(IReadOnlyList<string> headings, IReadOnlyList<string?> fields)
    {
        var mapping = new Dictionary<string, string>();
        foreach (var (at, heading) in headings.Index().Where(h => !string.IsNullOrEmpty(fields.ElementAtOrDefault(h.Index))))
        {
            Rule.Require(!mapping.ContainsValue(fields[at]!), "import.fieldTwice", "mapping");
            mapping.Add(heading.Length > 0 && headings.Count(h => h == heading) == 1 ? heading : ColumnLetters.Of(at), fields[at]!);
        }
        return mapping;
    }
}
