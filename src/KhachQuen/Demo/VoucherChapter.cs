using KhachQuen.Access;
using KhachQuen.Finance;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Demo;

/// <summary>Money in and out in every state: deposits that wait and that count, one turned down, one being taken back, returned orders whose deposit is to go back.</summary>
internal sealed class VoucherChapter(Database database, ActorDesk desk, TimeProvider clock)
{
    private Actor accountant = Actor.System, manager = Actor.System;

    public async Task Tell(CancellationToken ct)
    {
        List<(Guid Id, long Total)> open, back;
        await using (var db = database.Open(Actor.System))
        {
            (accountant, manager) = (await Named(db, "accountant1", ct), await Named(db, "manager", ct));
            open = await Some(db, o => o.State == OrderState.Confirmed || o.State == OrderState.Placed || o.State == OrderState.CrossChecking, ct);
            back = await Some(db, o => o.State == OrderState.Returned || o.State == OrderState.Cancelled, ct);
        }
        await Deposits(open, ct);
        await Refunds(back, ct);
    }

    private async Task Deposits(List<(Guid Id, long Total)> orders, CancellationToken ct)
    {
        foreach (var (i, order) in orders.Take(6).Index())
        {
            var receipt = await Write(VoucherKind.Receipt, order.Id, Math.Max(10_000, order.Total / 10_000 * 3_000), i % 3 == 1 ? VoucherMethod.Cash : VoucherMethod.Bank, $"FT26{4_711 + 37 * i}", "Khách đặt cọc", null, ct);
            if (i is 0 or 1 or 2) await Approve(receipt, ct);
            if (i == 2) await new ReverseVoucher(database, clock).Handle(receipt, null, "Nhập nhầm sang đơn này", accountant, ct);
            if (i == 3) await new RejectVoucher(database, clock).Handle(receipt, null, "Chưa thấy tiền về tài khoản", null, manager, ct);
        }
    }

    /// <summary>The first is refunded, the second waits for its approval, the others are to be written.</summary>
    private async Task Refunds(List<(Guid Id, long Total)> orders, CancellationToken ct)
    {
        foreach (var (i, order) in orders.Take(4).Index())
        {
            var sum = Math.Max(10_000, order.Total / 10_000 * 2_000);
            await Approve(await Write(VoucherKind.Receipt, order.Id, sum, VoucherMethod.Bank, $"FT26{5_113 + 41 * i}", "Khách đặt cọc", "Cọc chuyển trước khi đơn hoàn", ct), ct);
            if (i > 1) continue;
            var refund = await Write(VoucherKind.Refund, order.Id, sum, VoucherMethod.Bank, null, "Hoàn cọc cho khách", null, ct);
            if (i == 0) await Approve(refund, ct);
        }
    }

    private async Task<Guid> Write(VoucherKind kind, Guid order, long amount, VoucherMethod method, string? reference, string note, string? reason, CancellationToken ct) =>
        (await new WriteVoucher(database, clock).Handle(kind, new() { OrderId = order, Amount = amount, Method = method, Reference = reference, Note = note, Reason = reason }, accountant, ct)).Id;

    private Task Approve(Guid voucher, CancellationToken ct) => new ApproveVoucher(database, clock).Handle(voucher, null, null, manager, ct);

    private static async Task<List<(Guid, long)>> Some(Db db, System.Linq.Expressions.Expression<Func<Order, bool>> which, CancellationToken ct) =>
        [.. (await db.Rows<Order>().AsNoTracking().Where(which).OrderByDescending(o => o.CreatedAt).Select(o => new { o.Id, o.Total }).Take(6).ToListAsync(ct)).Select(o => (o.Id, o.Total))];

    private async Task<Actor> Named(Db db, string userName, CancellationToken ct) => (await desk.OfUser(await db.Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync(ct), ct))!;
}
