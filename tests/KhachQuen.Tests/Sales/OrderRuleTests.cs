using KhachQuen.Platform;
using KhachQuen.Sales;
using static KhachQuen.Tests.Sales.Made;

namespace KhachQuen.Tests.Sales;

public sealed class OrderRuleTests
{
    private static readonly string[] Legal =
    [
        "Placed>Confirmed", "Placed>Cancelled", "CrossChecking>Confirmed", "CrossChecking>Cancelled", "Confirmed>Shipping", "Confirmed>Cancelled", "Shipping>Confirmed", "Shipping>Delivered",
        "Shipping>Returned", "Shipping>Settled", "Delivered>Settled", "Delivered>Returned", "Returned>Delivered",
    ];

    public static TheoryData<OrderState, OrderState> AllPairs =>
        [.. from a in Enum.GetValues<OrderState>() from b in Enum.GetValues<OrderState>() select new TheoryDataRow<OrderState, OrderState>(a, b)];

    /// <summary>All 64 pairs, by the noun's own methods: a legal one happens, any other is refused and changes nothing.</summary>
    [Theory, MemberData(nameof(AllPairs))]
    public void Only_legal_moves_happen(OrderState from, OrderState to)
    {
        var order = At(from);
        if (from == OrderState.CrossChecking) order.Check(CrossCheckResult.OrderOk, false, null, null, Minh, Monday);
        if (to is OrderState.Placed or OrderState.CrossChecking) { Assert.False(OrderMoves.Allow(from, to)); return; }      // born so, never moved to
        var silent = (from, to) is (OrderState.Confirmed, OrderState.Confirmed) or (OrderState.Shipping, OrderState.Shipping) or (OrderState.Delivered, OrderState.Delivered);
        var refused = Record.Exception(() => Move(order, to)) as Refused;
        var legal = Legal.Contains($"{from}>{to}");
        Assert.Equal(legal, OrderMoves.Allow(from, to));
        if (legal || silent) Assert.Equal((null, to), (refused?.Code, order.State));
        else Assert.Equal(("order.illegalMove", from), (refused?.Code, order.State));
    }

    private static void Move(Order order, OrderState to)
    {
        switch (to)
        {
            case OrderState.Confirmed when order.State is OrderState.Confirmed or OrderState.Shipping: order.TakeBack(Monday); break;
            case OrderState.Confirmed: order.Confirm(Monday); break;
            case OrderState.Shipping: order.Post(Monday); break;
            case OrderState.Delivered: order.Deliver(Monday); break;
            case OrderState.Settled: order.Settle(null, Monday); break;
            case OrderState.Returned: order.Return(null, Monday); break;
            default: order.Cancel("lý do", Monday); break;
        }
    }

    [Theory]
    [InlineData("2026-03-01", "30x2 7x3 0x9", "2026-03-22")]
    [InlineData("2026-03-01", "30x2", "2026-04-30")]
    [InlineData("2026-03-01", "0x9", null)]
    [InlineData("2026-03-01", "7x0.5", "2026-03-05")]
    [InlineData("2026-03-01", "30x1.5 46x1", "2026-04-15")]
    [InlineData("2026-03-01", "10x0.001", "2026-03-02")]
    [InlineData("2026-03-01", "3650x1000000", "2126-02-05")]
    public void The_first_care_date_is_the_earliest_of_interval_times_quantity(string boughtOn, string lines, string? dueOn) =>
        Assert.Equal(dueOn is null ? null : DateOnly.Parse(dueOn, null),
            CareDue.Of(DateOnly.Parse(boughtOn, null), lines.Split(' ').Select(l => l.Split('x')).Select(l => (int.Parse(l[0], null), Pricing.Milli(decimal.Parse(l[1], System.Globalization.CultureInfo.InvariantCulture))))));

    [Theory]
    [InlineData(CareStart.Purchase, "2026-03-09", "2026-03-09", "2026-03-09")]
    [InlineData(CareStart.Posted, null, "2026-03-12", "2026-03-12")]
    [InlineData(CareStart.Delivered, null, null, "2026-03-14")]
    public void Care_begins_at_purchase_posting_or_delivery_as_the_company_chose(CareStart start, string? placed, string? posted, string? delivered)
    {
        var order = Order(terms: Terms(Line(100_000, careIntervalDays: 7)), care: start);
        Assert.Equal(placed, order.CareDueOn?.ToString("yyyy-MM-dd", null));
        order.Confirm(Monday);
        order.Post(Monday.AddDays(3));
        Assert.Equal(posted, order.CareDueOn?.ToString("yyyy-MM-dd", null));
        order.Deliver(Monday.AddDays(5));
        Assert.Equal(delivered, order.CareDueOn?.ToString("yyyy-MM-dd", null));
        order.Return(null, Monday.AddDays(9));
        Assert.Null(order.CareDueOn);
    }

    [Fact]
    public void A_cancelled_order_needs_no_care_and_says_why()
    {
        var order = Order(terms: Terms(Line(100_000, careIntervalDays: 7)));
        Assert.Equal("order.reasonMissing", Refusal(() => order.Cancel(" ", Monday)));
        order.Cancel("khách đổi ý", Monday);
        Assert.Equal((null, "khách đổi ý"), (order.CareDueOn, order.CancelReason));
    }

