using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Sales;

/// <summary>What the screens of selling ask of the library: what may be done, what is new, acts on many.</summary>
public sealed class SellingScreenTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_state_of_a_shipment_lies_in_exactly_one_folder()
    {
        var all = Enum.GetValues<ShipmentFolder>().SelectMany(ShipmentFolders.StatesOf).ToList();
        Assert.Equal(18, all.Count);
        Assert.Equal(Enum.GetValues<ShipmentState>().Order(), all.Order());
        Assert.Equal(ShipmentFolder.Rescue, ShipmentFolders.Of(ShipmentState.DeliveryFailed));
    }

    [Fact]
    public void A_person_is_offered_the_legal_steps_only_the_usual_first_and_corrections_by_right()
    {
        Assert.Equal([ShipmentState.Posted, ShipmentState.Postponed, ShipmentState.WaybillCancelled], ShipmentMoves.Next(ShipmentState.ShipNow, mayCorrect: false));
        Assert.Equal([ShipmentState.Paid], ShipmentMoves.Next(ShipmentState.Delivered, mayCorrect: false));
        Assert.Equal([ShipmentState.Paid, ShipmentState.Returned], ShipmentMoves.Next(ShipmentState.Delivered, mayCorrect: true));
        Assert.Empty(ShipmentMoves.Next(ShipmentState.Compensated, mayCorrect: true));
        foreach (var from in Enum.GetValues<ShipmentState>()) Assert.All(ShipmentMoves.Next(from, true), to => Assert.True(ShipmentMoves.Allow(from, to)));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_order_offers_what_its_state_and_the_persons_rights_allow(string database)
    {
        var house = houses.On(database);
        var order = await house.Sell("lan");
        async Task<OrderMay> May(string who) => (await house.Get<OpenOrder>().Handle(order.Id(), await house.Actor(who), Now)).May;
        Assert.Equal((true, true, true, false), await May("lan") is var m ? (m.Edit, m.Confirm, m.Cancel, m.Ship) : default);
        Assert.Equal((false, false, false), await May("reception1") is var r ? (r.Edit, r.Confirm, r.Cancel) : default);
        await Assert.ThrowsAsync<NotFound>(() => May("minh"));
        await Assert.ThrowsAsync<NotFound>(() => May("shipping1"));
        await (await house.Api("lan")).Post($"/orders/{order.Id()}:confirm", new { });
        Assert.Equal((false, false, true, false), await May("lan") is var c ? (c.Edit, c.Confirm, c.Cancel, c.Ship) : default);
        Assert.Equal((true, false, true, true), await May("shipping1") is var s ? (s.Edit, s.Confirm, s.Cancel, s.Ship) : default);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_order_being_edited_is_priced_as_agreed_and_what_is_new_as_of_today(string database)
    {
        var house = houses.On(database);
        var (agreed, added) = (await house.Product(100_000), await house.Product(50_000));
        var order = await house.Sell("lan", agreed);
        await (await house.Api("quan")).Patch($"/products/{agreed.Id()}", new { price = 900_000 }, agreed.GetProperty("version").GetInt64());
        var sums = await house.Get<PriceOrderEdit>().Handle(order.Id(), new() { Lines = [new() { ProductId = agreed.Id(), Quantity = 3 }, new() { ProductId = added.Id(), Quantity = 2 }], ShippingFee = 20_000, Deposit = 10_000 }, await house.Actor("lan"), Now);
        Assert.Equal(new OrderSums(400_000, 0, 20_000, 10_000, 410_000), sums);
        await using var db = house.Open();
        Assert.Equal(100_000, await db.Rows<Order>().Where(o => o.Id == order.Id()).Select(o => o.Total).SingleAsync(Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Many_orders_are_handed_over_each_by_itself_and_many_parcels_take_a_step(string database)
    {
        var house = houses.On(database);
        var orders = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            var order = await house.Sell("lan");
            orders.Add(order.Id());
            if (i < 2) await (await house.Api("lan")).Post($"/orders/{order.Id()}:confirm", new { });
        }
        var clerk = await house.Actor("shipping1");
        var seen = await house.Get<ShipOrders>().Handle(orders, clerk, Now);
        Assert.Equal((2, 0), (seen.Done.Count, seen.Left.Count));                       // what is not confirmed is not there for shipping
        var manager = await house.Get<ShipOrders>().Handle(orders, await house.Actor("quan"), Now);
        Assert.Equal(["order.alreadyShipped", "order.alreadyShipped", "order.notConfirmed"], manager.Left.Select(l => l.Why.Code).Order());
        Assert.Empty(manager.Done);
        var moved = await house.Get<MoveShipments>().Handle(seen.Done, new() { State = ShipmentState.ShipNow, Note = "Lô sáng" }, clerk, Now);
        Assert.Equal(2, moved.Done.Count);
        var again = await house.Get<MoveShipments>().Handle(seen.Done, new() { State = ShipmentState.Delivered }, clerk, Now);
        Assert.Equal(["shipment.illegalMove", "shipment.illegalMove"], again.Left.Select(l => l.Why.Code));
        await Assert.ThrowsAsync<Forbidden>(async () => await house.Get<ShipOrders>().Handle(orders, await house.Actor("lan"), Now));
        Assert.Equal("shipment.tooMany", (await Assert.ThrowsAsync<Refused>(() => house.Get<MoveShipments>().Handle([], new() { State = ShipmentState.ShipNow }, clerk, Now))).Code);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_list_hears_of_new_orders_that_fit_it_and_shipping_of_those_confirmed_since(string database)
    {
        var house = houses.On(database);
        var clock = house.Get<TimeProvider>();
        var old = await house.Sell("lan");
        var since = clock.Now();
        var (mine, other) = (await house.Sell("lan"), await house.Sell("nga"));
        Guid[] changed = [old.Id(), mine.Id(), other.Id()];
        async Task<IReadOnlyList<Guid>> New(string who, OrderFilter filter) => await house.Get<OrdersNewToList>().Handle(filter, changed, since, await house.Actor(who), Now);
        Assert.Equal([mine.Id()], await New("lan", new()));
        Assert.Empty(await New("lan", new() { State = OrderState.Delivered }));
        Assert.Empty(await New("shipping1", new()));
        await (await house.Api("lan")).Post($"/orders/{old.Id()}:confirm", new { });
        Assert.Equal([old.Id()], await New("shipping1", new()));
        Assert.Equal(new[] { old.Id(), mine.Id(), other.Id() }.Order(), (await New("quan", new())).Order());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Dialling_an_order_is_logged_and_gives_the_number_to_who_sees_the_order_only(string database)
    {
        var house = houses.On(database);
        var phone = Numbers.Next();
        var order = await house.Sell("lan", phone: phone);
        Assert.Equal("tel:" + Numbers.E164(phone), await house.Get<DialOrder>().Handle(order.Id(), await house.Actor("lan"), Now));
        await using (var db = house.Open()) Assert.Equal("order", await db.Rows<KhachQuen.Telephony.Call>().Where(c => c.AboutId == order.Id()).Select(c => c.AboutNoun).SingleAsync(Now));
        await Assert.ThrowsAsync<NotFound>(async () => await house.Get<DialOrder>().Handle(order.Id(), await house.Actor("nga"), Now));
        await Assert.ThrowsAsync<Forbidden>(async () => await house.Get<DialOrder>().Handle(order.Id(), await house.Actor("accountant1"), Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Nobody_finds_their_own_order_among_those_to_check(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        await house.Set(new CrossCheckSettings { Enabled = true });
        var order = await house.Sell("huong");
        var (duc, huong) = (await house.Actor("duc"), await house.Actor("huong"));
        Assert.Equal(new ToCheckCount(1, 1, 1), await house.Get<CountOrdersToCheck>().Handle(duc, Now));
        Assert.Equal(new ToCheckCount(0, 0, 0), await house.Get<CountOrdersToCheck>().Handle(huong, Now));
        Assert.True((await house.Get<OpenOrderToCheck>().Handle(order.Id(), duc, Now)).May.Check);
        await Assert.ThrowsAsync<NotFound>(() => house.Get<OpenOrderToCheck>().Handle(order.Id(), huong, Now));
        await Assert.ThrowsAsync<Forbidden>(async () => await house.Get<OpenOrderToCheck>().Handle(order.Id(), await house.Actor("accountant1"), Now));
        await house.Get<RecordCrossCheck>().Handle(order.Id(), new() { Result = CrossCheckResult.NotReached, CallBackAt = house.Get<TimeProvider>().Now().AddHours(1) }, duc, Now);
        Assert.Equal(new ToCheckCount(1, 0, 1), await house.Get<CountOrdersToCheck>().Handle(duc, Now));
    }
}
