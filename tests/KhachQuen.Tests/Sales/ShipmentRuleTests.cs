using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using static KhachQuen.Tests.Sales.Made;

namespace KhachQuen.Tests.Sales;

public sealed class ShipmentRuleTests
{
    /// <summary>The expected answer, written as reference.md writes it: not read from the code under test.</summary>
    private const string Reference =
        "AwaitingWaybill->{ShipNow,Postponed,WaybillCancelled}; Postponed->{ShipNow,WaybillCancelled}; ShipNow->{Posted,Postponed,WaybillCancelled}; Posted->{Picking,Picked,PickFailed,PostingCancelled}; " +
        "PostingCancelled->{AwaitingWaybill,ShipNow,WaybillCancelled}; Picking->{Picked,PickFailed}; PickFailed->{Picking,PostingCancelled}; Picked->{Delivering,Returning,Compensated}; " +
        "Delivering->{Delivered,PartiallyDelivered,DeliveryFailed,Returning,Compensated}; DeliveryFailed->{RedeliveryRequested,Delivering,Returning}; RedeliveryRequested->{Delivering,Returning}; " +
        "PartiallyDelivered->{Paid,Returning}; Delivered->{Paid,Returned}; Returning->{Returned,Compensated,Delivering}; Returned->{Delivered}";

    private static readonly Dictionary<ShipmentState, ShipmentState[]> Steps = Reference.Split("; ").Select(r => r.Split("->")).ToDictionary(r => Enum.Parse<ShipmentState>(r[0]), r => r[1].Trim('{', '}').Split(',').Select(Enum.Parse<ShipmentState>).ToArray());

    public static TheoryData<ShipmentState, ShipmentState> AllPairs =>
        [.. from a in Enum.GetValues<ShipmentState>() from b in Enum.GetValues<ShipmentState>() select new TheoryDataRow<ShipmentState, ShipmentState>(a, b)];

    /// <summary>All 18 × 18 by hand: the legal step is taken and logged, any other is refused by name and changes nothing.</summary>
    [Theory, MemberData(nameof(AllPairs))]
    public void People_take_legal_steps_only(ShipmentState from, ShipmentState to)
    {
        var (shipment, _, _) = At(from);
        var logged = shipment.Log.Count;
        var legal = Steps.GetValueOrDefault(from, []).Contains(to);
        var refused = Record.Exception(() => shipment.Step(to, null, Shipping, mayCorrect: true, Monday, Monday)) as Refused;
        Assert.Equal(legal ? null : "shipment.illegalMove", refused?.Code);
        Assert.Equal((legal ? to : from, legal ? logged + 1 : logged), (shipment.State, shipment.Log.Count));
        if (!legal) Assert.Equal([from, to], refused!.Args);
    }

    [Theory]
    [InlineData(ShipmentState.Delivered, ShipmentState.Returned)]
    [InlineData(ShipmentState.Returned, ShipmentState.Delivered)]
    public void A_mistake_is_corrected_by_who_answers_for_it_and_only_before_the_money_is_reconciled(ShipmentState from, ShipmentState to)
    {
        Assert.Equal("shipment.correctionNotYours", Refusal(() => At(from).Shipment.Step(to, null, Shipping, mayCorrect: false, Monday, Monday)));
        var (shipment, _, _) = At(ShipmentState.Returned);
        shipment.Reconcile(0, null, Monday);
        Assert.Equal("shipment.reconciled", Refusal(() => shipment.Step(ShipmentState.Delivered, null, Shipping, true, Monday, Monday)));
    }

