using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Works off a file of leads batch by batch: each batch with its leads, ledger lines and counts is one transaction, so that a node may die at any point (T-1).</summary>
internal sealed class LeadImporter(Database database) : IWorkHandler
{
    /// <summary>Large enough that one look for known numbers and one flush serve many rows, small enough that nobody waits long for the write lock.</summary>
    private const int Batch = 1_000;

    public string Kind => ImportLeads.Kind;
    public string Permission => LeadPermissions.Import;
    public string? UndoneBy(Work work) => LeadImportUndoer.TheKind;

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
        var look = plan.DryRun ? new Look() : null;
        if (!plan.DryRun) await Record(run, actor, ct);
        var doing = plan.DryRun ? actor : actor with { Doing = new(run.Id, nameof(Lead)) };
        foreach (var rows in sheet.Rows().Skip(run.Done).Chunk(Batch))
        {
            ct.ThrowIfCancellationRequested();
            await One(run, plan, rows, new(columns, sheet.Headings, products), look, doing, ct);
        }
        if (look is not null) await run.Say(new CheckSaid(sheet.Headings, look.Known, look.Repeated), ct);
    }

    /// <summary>Among the acts that can be taken back, from its first turn on.</summary>
    private async Task Record(WorkRun run, Actor actor, CancellationToken ct)
    {
        await using var db = database.Open(actor);
        if (await db.Rows<BulkOperation>().AnyAsync(o => o.Id == run.Id, ct)) return;
        db.Add(new BulkOperation(run.Id, ImportLeads.Kind, run.Total ?? 0, new { file = run.FileName }, actor, db.Clock.Now()));
        await db.SaveChangesAsync(ct);
    }

    private async Task<KnownProducts> Prepare(LeadImport plan, ColumnMap columns, Actor actor, CancellationToken ct)
    {
        await using var db = database.Open(actor);
        await ImportLeads.Check(db, plan, columns, actor, ct);
        return await KnownProducts.Load(db, ct);
    }

    /// <summary>What a dry run has seen so far; it starts over when it is interrupted.</summary>
    private sealed class Look
    {
        public HashSet<long> Numbers { get; } = [];
        public int Known { get; set; }
        public int Repeated { get; set; }
    }

    private sealed record Heading(ColumnMap Columns, IReadOnlyList<string> Texts, KnownProducts Products);

    private async Task One(WorkRun run, LeadImport plan, SheetRow[] rows, Heading heading, Look? look, Actor actor, CancellationToken ct)
    {
        await using var db = database.Open(actor);
        var sources = await KnownSources.Load(db, plan.Source, ct);
        var reader = new LeadSheet(heading.Columns, heading.Texts, plan, sources, heading.Products, run.Id, run.FileName);
        var read = Array.ConvertAll(rows, reader.Read);
        await using var transaction = await db.Begin(ct);
        var batch = new LeadBatch(db, plan, run.Id);
        var step = look is null ? await batch.Write(read, ct) : await batch.Look(read, look.Numbers, ct);
        if (look is not null) (look.Known, look.Repeated) = (look.Known + batch.KnownCount, look.Repeated + batch.RepeatedCount);
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

/// <summary>Looks what would come of a file of leads and writes none of them: the check of X-20, a work of its own kind.</summary>
internal sealed class LeadChecker(Database database) : IWorkHandler
{
    private readonly LeadImporter importer = new(database);

    public string Kind => ImportLeads.CheckKind;
    public string Permission => LeadPermissions.Import;
    public Task Run(WorkRun run, Actor actor, CancellationToken ct) => importer.Run(run, actor, ct);
}

/// <summary>What a check says beyond its counts.</summary>
/// <param name="Headings">As <see cref="FileHeadings"/>.</param>
/// <param name="Known">Rows whose number we had before the file.</param>
/// <param name="Repeated">Rows whose number stands further up in the file.</param>
public sealed record CheckSaid(IReadOnlyList<string> Headings, int Known, int Repeated);
