using System.Collections.Frozen;
using KhachQuen.Contacts;
using KhachQuen.Finance;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Tests.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Finance;

/// <summary>
/// T-14: orders through random histories (edit, cancel, part delivered, returned, lost, reconciled right and wrong; receipts, refunds, approvals, refusals, reversals at any time between) beside a model
/// that knows nothing of the product: no đồng differs, in the order, at the carrier, in what came in and went back, in the commission (KQ_FULL=1: 2,000 histories).
/// </summary>
public sealed class MoneyHistoryTests(Houses houses, ITestOutputHelper output)
{
    private static readonly int Histories = Environment.GetEnvironmentVariable("KQ_FULL") == "1" ? 2_000 : 60;
    private static readonly long[] Prices = [99_000, 1_234_567, 50_500];
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>What a person with pencil and paper would write down of one order.</summary>
    private sealed class Paper
    {
        public List<(int Product, long Milli)> Lines = [];
        public List<(int Product, long Milli)> Back = [];
        public long Fee, Deposit;
        public long? Paid;
        public bool Settled, Returned, Cancelled;
        /// <summary>What the carrier handed over for a delivered parcel, and what it was to.</summary>
        public (long Handed, long Expected)? Cod;
        public List<Slip> Slips = [];

        public long Goods => Lines.Sum(l => Of(l));
        public long Total => Goods + Fee;
        public long ToCollect => Total - Deposit;
        public long BackTotal => Back.Sum(l => Of(l));
        public long Earns => !Settled || Returned ? 0 : Math.Max(0, Paid is { } paid ? Math.Min(paid, Goods - BackTotal) : Goods - BackTotal);

        public long In => Slips.Where(s => s.Counts && !s.Refund).Sum(s => s.Amount);
        public long Out => Slips.Where(s => s.Counts && s.Refund).Sum(s => s.Amount);
        public long InByCod => Slips.Where(s => s.Counts && !s.Refund && s.Cod).Sum(s => s.Amount);
        /// <summary>All that is in the drawer or was, a đồng of COD in it once.</summary>
        public long CameIn => In + Math.Max(0, (Cod?.Handed ?? 0) - InByCod);
        public long Held => CameIn - Out;
        /// <summary>What the buyer has laid down for what they keep, whatever the carrier made of it; above nothing they owe it.</summary>
        public long Owes => (Cancelled || Returned || Paid is not null ? 0 : Total - BackTotal) - In - (Cod is { } cod ? Math.Max(0, cod.Expected - InByCod) : 0) + Out;
        public long ToRefund => Math.Max(0, Math.Min(-Owes, Held));

        private static long Of((int Product, long Milli) line) => (Prices[line.Product] * line.Milli + 500) / 1_000;      // half a đồng goes up
    }

    /// <summary>A voucher on paper. Amounts below nothing take another back.</summary>
    private sealed class Slip
    {
        public required Guid Id { get; init; }
        public required bool Refund { get; init; }
        public required bool Cod { get; init; }
        public required bool WithReason { get; init; }
        public required long Amount { get; init; }
        public bool Waits = true, Counts, TakenBack;
        public Slip? Of;
    }

    /// <param name="Both">The accountant, had they the manager's right too.</param>
    private sealed record Desk(House House, Actor Seller, Actor Clerk, Actor Accountant, Actor Manager, Actor Both, Guid[] Products);

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Random_histories_of_orders_come_out_as_on_paper_to_the_last_dong(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var products = new List<Guid>();
        foreach (var price in Prices) products.Add((await house.Product(price)).Id());
        var accountant = await house.Actor("accountant1");
        var desk = new Desk(house, await house.Actor("lan"), await house.Actor("shipping1"), accountant, await house.Actor("quan"), accountant with { Rights = accountant.Rights.Append(new(MoneyPermissions.Approve, Scope.All)).ToFrozenDictionary() }, [.. products]);
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var papers = new Dictionary<Guid, Paper>();
        for (var n = 0; n < Histories || (n < 10 * Histories && Unseen(papers) is not null); n++) await One(desk, new Random(seed + n), papers);      // a few more where chance left something out
        await Same(desk, papers);
        Assert.Null(Unseen(papers));
    }

