using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>
/// Somebody brings a file of leads. What would stop the whole file (unreadable, no phone column, no basis, unknown source) is refused
/// here and now, before the first row; the rows are then worked off in the background.
/// </summary>
public sealed class ImportLeads(Database database, FileStore files, WorkSignal signal, TimeProvider clock)
{
    public const string Kind = "leads.import", CheckKind = "leads.import.check";

    /// <summary>Keeps the file and asks for its import.</summary>
    public async Task<Work> Handle(Stream content, string? fileName, LeadImport plan, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Import);
        var file = await files.Save(content, fileName, ct);
        try
        {
            await using var db = database.Open(actor);
            var work = await Within(db, file.Key, file.Name, plan, actor, ct);
            await db.SaveChangesAsync(ct);
            Ring();
            return work;
        }
        catch
        {
            files.Delete(file.Key);
            throw;
        }
    }

    /// <summary>The same for a file that is kept already, inside the caller's transaction; the caller saves, and rings when it is committed.</summary>
    public async Task<Work> Within(Db db, string fileKey, string fileName, LeadImport plan, Actor actor, CancellationToken ct)
    {
        await Check(db, plan, ColumnsOf(fileKey, plan), actor, ct);
        var work = new Work(plan.DryRun ? CheckKind : Kind, plan, actor, clock.Now());
        work.On(fileKey, fileName);
        db.Add(work);
        return work;
    }

    /// <summary>Wakes the desk of works.</summary>
    public void Ring() => signal.Ring();

    private ColumnMap ColumnsOf(string fileKey, LeadImport plan)
    {
        using var content = files.Open(fileKey);
        using var sheet = SheetReader.Open(content, LeadColumns.Fields, plan.HeadingLine);
        return Columns(sheet, plan);
    }

    internal static ColumnMap Columns(SheetReader sheet, LeadImport plan)
    {
        var columns = plan.Mapping is { Count: > 0 } mapping ? ColumnMap.From(mapping, sheet.Headings, LeadColumns.Fields) : ColumnMap.Recognise(sheet.Headings, LeadColumns.Fields);
        Rule.Require(columns.Has(LeadColumns.Phone), "import.phoneColumnMissing", "mapping");
        return columns;
    }

    /// <summary>Asked when it is ordered and again when it runs: rights and sources may have changed.</summary>
    internal static async Task Check(Db db, LeadImport plan, ColumnMap columns, Actor actor, CancellationToken ct)
    {
        Rule.Require(plan.Basis is not null || columns.Has(LeadColumns.Basis), "import.basisMissing", "basis");       // A-1a: no default
        Rule.Require(!string.IsNullOrWhiteSpace(plan.Source) || columns.Has(LeadColumns.Source), "import.sourceMissing", "source");
        Rule.Require(plan.Known != KnownNumbers.Update || actor.May(LeadPermissions.Work), "import.mayNotUpdate", "known");
        await KnownSources.Load(db, plan.Source, ct);
        if (plan.Sharing is ImportSharing.BySource or ImportSharing.Nobody) return;
        actor.Require(LeadPermissions.Assign);       // naming the receivers is handing out
        Rule.Require(plan.TeamId is not null, "import.teamMissing", "team");
        Rule.Require(await db.Teams.AnyAsync(t => t.Id == plan.TeamId && t.Active, ct), "import.teamUnknown", "team");
        Rule.Require(actor.ScopeOf(LeadPermissions.Assign) == Scope.All || actor.Teams.Contains(plan.TeamId!.Value), "distribution.receiverNotYours", "team");
    }
}
