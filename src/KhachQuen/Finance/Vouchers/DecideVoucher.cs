using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Finance;

/// <summary>Another person lets a voucher count (T-14). Of many at once one wins; the order's money is read and changed under one lock.</summary>
public sealed class ApproveVoucher(Database database, TimeProvider clock)
{
    public async Task<VoucherView> Handle(Guid id, VoucherKind? kind, long? version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(MoneyPermissions.Approve);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var (voucher, order) = await VoucherRules.Held(db, id, kind, ct);
        voucher.RequireVersion(version, v => VoucherView.For(v, actor));
        var (money, at) = (await OrderBook.Of(db, order, ct), clock.Now());
        voucher.Approve(actor.Id, money, order, at);
        (await OrderBook.Account(db, order, at, ct)).Is(money.With(voucher.Kind, voucher.Method, voucher.Amount), order, at);
        if (voucher is { Kind: VoucherKind.Receipt, Amount: > 0 }) (await db.Rows<Customer>().Get(order.CustomerId, ct)).Paid();      // F-8
        await db.SaveOrShow(async () => VoucherView.For(await db.Vouchers.AsNoTracking().Get(id, ct), actor), ct);
        await transaction.Commit(ct);
        return VoucherView.For(voucher, actor);
    }
}

/// <summary>A voucher is turned down, with a reason; its writer may withdraw their own.</summary>
public sealed class RejectVoucher(Database database, TimeProvider clock)
{
    public async Task<VoucherView> Handle(Guid id, VoucherKind? kind, string? reason, long? version, Actor actor, CancellationToken ct = default)
    {
        if (!actor.May(MoneyPermissions.Write)) actor.Require(MoneyPermissions.Approve);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var (voucher, order) = await VoucherRules.Held(db, id, kind, ct);
        if (voucher.ById != actor.Id) actor.Require(MoneyPermissions.Approve);
        voucher.RequireVersion(version, v => VoucherView.For(v, actor));
        voucher.Reject(actor.Id, reason, order, clock.Now());
        await db.SaveOrShow(async () => VoucherView.For(await db.Vouchers.AsNoTracking().Get(id, ct), actor), ct);
        await transaction.Commit(ct);
        return VoucherView.For(voucher, actor);
    }
}

/// <summary>An approved voucher was a mistake: a line of its own takes it back, when somebody else approves that.</summary>
public sealed class ReverseVoucher(Database database, TimeProvider clock)
{
    public async Task<VoucherView> Handle(Guid id, VoucherKind? kind, string? reason, Actor actor, CancellationToken ct = default)
    {
        actor.Require(MoneyPermissions.Write);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var (voucher, order) = await VoucherRules.Held(db, id, kind, ct);
        Rule.Require(!await db.Rows<Voucher>().AnyAsync(v => v.ReversalOf == id && v.State != VoucherState.Rejected, ct), "voucher.reversedAlready");
        var (at, today) = (clock.Now(), CompanyTime.DayOf(clock.Now()));
        var line = voucher.Reverse(await VoucherNumbers.Next(db, voucher.Kind, today, ct), reason, order, actor.Id, today, at);
        db.Add(line);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return VoucherView.For(line, actor);
    }
}