    /// <summary>What has not happened in any of the histories yet: they would prove nothing about it.</summary>
    private static string? Unseen(Dictionary<Guid, Paper> papers)
    {
        var (all, slips) = (papers.Values, papers.Values.SelectMany(p => p.Slips).ToList());
        return new (string What, bool Seen)[]
        {
            ("part came back, settled", all.Any(p => p.Back.Count > 0 && p.Settled)), ("compensated", all.Any(p => p.Paid is not null)), ("returned", all.Any(p => p.Returned)), ("cancelled", all.Any(p => p.Cancelled)), ("to refund", all.Any(p => p.ToRefund > 0)),
            ("refunded", slips.Any(s => s.Refund && s.Counts)), ("received", slips.Any(s => !s.Refund && s.Counts)), ("taken back", slips.Any(s => s.TakenBack)), ("rejected", slips.Any(s => s is { Waits: false, Counts: false })), ("COD by receipt", slips.Any(s => s.Cod && s.Counts)),
        }.FirstOrDefault(k => !k.Seen).What;
    }

    private static async Task One(Desk desk, Random fate, Dictionary<Guid, Paper> papers)
    {
        var paper = new Paper();
        var placed = await desk.House.Get<PlaceOrder>().Handle(Draw(desk, fate, paper), desk.Seller, Now);
        papers[placed.Id] = paper;
        await Look(desk, placed.Id, paper);
        await Vouchers(desk, fate, placed.Id, paper);
        for (var edits = fate.Next(3); edits > 0; edits--)
        {
            var input = Draw(desk, fate, paper);
            await desk.House.Get<EditOrder>().Handle(placed.Id, null, new() { Lines = new(true, input.Lines!), ShippingFee = input.ShippingFee, Deposit = input.Deposit, CodAmount = new(true, null) }, desk.Seller, Now);
            await Look(desk, placed.Id, paper);
        }
        if (paper.Cancelled = fate.Next(8) == 0)
        {
            await desk.House.Get<CancelOrder>().Handle(placed.Id, "khách đổi ý", desk.Seller, Now);
            await Vouchers(desk, fate, placed.Id, paper);
            return;
        }
        await desk.House.Get<ConfirmOrder>().Handle(placed.Id, desk.Seller, Now);
        await Vouchers(desk, fate, placed.Id, paper);
        await OnTheWay(desk, fate, placed.Id, paper);
        await Vouchers(desk, fate, placed.Id, paper);
        await Look(desk, placed.Id, paper);
    }

    private static async Task OnTheWay(Desk desk, Random fate, Guid order, Paper paper)
    {
        var shipment = (await desk.House.Get<ShipOrder>().Handle(order, new(), desk.Clerk, Now)).Id;
        await Go(desk, shipment, ShipmentState.ShipNow, ShipmentState.Posted, ShipmentState.Picked, ShipmentState.Delivering);
        switch (fate.Next(5))
        {
            case 0:
                await Go(desk, shipment, ShipmentState.Returning, ShipmentState.Returned);
                paper.Returned = true;
                await Reconcile(desk, fate, shipment, 0);
                return;
            case 1:
                var paid = fate.NextInt64(paper.ToCollect + 1);
                await desk.House.Get<RecordShipmentEvent>().Handle(shipment, new() { State = ShipmentState.Compensated, Amount = paid }, desk.Clerk, Now);
                (paper.Paid, paper.Settled) = (paid, true);
                await Reconcile(desk, fate, shipment, paid);
                return;
            case 2:
                paper.Back = [.. paper.Lines.Where(_ => fate.Next(2) == 0).Select(l => (l.Product, fate.NextInt64(1, l.Milli + 1)))];
                if (paper.Back.Count == 0) goto default;
                await desk.House.Get<RecordShipmentEvent>().Handle(shipment, new() { State = ShipmentState.PartiallyDelivered, Returned = [.. paper.Back.Select(b => new QuantityWanted(desk.Products[b.Product], b.Milli / 1000m))] }, desk.Clerk, Now);
                break;
            default:
                await Go(desk, shipment, ShipmentState.Delivered);
                break;
        }
        await Look(desk, order, paper);
        if (fate.Next(4) == 0) return;      // still at the carrier's
        await Go(desk, shipment, ShipmentState.Paid);
        if (paper.ToCollect > 0)
        {
            var expected = Math.Max(0, paper.ToCollect - paper.BackTotal);
            paper.Cod = (await Reconcile(desk, fate, shipment, expected), expected);
        }
        paper.Settled = true;
    }

    /// <summary>A wrong sum without a reason is refused and changes nothing; with one, or right, it locks the parcel.</summary>
    private static async Task<long> Reconcile(Desk desk, Random fate, Guid shipment, long expected)
    {
        var reconcile = desk.House.Get<ReconcileShipment>();
        if (fate.Next(2) == 0) Assert.Equal("shipment.amountDiffers", (await Assert.ThrowsAsync<Refused>(() => reconcile.Handle(shipment, expected + 1, null, desk.Accountant, Now))).Code);
        var (amount, why) = fate.Next(3) == 0 ? (Math.Max(0, expected + fate.Next(-20_000, 20_000)), "hãng trừ phí, hay trả thừa") : (expected, (string?)null);
        await reconcile.Handle(shipment, amount, why, desk.Accountant, Now);
        Assert.Equal("shipment.reconciled", (await Assert.ThrowsAsync<Refused>(() => reconcile.Handle(shipment, expected, "lại lần nữa", desk.Accountant, Now))).Code);
        return amount;
    }

