using KhachQuen.Finance;
using KhachQuen.Platform;
using KhachQuen.Sales;
using static KhachQuen.Tests.Sales.Made;

namespace KhachQuen.Tests.Finance;

/// <summary>The arithmetic of an order's money and the rules of vouchers (T-14), without a database.</summary>
public sealed class VoucherRuleTests
{
    private static readonly Guid Accountant = Guid.CreateVersion7(), Manager = Guid.CreateVersion7();
    private static readonly DateOnly Today = CompanyTime.DayOf(Monday);

    [Fact]
    public void What_is_owed_less_what_came_in_and_what_went_back()
    {
        var money = new OrderMoney { Total = 500_000, Deposit = 100_000, ToCollect = 400_000, Owed = 500_000 };
        Assert.Equal((500_000, 0, 0), (money.Outstanding, money.ToRefund, money.Kept));
        money = money.With(VoucherKind.Receipt, VoucherMethod.Bank, 100_000);
        Assert.Equal((400_000, 0, 100_000), (money.Outstanding, money.ToRefund, money.Kept));
        var paid = money with { Reconciled = 400_000, Expected = 400_000 };
        Assert.Equal((0, 0, 500_000), (paid.Balance, paid.ToRefund, paid.Received));
        var cancelled = money with { Owed = 0 };
        Assert.Equal((-100_000, 100_000), (cancelled.Balance, cancelled.ToRefund));
        Assert.Equal(0, cancelled.With(VoucherKind.Refund, VoucherMethod.Cash, 100_000).Balance);
        var part = paid with { Returned = 120_000, Owed = 380_000, Expected = 280_000, Reconciled = 280_000 };
        Assert.Equal((0, 380_000), (part.Balance, part.Received));
    }

    [Theory]
    [InlineData(90_000, 0, 90_000, -10_000)]         // the carrier kept some, with a reason: not the buyer's debt
    [InlineData(105_000, 0, 105_000, 5_000)]         // or gave more: not the buyer's either
    [InlineData(100_000, 100_000, 100_000, 0)]       // handed over past the statement and then in it: once
    [InlineData(90_000, 100_000, 100_000, 0)]
    [InlineData(90_000, 40_000, 90_000, -10_000)]
    [InlineData(0, 0, 0, -100_000)]
    public void Reconciled_cod_counts_once_and_what_differs_is_the_carriers(long reconciled, long codReceipts, long received, long gap)
    {
        var money = new OrderMoney { Total = 100_000, Owed = 100_000, ToCollect = 100_000, Expected = 100_000, Reconciled = reconciled, Receipts = codReceipts, CodReceipts = codReceipts };
        Assert.Equal((received, gap, 0), (money.Received, money.Gap, money.Balance));
    }

    [Theory]
    [InlineData(OrderState.Placed, 100_000)]
    [InlineData(OrderState.Delivered, 100_000)]
    [InlineData(OrderState.Settled, 100_000)]
    [InlineData(OrderState.Cancelled, 0)]
    [InlineData(OrderState.Returned, 0)]
    public void Nothing_is_owed_on_what_was_cancelled_or_came_back(OrderState state, long owed) => Assert.Equal(owed, OrderMoney.OwedOn(At(state)));

    [Fact]
    public void Nobody_approves_their_own_and_what_is_decided_stands()
    {
        var (order, voucher) = Written(VoucherKind.Receipt, 60_000);
        Assert.Equal("voucher.ownApproval", Refusal(() => voucher.Approve(Accountant, Owing(100_000), order, Monday)));
        voucher.Approve(Manager, Owing(100_000), order, Monday);
        Assert.Equal((VoucherState.Approved, Manager), (voucher.State, voucher.DecidedById));
        Assert.Equal("voucher.decided", Refusal(() => voucher.Approve(Manager, Owing(100_000), order, Monday)));
        Assert.Equal("voucher.decided", Refusal(() => voucher.Reject(Manager, "sai", order, Monday)));
        Assert.Equal("voucher.decided", Refusal(() => voucher.Edit(Terms(1), Accountant)));
    }

