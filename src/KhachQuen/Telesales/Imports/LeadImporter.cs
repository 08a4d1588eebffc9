using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Telesales;

/// <summary>Works off a file of leads batch by batch: each batch with its leads, ledger lines and counts is one transaction, so that a node may die at any point (T-1).</summary>
internal sealed class LeadImporter(Database database) : IWorkHandler
{
    /// <summary>Large enough that one look for known numbers and one flush serve many rows, small enough that nobody waits long for the write lock.</summary>
    private const int Batch = 1_000;

    public string Kind => ImportLeads.Kind;
    public string Permission => LeadPermissions.Import;
    public string? UndoneBy(Work work) => work.Asked<LeadImport>().DryRun ? null : LeadImportUndoer.TheKind;

    public async Task Run(WorkRun run, Actor actor, CancellationToken ct)
    {
        var plan = run.Asked<LeadImport>();
        await using var file = run.OpenFile();
        using var sheet = SheetReader.Open(file, LeadColumns.Fields, plan.HeadingLine);
        var columns = ImportLeads.Columns(sheet, plan);
        var products = await Prepare(plan, columns, actor, ct);
        // Every row is looked at once before the first is written: a file that breaks off in the middle is refused whole.
        if (run.Total is null) await run.Expect(Count(sheet, ct), ct);
        await run.Say(new FileHeadings(sheet.Headings), ct);
        if (plan.DryRun) await run.StartOver(ct);
        var seen = plan.DryRun ? new HashSet<long>() : null;
        foreach (var rows in sheet.Rows().Skip(run.Done).Chunk(Batch))
        {
            ct.ThrowIfCancellationRequested();
            await One(run, plan, rows, new(columns, sheet.Headings, products), seen, actor, ct);
        }
    }

    private async Task<KnownProducts> Prepare(LeadImport plan, ColumnMap columns, Actor actor, CancellationToken ct)
    {
        await using var db = database.Open(actor);
        await ImportLeads.Check(db, plan, columns, actor, ct);
        return await KnownProducts.Load(db, ct);
    }

    private sealed record Heading(ColumnMap Columns, IReadOnlyList<string> Texts, KnownProducts Products);

    private async Task One(WorkRun run, LeadImport plan, SheetRow[] rows, Heading heading, HashSet<long>? seen, Actor actor, CancellationToken ct)
    {
        await using var db = database.Open(actor);
        var sources = await KnownSources.Load(db, plan.Source, ct);
        var reader = new LeadSheet(heading.Columns, heading.Texts, plan, sources, heading.Products, run.Id, run.FileName);
        var read = Array.ConvertAll(rows, reader.Read);
        await using var transaction = await db.Begin(ct);
        var batch = new LeadBatch(db, plan, run.Id);
        var step = seen is null ? await batch.Write(read, ct) : await batch.Look(read, seen, ct);
        await run.Commit(db, transaction, step, ct);
    }

    private static int Count(SheetReader sheet, CancellationToken ct)
    {
        var rows = 0;
        foreach (var _ in sheet.Rows())
            if (++rows % 1_000 == 0) ct.ThrowIfCancellationRequested();
        return rows;
    }
}
