using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Finance;

/// <summary>What may be given of a new receipt or payment (api.md).</summary>
public sealed record VoucherInput
{
    public required Guid OrderId { get; init; }
    /// <summary>Whole đồng.</summary>
    public required long Amount { get; init; }
    public VoucherMethod Method { get; init; }
    /// <summary>Default today.</summary>
    public DateOnly? PaidOn { get; init; }
    public string? Reference { get; init; }
    public string? Note { get; init; }
    /// <summary>Asked for where a receipt is more than is owed.</summary>
    public string? Reason { get; init; }
    /// <summary>Of a payment: <c>refund</c>, as yet the only one.</summary>
    public VoucherKind? Kind { get; init; }
}

/// <summary>The accountant writes down money that came in or is to go back; it waits for another person's word.</summary>
public sealed class WriteVoucher(Database database, TimeProvider clock)
{
    public async Task<VoucherView> Handle(VoucherKind kind, VoucherInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(MoneyPermissions.Write);
        Rule.Require(input.Kind is null || input.Kind == kind, "voucher.kindWrong", "kind");
        var (at, orderId) = (clock.Now(), input.OrderId);
        var terms = new VoucherTerms(input.Amount, input.Method, input.PaidOn ?? CompanyTime.DayOf(at), input.Reference, input.Note, input.Reason).Read(kind, CompanyTime.DayOf(at));
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await OrderBook.Lock(db, orderId, ct);
        var order = await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == orderId, ct) ?? throw new Refused("voucher.orderUnknown", "orderId");
        var money = await VoucherRules.Fits(db, order, kind, terms, null, ct);
        (await OrderBook.Account(db, order, at, ct)).Is(money, order, at);
        var voucher = new Voucher(await VoucherNumbers.Next(db, kind, CompanyTime.DayOf(at), ct), kind, order, terms, actor.Id, at);
        db.Add(voucher);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return VoucherView.For(voucher, actor);
    }
}

/// <summary>What may be put right on a voucher nobody has decided about.</summary>
public sealed record VoucherEdit
{
    public Patch<long> Amount { get; init; }
    public Patch<VoucherMethod> Method { get; init; }
    public Patch<DateOnly?> PaidOn { get; init; }
    public Patch<string> Reference { get; init; }
    public Patch<string> Note { get; init; }
    public Patch<string> Reason { get; init; }
}

/// <summary>Its writer corrects a waiting voucher.</summary>
public sealed class EditVoucher(Database database, TimeProvider clock)
{
    public async Task<VoucherView> Handle(Guid id, VoucherKind? kind, long? version, VoucherEdit edit, Actor actor, CancellationToken ct = default)
    {
        actor.Require(MoneyPermissions.Write);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var (voucher, order) = await VoucherRules.Held(db, id, kind, ct);
        voucher.RequireVersion(version, v => VoucherView.For(v, actor));
        var terms = new VoucherTerms(edit.Amount.Or(voucher.Amount), edit.Method.Or(voucher.Method), edit.PaidOn.Or(voucher.PaidOn) ?? voucher.PaidOn, edit.Reference.Or(voucher.Reference), edit.Note.Or(voucher.Note), edit.Reason.Or(voucher.Reason));
        if (voucher.ReversalOf is null) terms = terms.Read(voucher.Kind, CompanyTime.DayOf(clock.Now()));
        voucher.Edit(terms, actor.Id);
        await VoucherRules.Fits(db, order, voucher.Kind, terms, voucher.Id, ct);
        await db.SaveOrShow(async () => VoucherView.For(await db.Vouchers.AsNoTracking().Get(id, ct), actor), ct);
        await transaction.Commit(ct);
        return VoucherView.For(voucher, actor);
    }
}

internal static class VoucherRules
{
    /// <summary>A voucher and its order, the order's money held until the end of the transaction.</summary>
    public static async Task<(Voucher Voucher, Order Order)> Held(Db db, Guid id, VoucherKind? kind, CancellationToken ct)
    {
        var orderId = await db.Vouchers.Where(v => v.Id == id && (kind == null || v.Kind == kind)).Select(v => (Guid?)v.OrderId).SingleOrDefaultAsync(ct) ?? throw new NotFound();
        await OrderBook.Lock(db, orderId, ct);
        return (await db.Vouchers.Get(id, ct), await db.Rows<Order>().AsNoTracking().SingleAsync(o => o.Id == orderId, ct));
    }

    /// <summary>Says at once what would be refused at the approval: more back than came in, more in than is owed (what waits counted) without a reason, COD that was reconciled.</summary>
    public static async Task<OrderMoney> Fits(Db db, Order order, VoucherKind kind, VoucherTerms terms, Guid? but, CancellationToken ct)
    {
        var (money, orderId) = (await OrderBook.Of(db, order, ct), order.Id);
        if (kind == VoucherKind.Refund)
        {
            Rule.Require(terms.Amount <= money.Kept, "voucher.beyondReceived", "amount", Vnd.Format(Math.Max(0, money.Kept)));
            return money;
        }
        Rule.Require(terms.Method != VoucherMethod.Cod || money.Reconciled == 0, "voucher.codReconciled", "method");
        if (terms.Reason is not null) return money;
        var waiting = await db.Rows<Voucher>().Where(v => v.OrderId == orderId && v.Id != but && v.Kind == VoucherKind.Receipt && v.State == VoucherState.Pending && v.ReversalOf == null).SumAsync(v => v.Amount, ct);
        var open = Math.Max(0, money.Outstanding - waiting);
        Rule.Require(terms.Amount <= open, "voucher.exceedsOwed", "reason", Vnd.Format(open));
        return money;
    }
}