    [Theory]
    [InlineData(108_000, 1, 0, 8, true, 108_000, 8_000)]
    [InlineData(100_000, 1, 0, 8, false, 108_000, 8_000)]
    [InlineData(350_000, 2, 50_000, 8, true, 650_000, 48_148)]
    [InlineData(333_333, 1.5, 0, 10, true, 500_000, 45_455)]
    [InlineData(99_999, 0.333, 0, 8, true, 33_300, 2_467)]
    [InlineData(50_000, 3, 0, 0, true, 150_000, 0)]
    public void A_line_is_quantity_times_price_less_discount_and_its_tax_adds_up(long price, decimal quantity, long discount, decimal vat, bool included, long amount, long tax)
    {
        Assert.Equal((amount, tax), Pricing.Of(Pricing.Milli(quantity), price, discount, vat, included));
    }

    [Theory]
    [InlineData("0", "order.quantityInvalid")]
    [InlineData("-1", "order.quantityInvalid")]
    [InlineData("1000001", "order.quantityInvalid")]
    [InlineData("0.0001", "order.quantityTooFine")]
    public void What_is_no_quantity_is_refused(string quantity, string code) =>
        Assert.Equal(code, Refusal(() => Pricing.Milli(decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void What_is_due_is_the_total_less_the_deposit_and_cod_follows_it()
    {
        var order = Order(terms: Terms(Line(100_000, 2), Line(50_000)) with { ShippingFee = 30_000, Deposit = 80_000 });
        Assert.Equal((250_000, 280_000, 200_000), (order.GoodsTotal, order.Total, order.CodAmount));
        order.Edit(order.Terms with { ShippingFee = 0 }, true, false, Monday);
        Assert.Equal(170_000, order.CodAmount);
        order.Edit(order.Terms with { CodAmount = 100_000 }, true, false, Monday);
        order.Edit(order.Terms with { ShippingFee = 20_000 }, true, false, Monday);
        Assert.Equal(100_000, order.CodAmount);      // set by hand: stays
    }

    [Theory]
    [InlineData("deposit", "order.depositTooHigh")]
    [InlineData("codAmount", "order.codTooHigh")]
    [InlineData("shippingFee", "order.amountInvalid")]
    [InlineData("purchasedOn", "order.purchasedInFuture")]
    [InlineData("lines", "order.linesMissing")]
    [InlineData("note", "order.noteTooLong")]
    public void Sums_that_cannot_be_are_refused_with_their_field(string field, string code)
    {
        var terms = Terms(Line(100_000));
        var wrong = field switch
        {
            "deposit" => terms with { Deposit = 100_001 }, "codAmount" => terms with { Deposit = 1, CodAmount = 100_000 }, "shippingFee" => terms with { ShippingFee = -1 },
            "purchasedOn" => terms with { PurchasedOn = new(2026, 3, 3) }, "lines" => terms with { Lines = [] }, _ => terms with { Note = new('x', 1001) },
        };
        var refused = Assert.Throws<Refused>(() => Order(terms: wrong));
        Assert.Equal((code, field), (refused.Code, refused.Field));
    }

    [Theory]
    [InlineData("recipient", "order.recipientMissing")]
    [InlineData("phone", "order.phoneMissing")]
    [InlineData("line", "order.addressLineMissing")]
    [InlineData("provinceCode", "order.provinceMissing")]
    public void What_a_parcel_needs_and_lacks_is_refused_with_its_field(string field, string code)
    {
        var address = new ShippingAddress("Bà Hoa", "0912345678", "Số 1", null, "01");
        var wrong = field switch { "recipient" => address with { Recipient = " " }, "phone" => address with { Phone = null }, "line" => address with { Line = "" }, _ => address with { ProvinceCode = null } };
        var refused = Assert.Throws<Refused>(() => wrong.Read(null));
        Assert.Equal((code, field), (refused.Code, refused.Field));
    }

    [Theory]
    [InlineData(OrderState.Placed, true, false, null)]
    [InlineData(OrderState.CrossChecking, true, false, null)]
    [InlineData(OrderState.Confirmed, true, false, "order.confirmedCannotEdit")]
    [InlineData(OrderState.Confirmed, false, true, null)]
    [InlineData(OrderState.Shipping, true, true, "order.postedCannotEdit")]
    [InlineData(OrderState.Delivered, true, true, "order.postedCannotEdit")]
    [InlineData(OrderState.Cancelled, true, true, "order.postedCannotEdit")]
    public void The_seller_edits_until_confirmed_and_the_warehouse_until_posted(OrderState state, bool bySeller, bool byWarehouse, string? code)
    {
        var order = At(state);
        var refused = Record.Exception(() => order.Edit(order.Terms with { Note = "gọi trước" }, bySeller, byWarehouse, Monday)) as Refused;
        Assert.Equal(code, refused?.Code);
    }

    [Fact]
    public void An_outcome_undone_withdraws_its_order_only_until_it_is_confirmed()
    {
        foreach (var state in Enum.GetValues<OrderState>())
        {
            var order = At(state);
            if (state is OrderState.Placed or OrderState.CrossChecking) { order.Withdraw(null, Monday); Assert.Equal((OrderState.Cancelled, "withdrawn"), (order.State, order.CancelReason)); }
            else Assert.Equal("order.tooLateToWithdraw", Refusal(() => order.Withdraw(null, Monday)));
        }
    }

    [Fact]
    public void Numbers_of_a_day_have_four_digits_and_grow_past_them()
    {
        Assert.Equal("DH-260302-0007", OrderNumbers.Written(new(2026, 3, 2), 7));
        Assert.Equal("DH-260302-10000", OrderNumbers.Written(new(2026, 3, 2), 10_000));
    }
}