    /// <summary>A-40a, for every state a shipment can reach.</summary>
    [Theory]
    [InlineData(ShipmentState.AwaitingWaybill, OrderState.Confirmed), InlineData(ShipmentState.ShipNow, OrderState.Confirmed), InlineData(ShipmentState.Postponed, OrderState.Confirmed)]
    [InlineData(ShipmentState.WaybillCancelled, OrderState.Confirmed), InlineData(ShipmentState.PostingCancelled, OrderState.Confirmed), InlineData(ShipmentState.Posted, OrderState.Shipping)]
    [InlineData(ShipmentState.Picking, OrderState.Shipping), InlineData(ShipmentState.PickFailed, OrderState.Shipping), InlineData(ShipmentState.Picked, OrderState.Shipping)]
    [InlineData(ShipmentState.Delivering, OrderState.Shipping), InlineData(ShipmentState.DeliveryFailed, OrderState.Shipping), InlineData(ShipmentState.RedeliveryRequested, OrderState.Shipping)]
    [InlineData(ShipmentState.PartiallyDelivered, OrderState.Delivered), InlineData(ShipmentState.Delivered, OrderState.Delivered), InlineData(ShipmentState.Paid, OrderState.Delivered)]
    [InlineData(ShipmentState.Returning, OrderState.Shipping), InlineData(ShipmentState.Returned, OrderState.Returned), InlineData(ShipmentState.Compensated, OrderState.Settled)]
    public void The_order_follows_its_shipment(ShipmentState state, OrderState expected)
    {
        var (_, order, buyer) = At(state);
        Assert.Equal(expected, order.State);
        Assert.Equal(expected == OrderState.Delivered ? Lifecycle.Customer : Lifecycle.Prospect, buyer.Lifecycle);
    }

    [Fact]
    public void A_cancelled_posting_sends_the_order_back_to_confirmed_and_a_cancelled_waybill_makes_room_for_another()
    {
        var (shipment, order, buyer) = At(ShipmentState.Posted);
        Step(shipment, order, buyer, ShipmentState.PostingCancelled);
        Assert.Equal((OrderState.Confirmed, shipment.Id), (order.State, order.ShipmentId));
        Step(shipment, order, buyer, ShipmentState.WaybillCancelled);
        Assert.Equal((OrderState.Confirmed, null), (order.State, order.ShipmentId));
    }

    [Fact]
    public void What_came_back_of_a_partial_delivery_is_a_return_line()
    {
        var terms = Terms(Line(100_000, 3, discount: 30_000), Line(50_000));
        var (shipment, order, buyer) = At(ShipmentState.Delivering, terms);
        shipment.Step(ShipmentState.PartiallyDelivered, null, Shipping, false, Monday, Monday);
        ShipmentEffects.Apply(shipment, order, buyer, [(terms.Lines[0].ProductId, 1_000)], Monday);
        var back = Assert.Single(order.Lines, l => l.IsReturn);
        Assert.Equal((-1m, -90_000, -10_000, 90_000, 320_000), (back.Quantity, back.Amount, back.Discount, order.ReturnedTotal, order.Total));
        Assert.Equal(-6_667, back.Vat);      // 90,000 with 8 % in it
        Assert.Equal((OrderState.Delivered, CodState.Collected), (order.State, shipment.CodState));
        Step(shipment, order, buyer, ShipmentState.Returning);
        Assert.Equal(OrderState.Delivered, order.State);      // the rest was delivered
    }

    [Fact]
    public void More_cannot_come_back_than_went_out()
    {
        var terms = Terms(Line(100_000, 3));
        var (_, order, _) = At(ShipmentState.Delivering, terms);
        Assert.Equal("order.returnedTooMany", Refusal(() => order.PartReturned([(terms.Lines[0].ProductId, 3_001)], Monday)));
        Assert.Equal("order.returnedUnknown", Refusal(() => order.PartReturned([(Guid.CreateVersion7(), 1)], Monday)));
        Assert.Equal("order.returnedUnknown", Refusal(() => order.PartReturned([(terms.Lines[0].ProductId, 1), (terms.Lines[0].ProductId, 1)], Monday)));
    }