    /// <summary>Some of what an accountant and a manager may do to the order's money; what must not be is refused by its code.</summary>
    private static async Task Vouchers(Desk desk, Random fate, Guid order, Paper paper)
    {
        for (var steps = fate.Next(5); steps > 0; steps--)
        {
            await (fate.Next(5) switch { 0 or 1 => Write(desk, fate, order, paper), 2 or 3 => Decide(desk, fate, paper), _ => TakeBack(desk, fate, paper) });
            await LookAtMoney(desk, order, paper);
        }
    }

    private static async Task Write(Desk desk, Random fate, Guid order, Paper paper)
    {
        var refund = fate.Next(3) == 0;
        var (cod, reason) = (!refund && fate.Next(4) == 0, fate.Next(2) == 0);
        var about = refund ? paper.Held : paper.Owes;
        var amount = Math.Max(1, fate.Next(3) == 0 ? about : about + fate.NextInt64(-Math.Max(2, Math.Abs(about)), 5_000));
        var waiting = paper.Slips.Where(s => s is { Waits: true, Refund: false, Of: null }).Sum(s => s.Amount);
        var refused = refund ? amount > paper.Held ? "voucher.beyondReceived" : null : cod && paper.Cod?.Handed > 0 ? "voucher.codReconciled" : !reason && amount > Math.Max(0, Math.Max(0, paper.Owes) - waiting) ? "voucher.exceedsOwed" : null;
        var input = new VoucherInput { OrderId = order, Amount = amount, Method = cod ? VoucherMethod.Cod : fate.Next(2) == 0 ? VoucherMethod.Bank : VoucherMethod.Cash, Reason = reason ? "đã thống nhất với khách" : null };
        var made = await Try(refused, () => desk.House.Get<WriteVoucher>().Handle(refund ? VoucherKind.Refund : VoucherKind.Receipt, input, desk.Accountant, Now));
        if (made is not null) paper.Slips.Add(new() { Id = made.Id, Refund = refund, Cod = cod, WithReason = reason, Amount = amount });
    }

    private static async Task Decide(Desk desk, Random fate, Paper paper)
    {
        if (paper.Slips.Where(s => s.Waits).OrderBy(_ => fate.Next()).FirstOrDefault() is not { } slip) return;
        if (fate.Next(3) == 0) await Try("voucher.ownApproval", () => desk.House.Get<ApproveVoucher>().Handle(slip.Id, null, null, desk.Both, Now));
        if (fate.Next(5) == 0)
        {
            await desk.House.Get<RejectVoucher>().Handle(slip.Id, null, "không có chứng từ", null, desk.Manager, Now);
            slip.Waits = false;
            slip.Of?.TakenBack = false;
            return;
        }
        var (before, owed, codIn) = (paper.Held, Math.Max(0, paper.Owes), paper.Cod?.Handed > 0);
        slip.Counts = true;
        var refused = paper.Held < 0 && paper.Held < before ? "voucher.beyondReceived" : slip is { Refund: false, Of: null, Cod: true } && codIn ? "voucher.codReconciled"
            : slip is { Refund: false, Of: null, WithReason: false } && slip.Amount > owed ? "voucher.exceedsOwed" : null;
        slip.Counts = refused is null;
        slip.Waits = refused is not null;
        await Try(refused, () => desk.House.Get<ApproveVoucher>().Handle(slip.Id, null, null, desk.Manager, Now));
        if (refused is null) await Try("voucher.decided", () => desk.House.Get<ApproveVoucher>().Handle(slip.Id, null, null, desk.Manager, Now));
    }

    private static async Task TakeBack(Desk desk, Random fate, Paper paper)
    {
        if (paper.Slips.Where(s => s is { Counts: true, Of: null }).OrderBy(_ => fate.Next()).FirstOrDefault() is not { } slip) return;
        var made = await Try(slip.TakenBack ? "voucher.reversedAlready" : null, () => desk.House.Get<ReverseVoucher>().Handle(slip.Id, null, "ghi nhầm", desk.Accountant, Now));
        if (made is null) return;
        slip.TakenBack = true;
        paper.Slips.Add(new() { Id = made.Id, Refund = slip.Refund, Cod = slip.Cod, WithReason = true, Amount = -slip.Amount, Of = slip });
    }