    [Fact]
    public void A_refund_never_goes_beyond_what_is_held_to_the_dong()
    {
        var held = Owing(0) with { Receipts = 77_777 };
        var (order, tooMuch) = Written(VoucherKind.Refund, 77_778);
        Assert.Equal("voucher.beyondReceived", Refusal(() => tooMuch.Approve(Manager, held, order, Monday)));
        var (_, all) = Written(VoucherKind.Refund, 77_777);
        all.Approve(Manager, held, order, Monday);
        // what went back cannot be left without what came in
        var (_, receipt) = Written(VoucherKind.Receipt, 77_777, "trả trước");
        receipt.Approve(Manager, Owing(0), order, Monday);
        var reversal = receipt.Reverse("PT-2", "nhập nhầm", order, Accountant, Today, Monday);
        Assert.Equal(-77_777, reversal.Amount);
        Assert.Equal("voucher.beyondReceived", Refusal(() => reversal.Approve(Manager, held with { Refunded = 1 }, order, Monday)));
        Assert.Equal("voucher.ownApproval", Refusal(() => reversal.Approve(Accountant, held, order, Monday)));
        reversal.Approve(Manager, held, order, Monday);
        Assert.Equal("voucher.reversalOfReversal", Refusal(() => reversal.Reverse("PT-3", "lại", order, Accountant, Today, Monday)));
    }

    [Fact]
    public void More_than_is_owed_needs_a_reason_and_cod_is_not_taken_twice()
    {
        var (order, more) = Written(VoucherKind.Receipt, 100_001);
        Assert.Equal("voucher.exceedsOwed", Refusal(() => more.Approve(Manager, Owing(100_000), order, Monday)));
        more.Edit(Terms(100_001) with { Reason = "khách trả cả đơn sau" }, Accountant);
        more.Approve(Manager, Owing(100_000), order, Monday);
        var (_, cod) = Written(VoucherKind.Receipt, 5, "COD", VoucherMethod.Cod);
        Assert.Equal("voucher.codReconciled", Refusal(() => cod.Approve(Manager, Owing(100_000) with { Reconciled = 1, Expected = 1 }, order, Monday)));
    }

    [Fact]
    public void Only_its_writer_puts_it_right_and_a_refusal_says_why()
    {
        var (order, voucher) = Written(VoucherKind.Receipt, 10);
        Assert.Equal("voucher.notYours", Refusal(() => voucher.Edit(Terms(20), Manager)));
        Assert.Equal("voucher.notApproved", Refusal(() => voucher.Reverse("PT-2", "x", order, Accountant, Today, Monday)));
        Assert.Equal("voucher.reasonMissing", Refusal(() => voucher.Reject(Manager, " ", order, Monday)));
        voucher.Reject(Manager, " không có chứng từ ", order, Monday);
        Assert.Equal((VoucherState.Rejected, "không có chứng từ"), (voucher.State, voucher.Refusal));
    }

    [Theory]
    [InlineData(0, 0, 0, "voucher.amountInvalid")]
    [InlineData(-1, 0, 0, "voucher.amountInvalid")]
    [InlineData(Vnd.Largest + 1, 0, 0, "voucher.amountInvalid")]
    [InlineData(1, 1, 0, "voucher.dayInFuture")]
    [InlineData(1, -4_000, 0, "voucher.dayTooOld")]
    [InlineData(1, 0, 101, "voucher.textTooLong")]
    public void What_is_written_must_make_sense(long amount, int days, int length, string code) =>
        Assert.Equal(code, Refusal(() => (Terms(amount) with { PaidOn = Today.AddDays(days), Reference = new string('x', length) }).Read(VoucherKind.Receipt, Today)));

    [Fact]
    public void A_refund_is_never_by_cod() => Assert.Equal("voucher.methodInvalid", Refusal(() => (Terms(1) with { Method = VoucherMethod.Cod }).Read(VoucherKind.Refund, Today)));

    private static OrderMoney Owing(long owed) => new() { Total = owed, Owed = owed };
    private static VoucherTerms Terms(long amount) => new(amount, VoucherMethod.Bank, Today, null, null, null);

    private static (Order Order, Voucher Voucher) Written(VoucherKind kind, long amount, string? reason = null, VoucherMethod method = VoucherMethod.Bank)
    {
        var order = Order();
        return (order, new Voucher("PT-260302-0001", kind, order, Terms(amount) with { Reason = reason, Method = method }, Accountant, Monday));
    }
}
