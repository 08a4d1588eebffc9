using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>How a file of a carrier is to be read.</summary>
public sealed record StatementPlan
{
    public string? Carrier { get; init; }
    public Dictionary<string, string>? Mapping { get; init; }
    public int? HeadingLine { get; init; }
    /// <summary>Says what would come of it and keeps nothing.</summary>
    public bool DryRun { get; init; }
    public string FileHash { get; init; } = "";
}

/// <summary>A row as it was understood.</summary>
/// <param name="Problem">Why it was not; null: it was.</param>
internal sealed record StatementRow(SheetRow Sheet, string? Waybill, string? OrderNumber, long Cod, long? Fee, RowProblem? Problem);

/// <summary>What a statement may tell, and the headings carriers write above it. Pure.</summary>
internal sealed class StatementSheet(ColumnMap columns, IReadOnlyList<string> headings)
{
    public const string Waybill = "waybill", OrderNumber = "orderNumber", Cod = "cod", Fee = "fee";

    public static readonly IReadOnlyList<SheetField> Fields =
    [
        new(Waybill, ["Mã vận đơn", "Mã VĐ", "Vận đơn", "Số vận đơn", "Mã bưu gửi", "Số hiệu bưu gửi", "Mã phiếu gửi", "Mã đơn GHN", "Mã đơn GHTK", "Mã đơn hàng ĐVVC", "Waybill", "Tracking code", "Tracking number", "Label id", "OrderCode"]),
        new(OrderNumber, ["Mã đơn hàng", "Mã đơn", "Số đơn hàng", "Mã đơn KH", "Mã đơn khách hàng", "Mã đơn hàng riêng", "Mã tham chiếu", "Mã đơn shop", "Order number", "Order code", "Order", "Client order code", "Reference", "Partner id"]),
        new(Cod, ["Tiền thu hộ", "Thu hộ", "Tiền COD", "COD", "Số tiền thu hộ", "Tiền hàng thu hộ", "COD thực thu", "Tiền đã thu", "COD amount", "Collected", "Amount"], Required: true),
        new(Fee, ["Phí vận chuyển", "Cước phí", "Tổng phí", "Phí giao hàng", "Phí dịch vụ", "Phí", "Cước", "Tổng cước", "Fee", "Total fee", "Shipping fee"]),
    ];

    /// <summary>With a mapping the headings may be any: then the first row is theirs, unless a line is named.</summary>
    public static SheetReader Open(Stream content, StatementPlan plan) => SheetReader.Open(content, plan.Mapping is { Count: > 0 } ? [] : Fields, plan.HeadingLine);

    public static ColumnMap Columns(SheetReader sheet, StatementPlan plan)
    {
        var columns = plan.Mapping is { Count: > 0 } mapping ? ColumnMap.From(mapping, sheet.Headings, Fields) : ColumnMap.Recognise(sheet.Headings, Fields);
        Rule.Require(columns.Has(Waybill) || columns.Has(OrderNumber), "statement.parcelColumnMissing", "mapping");
        Rule.Require(columns.Has(Cod), "statement.codColumnMissing", "mapping");
        return columns;
    }

    public StatementRow Read(SheetRow row)
    {
        var (waybill, number) = (Short(columns.Cell(row, Waybill)), Short(columns.Cell(row, OrderNumber))?.ToUpperInvariant());
        var problem = waybill is null && number is null ? Problem(row, columns.Has(Waybill) ? Waybill : OrderNumber, "statement.parcelMissing") : null;
        var cod = Sum(row, Cod, ref problem) ?? 0;
        var fee = Sum(row, Fee, ref problem);
        return new(row, waybill, number, problem is null ? cod : 0, problem is null && fee is { } charge ? Math.Abs(charge) /* some carriers write what they keep with a minus */ : null, problem);
    }

    /// <summary>A number too long to be one names no parcel.</summary>
    private static string? Short(string cell) => cell.Length is > 0 and <= 60 ? cell : null;

    private long? Sum(SheetRow row, string field, ref RowProblem? problem)
    {
        var cell = columns.Cell(row, field);
        if (cell.Length == 0 || cell == "-") return null;
        if (Vnd.TryParse(cell, out var sum, out var wrong)) return sum;
        problem ??= Problem(row, field, wrong!);
        return null;
    }

    public RowProblem Problem(SheetRow row, string field, string code, params string[] args) =>
        new(field, columns.Columns.TryGetValue(field, out var at) && headings[at].Length > 0 ? headings[at] : field, columns.Cell(row, field), code, args);
}