    /// <summary>Does it, or is refused as the paper says.</summary>
    private static async Task<VoucherView?> Try(string? refused, Func<Task<VoucherView>> act)
    {
        try
        {
            var made = await act();
            Assert.True(refused is null, $"went through instead of {refused}");
            return made;
        }
        catch (Refused problem)
        {
            Assert.Equal(refused, problem.Code);
            return null;
        }
    }

    private static async Task LookAtMoney(Desk desk, Guid id, Paper paper)
    {
        var money = (await desk.House.Get<ShowOrderMoney>().Handle(id, desk.Manager, Now)).Money;
        Assert.Equal((paper.CameIn, paper.Out, paper.Owes, paper.ToRefund), (money.Received, money.Refunded, money.Balance, money.ToRefund));
        Assert.True(money.Kept >= 0, "more went back than came in");
    }

    private static async Task Go(Desk desk, Guid shipment, params ShipmentState[] states)
    {
        foreach (var state in states) await desk.House.Get<RecordShipmentEvent>().Handle(shipment, new() { State = state }, desk.Clerk, Now);
    }

    private static OrderInput Draw(Desk desk, Random fate, Paper paper)
    {
        paper.Lines = [.. Enumerable.Range(0, Prices.Length).OrderBy(_ => fate.Next()).Take(fate.Next(1, Prices.Length + 1)).Select(p => (p, fate.Next(3) == 0 ? fate.NextInt64(1, 5_000) : fate.Next(1, 6) * 1_000L))];
        paper.Fee = fate.Next(2) == 0 ? 0 : fate.Next(1, 60) * 1_000;
        paper.Deposit = fate.Next(3) == 0 ? fate.NextInt64(paper.Total + 1) : 0;
        return new()
        {
            Lines = [.. paper.Lines.Select(l => new OrderLineInput { ProductId = desk.Products[l.Product], Quantity = l.Milli / 1000m })], ShippingFee = paper.Fee, Deposit = paper.Deposit,
            ShippingAddress = new("Chị Hoa", Numbers.Next(), "Số 5 Nguyễn Trãi", null, "01"),
        };
    }

    private static async Task Look(Desk desk, Guid id, Paper paper)
    {
        await using var db = desk.House.Open();
        var order = await db.Rows<Order>().AsNoTracking().Include(o => o.Lines).SingleAsync(o => o.Id == id, Now);
        Assert.Equal((paper.Goods, paper.Total, paper.Deposit, paper.ToCollect, paper.BackTotal), (order.GoodsTotal, order.Total, order.Deposit, order.CodAmount, order.ReturnedTotal));
        Assert.Equal(paper.Goods - paper.BackTotal, order.Lines.Sum(l => l.Amount));
    }

    /// <summary>Everything at the end: states, what carriers still owe, every đồng of commission.</summary>
    private static async Task Same(Desk desk, Dictionary<Guid, Paper> papers)
    {
        await StatementTests.Until(async () =>
        {
            await using var waiting = desk.House.Open();
            return !await waiting.Rows<OutboxMessage>().AnyAsync(m => m.DoneAt == null, Now);
        });
        await using var db = desk.House.Open();
        var accounts = await db.Rows<OrderAccount>().AsNoTracking().ToDictionaryAsync(a => a.OrderId, Now);
        var orders = await db.Rows<Order>().AsNoTracking().ToDictionaryAsync(o => o.Id, Now);
        var earned = (await db.Rows<CommissionLine>().AsNoTracking().ToListAsync(Now)).ToLookup(l => l.OrderId);
        Assert.Equal(papers.Count, orders.Count);
        foreach (var (id, paper) in papers)
        {
            Assert.Equal((paper.Cancelled, paper.Settled, paper.Returned), (orders[id].State == OrderState.Cancelled, orders[id].State == OrderState.Settled, orders[id].State == OrderState.Returned));
            await LookAtMoney(desk, id, paper);
            if (paper.Slips.Count > 0) Assert.Equal((paper.CameIn, paper.Out, paper.ToRefund), (accounts[id].Received, accounts[id].Refunded, accounts[id].ToRefund));       // what the list of refunds goes by
            Assert.Equal(paper.Earns, earned[id].Sum(l => l.Base));
            Assert.All(earned[id], l => Assert.Equal((l.Base * l.BasisPoints + 5_000) / 10_000, l.Amount));
        }
        Assert.Equal(papers.Values.Sum(p => p.Earns), earned.SelectMany(l => l).Sum(l => l.Base));
        Assert.All(orders.Values, o => Assert.NotEqual(Guid.Empty, o.OwnerId ?? Guid.Empty));
    }
}
