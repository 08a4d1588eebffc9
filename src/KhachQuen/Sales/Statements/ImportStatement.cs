using System.Security.Cryptography;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>The accountant brings a carrier's statement. What would stop the whole file is refused here and now; it is read in the background.</summary>
public sealed class ImportStatement(Database database, FileStore files, WorkSignal signal, TimeProvider clock)
{
    public const string Kind = "carrierStatements.import";
    private const long MostBytes = 20L << 20;

    public async Task<Work> Handle(Stream content, string? fileName, StatementPlan plan, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Reconcile);
        Rule.Require(plan.Carrier is null || Carriers.All.Contains(plan.Carrier), "shipment.carrierUnknown", "carrier", plan.Carrier ?? "");
        var file = await files.Save(content, fileName, ct, MostBytes);
        try
        {
            plan = plan with { FileHash = await Look(file.Key, plan, ct) };
            await using var db = database.Open(actor);
            await RequireNew(db, plan, ct);
            var work = new Work(Kind, plan, actor, clock.Now());
            work.On(file.Key, file.Name);
            db.Add(work);
            await db.SaveChangesAsync(ct);
            signal.Ring();
            return work;
        }
        catch
        {
            files.Delete(file.Key);
            throw;
        }
    }

    /// <summary>The columns are there; the file's hash.</summary>
    private async Task<string> Look(string fileKey, StatementPlan plan, CancellationToken ct)
    {
        await using var content = files.Open(fileKey);
        using (var sheet = StatementSheet.Open(content, plan)) StatementSheet.Columns(sheet, plan);
        content.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
    }

    internal static async Task RequireNew(Db db, StatementPlan plan, CancellationToken ct)
    {
        if (plan.DryRun) return;
        var hash = plan.FileHash;
        var before = await db.Rows<Statement>().Where(s => s.FileHash == hash).Select(s => new { s.FileName, s.CreatedAt }).SingleOrDefaultAsync(ct);
        Rule.Require(before is null, "statement.sameFile", "file", before?.FileName ?? "", before is null ? "" : CompanyTime.DayOf(before.CreatedAt).ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture));
    }
}

/// <summary>Reads a statement whole: its lines and their sums are there together or not at all.</summary>
internal sealed class StatementReader(Database database, TimeProvider clock) : IWorkHandler
{
    private const int Batch = 1_000, MostRows = 50_000;

    public string Kind => ImportStatement.Kind;
    public string Permission => OrderPermissions.Reconcile;

    public async Task Run(WorkRun run, Actor actor, CancellationToken ct)
    {
        var plan = run.Asked<StatementPlan>();
        await using var file = run.OpenFile();
        using var sheet = StatementSheet.Open(file, plan);
        var reader = new StatementSheet(StatementSheet.Columns(sheet, plan), sheet.Headings);
        var rows = new List<StatementRow>();
        foreach (var row in sheet.Rows())
        {
            Rule.Require(rows.Count < MostRows, "statement.tooManyRows", "file", MostRows);
            rows.Add(reader.Read(row));
        }
        Rule.Require(rows.Count > 0, "sheet.empty", "file");
        await run.StartOver(ct);
        await run.Expect(rows.Count, ct);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, "sales.statement", ct);      // the same file twice at once: the second sees the first
        await ImportStatement.RequireNew(db, plan, ct);
        var statement = new Statement(run.Id, plan, run.FileName ?? "", actor.Id, clock.Now());
        var lines = await Match(db, statement, rows, plan.Carrier, ct);
        statement.Count(lines);
        if (!plan.DryRun)
        {
            db.Add(statement);
            await db.SaveChangesAsync(ct);
            await db.AddMany(lines, "imported", statement.Id, ct);
        }
        await run.Commit(db, transaction, Step(run.Id, lines, rows, reader), ct);
    }

    private async Task<List<StatementLine>> Match(Db db, Statement statement, List<StatementRow> rows, string? carrier, CancellationToken ct)
    {
        var (lines, matching) = (new List<StatementLine>(rows.Count), new StatementMatching(db, carrier));
        foreach (var batch in rows.Chunk(Batch))
        {
            await matching.Look(batch, ct);
            foreach (var row in batch)
            {
                var line = new StatementLine(statement.Id, row, clock.Now());
                matching.Judge(line, row);
                lines.Add(line);
            }
        }
        return lines;
    }

    /// <summary>The counts of api.md: every row is one of created, duplicate, rejected.</summary>
    private static WorkStep Step(Guid work, List<StatementLine> lines, List<StatementRow> rows, StatementSheet sheet)
    {
        int Of(params StatementResult[] results) => lines.Count(l => results.Contains(l.Result));
        var notes = lines.Zip(rows).Where(l => l.First.Result is not StatementResult.Matched).Select(l => WorkRow.Of(work, l.Second.Sheet, FateOf(l.First.Result), [l.Second.Problem ?? Said(sheet, l.First, l.Second)]));
        return new(lines.Count, Created: Of(StatementResult.Matched, StatementResult.Differs, StatementResult.NotDelivered), Duplicates: Of(StatementResult.AlreadyReconciled, StatementResult.Repeated),
            Rejected: Of(StatementResult.Unknown, StatementResult.Unreadable), Warned: Of(StatementResult.Differs, StatementResult.NotDelivered)) { Notes = [.. notes] };
    }

    private static RowFate FateOf(StatementResult result) => result switch
    {
        StatementResult.Unknown or StatementResult.Unreadable => RowFate.Rejected, StatementResult.AlreadyReconciled or StatementResult.Repeated => RowFate.Duplicate, _ => RowFate.Warned,
    };

    private static RowProblem Said(StatementSheet sheet, StatementLine line, StatementRow row) => line.Result switch
    {
        StatementResult.Differs => sheet.Problem(row.Sheet, StatementSheet.Cod, "statement.row.differs", Vnd.Number(line.Cod), Vnd.Number(line.ExpectedCod ?? 0)),
        StatementResult.NotDelivered => sheet.Problem(row.Sheet, StatementSheet.Waybill, "statement.row.notDelivered"),
        StatementResult.AlreadyReconciled => sheet.Problem(row.Sheet, StatementSheet.Waybill, "statement.row.alreadyReconciled"),
        StatementResult.Repeated => sheet.Problem(row.Sheet, StatementSheet.Waybill, "statement.row.repeated"),
        _ => sheet.Problem(row.Sheet, row.Waybill is null ? StatementSheet.OrderNumber : StatementSheet.Waybill, "statement.row.unknown"),
    };
}