    [Fact]
    public void A_paid_shipment_settles_its_order_once_reconciled_and_at_once_when_nothing_was_to_be_collected()
    {
        var (shipment, order, buyer) = At(ShipmentState.Paid);
        Assert.Equal((OrderState.Delivered, false), (order.State, buyer.IsReturning));
        Assert.Equal("shipment.amountDiffers", Refusal(() => shipment.Reconcile(90_000, null, Monday)));
        shipment.Reconcile(90_000, "khách trả thiếu, đã duyệt", Monday);
        ShipmentEffects.Settle(order, buyer, null, Monday);
        Assert.Equal((OrderState.Settled, CodState.Reconciled, true), (order.State, shipment.CodState, buyer.IsReturning));
        var (_, prepaid, _) = At(ShipmentState.Paid, Terms(Line(100_000)) with { Deposit = 100_000 });
        Assert.Equal(OrderState.Settled, prepaid.State);
    }

    [Fact]
    public void A_lost_parcel_is_settled_with_what_the_carrier_pays()
    {
        var (shipment, order, buyer) = At(ShipmentState.Delivering);
        shipment.Step(ShipmentState.Compensated, null, Shipping, false, Monday, Monday);
        shipment.Compensate(80_000);
        ShipmentEffects.Apply(shipment, order, buyer, [], Monday);
        Assert.Equal((OrderState.Settled, 80_000, Lifecycle.Prospect, false), (order.State, order.Compensation, buyer.Lifecycle, buyer.IsReturning));
    }

    [Theory]
    [InlineData(ShipmentState.Paid, 100_000, null), InlineData(ShipmentState.Returned, 0, null), InlineData(ShipmentState.WaybillCancelled, 0, null)]
    [InlineData(ShipmentState.Delivered, 100_000, "shipment.notPaidYet"), InlineData(ShipmentState.Delivering, 0, "shipment.notPaidYet")]
    public void Money_is_reconciled_at_the_end_of_the_way(ShipmentState state, long amount, string? code) =>
        Assert.Equal(code, (Record.Exception(() => At(state).Shipment.Reconcile(amount, null, Monday)) as Refused)?.Code);

    [Fact]
    public void Nothing_happens_tomorrow() =>
        Assert.Equal("shipment.atInFuture", Refusal(() => At(ShipmentState.AwaitingWaybill).Shipment.Step(ShipmentState.ShipNow, null, Shipping, false, Monday.AddSeconds(1), Monday)));

    /// <summary>A shipment brought to a state by the shortest legal way, its order and buyer following each step.</summary>
    private static (Shipment Shipment, Order Order, Customer Buyer) At(ShipmentState state, OrderTerms? terms = null)
    {
        var order = Order(terms: terms);
        order.Confirm(Monday);
        var (shipment, buyer) = (new Shipment(order, Shipment.Manual, null, 0, Monday), Buyer());
        order.ShipBy(shipment.Id);
        foreach (var step in Way(state)) Step(shipment, order, buyer, step);
        return (shipment, order, buyer);
    }

    private static void Step(Shipment shipment, Order order, Customer buyer, ShipmentState to)
    {
        shipment.Step(to, null, Shipping, mayCorrect: true, Monday, Monday);
        if (to == ShipmentState.Compensated) shipment.Compensate(shipment.CodAmount);
        ShipmentEffects.Apply(shipment, order, buyer, [], Monday);
    }

    private static List<ShipmentState> Way(ShipmentState to)
    {
        var from = new Dictionary<ShipmentState, ShipmentState> { [ShipmentState.AwaitingWaybill] = ShipmentState.AwaitingWaybill };
        var open = new Queue<ShipmentState>(from.Keys);
        while (open.TryDequeue(out var state))
            foreach (var next in Steps.GetValueOrDefault(state, []).Where(n => n != ShipmentState.Returned || state == ShipmentState.Returning).Where(n => from.TryAdd(n, state))) open.Enqueue(next);
        var way = new List<ShipmentState>();
        for (var at = to; at != ShipmentState.AwaitingWaybill; at = from[at]) way.Insert(0, at);
        return way;
    }
}
