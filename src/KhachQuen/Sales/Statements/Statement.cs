using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Sales;

/// <summary>What a carrier says it collected and kept, as a file. Its id is the id of the work that read it; a file is read once.</summary>
public sealed class Statement : Entity
{
    private Statement() { }

    internal Statement(Guid id, StatementPlan plan, string fileName, Guid? by, DateTime at) =>
        (Id, CreatedAt, Carrier, FileHash, FileName, ById) = (id, at, plan.Carrier, plan.FileHash, fileName, by);

    [Impersonal] public string? Carrier { get; private set; }
    [Impersonal] public string FileName { get; private set; } = "";
    /// <summary>SHA-256 of the file: the same file is not taken twice.</summary>
    [Impersonal] public string FileHash { get; private set; } = "";
    public Guid? ById { get; private set; }
    public int Lines { get; private set; }
    public long Cod { get; private set; }
    public long Fee { get; private set; }
    /// <summary>The settling that is under way, or was the last.</summary>
    public Guid? SettlingId { get; private set; }

    internal void Count(IReadOnlyCollection<StatementLine> lines) => (Lines, Cod, Fee) = (lines.Count, lines.Sum(l => l.Cod), lines.Sum(l => l.Fee ?? 0));

    internal void SettledBy(Guid workId) => SettlingId = workId;
}

/// <summary>What a line is against our own books: the same; another sum; no parcel of ours; settled before; not delivered by us; a second line of the parcel; not to be read. Every line is just one of them.</summary>
public enum StatementResult : short { Matched, Differs, Unknown, AlreadyReconciled, NotDelivered, Repeated, Unreadable }

/// <summary>What the accountant made of a line.</summary>
public enum StatementDecision : short { Open, Settled, Disputed }

/// <summary>One line of a statement: what the carrier says, what we expected, what was decided and why.</summary>
[NotAudited]
public sealed class StatementLine : Entity
{
    private StatementLine() { }

    internal StatementLine(Guid statementId, StatementRow row, DateTime at)
    {
        (Id, CreatedAt, StatementId, Row, Line) = (Keys.New(at), at, statementId, row.Sheet.Number, row.Sheet.Line);
        (Waybill, OrderNumber, Cod, Fee) = (row.Waybill, row.OrderNumber, row.Cod, row.Fee);
    }

    public Guid StatementId { get; private set; }
    public int Row { get; private set; }
    /// <summary>Where a person finds it in the file.</summary>
    public int Line { get; private set; }
    [Impersonal] public string? Waybill { get; private set; }
    [Impersonal] public string? OrderNumber { get; private set; }
    public long Cod { get; private set; }
    /// <summary>Null: the file says nothing of charges.</summary>
    public long? Fee { get; private set; }
    public Guid? ShipmentId { get; private set; }
    public Guid? OrderId { get; private set; }
    public long? ExpectedCod { get; private set; }
    public long? ExpectedFee { get; private set; }
    public StatementResult Result { get; private set; }
    public StatementDecision Decision { get; private set; }
    public string? Reason { get; private set; }
    public Guid? DecidedById { get; private set; }
    public DateTime? DecidedAt { get; private set; }

    internal void Is(StatementResult result, Shipment? shipment = null, long? expectedCod = null) =>
        (Result, ShipmentId, OrderId, ExpectedCod, ExpectedFee) = (result, shipment?.Id, shipment?.OrderId, expectedCod, shipment is { Fee: > 0 } ? shipment.Fee : null);

    /// <summary>The money is right, or somebody says why not.</summary>
    internal void Settle(string? reason, Guid by, DateTime at)
    {
        Rule.Require(Decision != StatementDecision.Settled, "statement.lineSettled");
        Rule.Require(Result is StatementResult.Matched or StatementResult.Differs, "statement.lineNotSettleable", null, Result);
        Rule.Require(Result == StatementResult.Matched || !string.IsNullOrWhiteSpace(reason), "statement.reasonMissing", "reason");
        Decide(StatementDecision.Settled, reason, by, at);
    }

    internal void Dispute(string? reason, Guid by, DateTime at)
    {
        Rule.Require(Decision != StatementDecision.Settled, "statement.lineSettled");
        Rule.Require(Result == StatementResult.Differs, "statement.lineNotDisputable", null, Result);
        Decide(StatementDecision.Disputed, reason, by, at);
    }

    private void Decide(StatementDecision decision, string? reason, Guid by, DateTime at)
    {
        Rule.Require(reason is null || reason.Trim().Length <= 1_000, "statement.reasonTooLong", "reason", 1_000);
        (Decision, Reason, DecidedById, DecidedAt) = (decision, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), by, at);
    }
}

internal sealed class StatementTables : IEntityTypeConfiguration<Statement>, IEntityTypeConfiguration<StatementLine>
{
    public void Configure(EntityTypeBuilder<Statement> statement)
    {
        statement.ToTable("sales_statements");
        statement.HasIndex(s => s.FileHash).IsUnique();                                     // the same file twice
        statement.HasIndex(s => new { s.CreatedAt, s.Id }).IsDescending(true, true);        // newest first
    }

    public void Configure(EntityTypeBuilder<StatementLine> line)
    {
        line.ToTable("sales_statement_lines");
        line.HasIndex(l => new { l.StatementId, l.Row, l.Id });                             // a file's lines in its order
        line.HasIndex(l => new { l.StatementId, l.Result, l.Row, l.Id });                   // a tab of them; its sums
        line.HasIndex(l => new { l.StatementId, l.Decision, l.Result, l.Row, l.Id });       // what is still open
        line.HasIndex(l => l.ShipmentId);                                                   // a parcel's lines
    }
}
