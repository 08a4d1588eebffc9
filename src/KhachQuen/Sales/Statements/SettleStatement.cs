using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>"Đối soát các dòng khớp": all matching lines of a statement are settled by one key, in the background .</summary>
public sealed class SettleStatement(Database database, WorkSignal signal, TimeProvider clock)
{
    public const string Kind = "carrierStatements.settle";

    public async Task<Work> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Reconcile);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, $"sales.settle:{id}", ct);
        var statement = await db.Statements.Get(id, ct);
        Rule.Require(await Settling.Open(db, id).AnyAsync(ct), "statement.nothingToSettle");
        if (statement.SettlingId is { } before && await db.Rows<Work>().SingleOrDefaultAsync(w => w.Id == before, ct) is { IsOver: false } under) return under;      // pressed twice
        var work = new Work(Kind, new Settling.Asked(id), actor, clock.Now());
        db.Add(work);
        statement.SettledBy(work.Id);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        signal.Ring();
        return work;
    }
}

/// <summary>Settles matching lines, some at a time. A parcel that has changed since the file was read is looked at anew and left to a person.</summary>
internal sealed class StatementSettler(Database database, TimeProvider clock) : IWorkHandler
{
    private const int Batch = 100, Tries = 5;

    public string Kind => SettleStatement.Kind;
    public string Permission => OrderPermissions.Reconcile;

    public async Task Run(WorkRun run, Actor actor, CancellationToken ct)
    {
        var id = run.Asked<Settling.Asked>().StatementId;
        if (run.Total is null)
        {
            await using var db = database.Open(actor);
            await run.Expect(await Settling.Open(db, id).CountAsync(ct), ct);
        }
        for (var tries = 0; ;)
            try
            {
                if (!await Some(run, id, actor, ct)) return;
                tries = 0;
            }
            catch (DbUpdateConcurrencyException) when (++tries < Tries) { }      // somebody touched one of the parcels: look anew
    }

    private async Task<bool> Some(WorkRun run, Guid id, Actor actor, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var lines = await Settling.Open(db, id).OrderBy(l => l.Row).Take(Batch).ToListAsync(ct);
        if (lines.Count == 0) return false;
        var settled = 0;
        foreach (var line in lines)
            if (await Settling.Anew(db, line, ct) is { } parcel && line.Result == StatementResult.Matched)
            {
                await Settling.Settle(db, line, parcel, null, actor, clock.Now(), ct);
                settled++;
            }
        await run.Commit(db, transaction, new(Math.Min(lines.Count, Math.Max(0, (run.Total ?? 0) - run.Done)), Updated: settled, Rejected: lines.Count - settled), ct);
        return true;
    }
}

/// <summary>A line that differs is settled with a reason, or stays disputed .</summary>
public sealed class DecideStatementLine(Database database, TimeProvider clock)
{
    public async Task<StatementLineView> Handle(Guid id, StatementDecision decision, string? reason, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Reconcile);
        Rule.Require(decision != StatementDecision.Open, "statement.decisionUnknown", "decision");
        await using var db = database.Open(actor);
        var line = await db.StatementLines.Get(id, ct);
        if (decision == StatementDecision.Settled) await Settling.Settle(db, line, await Settling.Anew(db, line, ct), reason, actor, clock.Now(), ct);
        else await Settling.Dispute(db, line, reason, actor, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return StatementLineView.For(line);
    }
}

/// <summary>What settling a line does: the parcel is paid and reconciled, its order settled and locked.</summary>
internal static class Settling
{
    internal sealed record Asked(Guid StatementId);

    public static IQueryable<StatementLine> Open(Db db, Guid statementId) =>
        db.StatementLines.Where(l => l.StatementId == statementId && l.Decision == StatementDecision.Open && l.Result == StatementResult.Matched);

    /// <summary>The parcel of a line as it stands now, the line compared with it anew.</summary>
    public static async Task<(Shipment Shipment, Order Order)?> Anew(Db db, StatementLine line, CancellationToken ct)
    {
        if (line.ShipmentId is not { } id || line.Decision == StatementDecision.Settled || line.Result == StatementResult.Repeated) return null;
        var shipment = await db.Rows<Shipment>().Include(s => s.Log).SingleAsync(s => s.Id == id, ct);
        var order = await db.Rows<Order>().SingleAsync(o => o.Id == shipment.OrderId, ct);
        StatementMatching.Judge(line, shipment, order.ReturnedTotal);
        return (shipment, order);
    }

    public static async Task Settle(Db db, StatementLine line, (Shipment Shipment, Order Order)? parcel, string? reason, Actor actor, DateTime at, CancellationToken ct)
    {
        line.Settle(reason, actor.Id, at);
        var (shipment, order) = parcel!.Value;
        shipment.Charge(line.Fee);
        if (shipment.State is ShipmentState.Delivered or ShipmentState.PartiallyDelivered) shipment.Step(ShipmentState.Paid, reason, actor, mayCorrect: false, at, at);
        shipment.Reconcile(line.Cod, reason, at, order.ReturnedTotal);
        if (shipment.State == ShipmentState.Paid && order.State != OrderState.Settled) ShipmentEffects.Settle(order, await db.Rows<Customer>().SingleAsync(c => c.Id == shipment.CustomerId, ct), null, at);
    }

    public static async Task Dispute(Db db, StatementLine line, string? reason, Actor actor, DateTime at, CancellationToken ct)
    {
        line.Dispute(reason, actor.Id, at);
        (await db.Rows<Shipment>().SingleAsync(s => s.Id == line.ShipmentId, ct)).Dispute(reason);
    }
}
