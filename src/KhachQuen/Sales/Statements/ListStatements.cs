using System.Linq.Expressions;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>How many lines of a kind, and their money.</summary>
public sealed record StatementHeap(StatementResult Result, StatementDecision Decision, int Lines, long Cod, long Fee, long ExpectedCod);

/// <summary>A statement as shown. Its numbers are counted from the lines, so they balance: every line is in one heap.</summary>
public sealed record StatementView
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
    public string? Carrier { get; init; }
    public required string FileName { get; init; }
    public Guid? ById { get; init; }
    public int Lines { get; init; }
    public long Cod { get; init; }
    public long Fee { get; init; }
    public Guid? SettlingId { get; init; }
    /// <summary>Of this very work: still under way.</summary>
    public bool Settling { get; init; }
    public IReadOnlyList<StatementHeap> Heaps { get; init; } = [];

    public int Matched => Of(StatementResult.Matched);
    public int Differs => Of(StatementResult.Differs);
    public int Unknown => Of(StatementResult.Unknown);
    public int AlreadyReconciled => Of(StatementResult.AlreadyReconciled);
    public int NotDelivered => Of(StatementResult.NotDelivered);
    public int Repeated => Of(StatementResult.Repeated);
    public int Unreadable => Of(StatementResult.Unreadable);
    public int Settled => Heaps.Where(h => h.Decision == StatementDecision.Settled).Sum(h => h.Lines);
    public long SettledCod => Heaps.Where(h => h.Decision == StatementDecision.Settled).Sum(h => h.Cod);
    public int Disputed => Heaps.Where(h => h.Decision == StatementDecision.Disputed).Sum(h => h.Lines);
    /// <summary>Matching lines that wait for the accountant's key.</summary>
    public int ToSettle => Heaps.Where(h => h is { Decision: StatementDecision.Open, Result: StatementResult.Matched }).Sum(h => h.Lines);

    private int Of(StatementResult result) => Heaps.Where(h => h.Result == result).Sum(h => h.Lines);

    internal static readonly Expression<Func<Statement, StatementView>> Plain = s => new StatementView
    {
        Id = s.Id, Version = s.Version, CreatedAt = s.CreatedAt, UpdatedAt = s.UpdatedAt, Carrier = s.Carrier, FileName = s.FileName, ById = s.ById, Lines = s.Lines, Cod = s.Cod, Fee = s.Fee, SettlingId = s.SettlingId,
    };
}

/// <summary>The accountant's statements, newest first, and one with its numbers .</summary>
public sealed class ListStatements(Database database)
{
    public static readonly Sorting<Statement> Sorting = new Sorting<Statement>("-createdAt").By("createdAt", s => s.CreatedAt);

    public async Task<Page<StatementView>> Handle(PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Reconcile);
        await using var db = database.Open(actor);
        var found = await Sorting.Page(db.Statements, page, StatementView.Plain, ct);
        var heaps = await Heaps(db, [.. found.Items.Select(s => s.Id)], ct);
        return found.Map(s => s with { Heaps = [.. heaps[s.Id]] });
    }

    public async Task<StatementView> One(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Reconcile);
        await using var db = database.Open(actor);
        var statement = await db.Statements.Where(s => s.Id == id).Select(StatementView.Plain).SingleOrDefaultAsync(ct) ?? throw new NotFound();
        var settling = statement.SettlingId is { } work && await db.Rows<Work>().AnyAsync(w => w.Id == work && (w.State == WorkState.Queued || w.State == WorkState.Running), ct);
        return statement with { Heaps = [.. (await Heaps(db, [id], ct))[id]], Settling = settling };
    }

    private static async Task<ILookup<Guid, StatementHeap>> Heaps(Db db, Guid[] ids, CancellationToken ct)
    {
        var heaps = await db.StatementLines.Where(l => EF.Parameter(ids).Contains(l.StatementId)).GroupBy(l => new { l.StatementId, l.Result, l.Decision })
            .Select(g => new { g.Key, Lines = g.Count(), Cod = g.Sum(l => l.Cod), Fee = g.Sum(l => l.Fee ?? 0), Expected = g.Sum(l => l.ExpectedCod ?? 0) }).ToListAsync(ct);
        return heaps.OrderBy(h => h.Key.Result).ThenBy(h => h.Key.Decision).ToLookup(h => h.Key.StatementId, h => new StatementHeap(h.Key.Result, h.Key.Decision, h.Lines, h.Cod, h.Fee, h.Expected));
    }
}

/// <summary>A line as shown.</summary>
public sealed record StatementLineView(Guid Id, Guid StatementId, int Row, int Line, string? Waybill, string? OrderNumber, long Cod, long? Fee, Guid? ShipmentId, Guid? OrderId, long? ExpectedCod, long? ExpectedFee,
    StatementResult Result, StatementDecision Decision, string? Reason, Guid? DecidedById, DateTime? DecidedAt)
{
    internal static readonly Expression<Func<StatementLine, StatementLineView>> Of = l => new StatementLineView(l.Id, l.StatementId, l.Row, l.Line, l.Waybill, l.OrderNumber, l.Cod, l.Fee, l.ShipmentId, l.OrderId, l.ExpectedCod, l.ExpectedFee,
        l.Result, l.Decision, l.Reason, l.DecidedById, l.DecidedAt);

    private static readonly Func<StatementLine, StatementLineView> Compiled = Of.Compile();

    internal static StatementLineView For(StatementLine line) => Compiled(line);

    /// <summary>By how much the carrier's money differs from ours; the fee counts where both name one.</summary>
    public long? Difference => ExpectedCod is { } expected ? Cod - expected : null;
    public long? FeeDifference => Fee is { } fee && ExpectedFee is { } expected ? fee - expected : null;
}

/// <summary>The lines of a statement, in the file's order, of one kind or all.</summary>
public sealed record StatementLineFilter
{
    public Named<StatementResult>? Result { get; init; }
    public Named<StatementDecision>? Decision { get; init; }

    internal IQueryable<StatementLine> On(IQueryable<StatementLine> lines)
    {
        if (Result is { Value: var result }) lines = lines.Where(l => l.Result == result);
        if (Decision is { Value: var decision }) lines = lines.Where(l => l.Decision == decision);
        return lines;
    }
}

public sealed class ListStatementLines(Database database)
{
    public static readonly Sorting<StatementLine> Sorting = new Sorting<StatementLine>("row").By("row", l => l.Row);

    public async Task<Page<StatementLineView>> Handle(Guid statementId, StatementLineFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Reconcile);
        await using var db = database.Open(actor);
        if (!await db.Statements.AnyAsync(s => s.Id == statementId, ct)) throw new NotFound();
        return await Sorting.Page(filter.On(db.StatementLines.Where(l => l.StatementId == statementId)), page, StatementLineView.Of, ct);
    }

    /// <summary>One line.</summary>
    public async Task<StatementLineView> One(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Reconcile);
        await using var db = database.Open(actor);
        return await db.StatementLines.Where(l => l.Id == id).Select(StatementLineView.Of).SingleOrDefaultAsync(ct) ?? throw new NotFound();
    }
}
