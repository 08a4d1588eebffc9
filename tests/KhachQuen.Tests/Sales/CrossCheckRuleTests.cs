using KhachQuen.Platform;
using KhachQuen.Sales;
using static KhachQuen.Tests.Sales.Made;

namespace KhachQuen.Tests.Sales;

public sealed class CrossCheckRuleTests
{
    private static readonly DateTime Later = Monday.AddHours(2);

    [Fact]
    public void Nobody_cross_checks_their_own_order() =>
        Assert.Equal("order.ownCrossCheck", Refusal(() => Order(checkedFirst: true).Check(CrossCheckResult.OrderOk, false, null, null, Lan, Monday)));

    [Theory]
    [InlineData(CrossCheckResult.OrderOk, OrderState.CrossChecking, true)]
    [InlineData(CrossCheckResult.NotReached, OrderState.CrossChecking, false)]
    [InlineData(CrossCheckResult.CallbackRequested, OrderState.CrossChecking, false)]
    [InlineData(CrossCheckResult.ThinkingItOver, OrderState.CrossChecking, false)]
    [InlineData(CrossCheckResult.Cancelled, OrderState.Cancelled, false)]
    public void Each_of_the_five_results_leaves_the_order_where_the_rule_says(CrossCheckResult result, OrderState state, bool mayBeConfirmed)
    {
        var order = Order(checkedFirst: true);
        var again = result is CrossCheckResult.NotReached or CrossCheckResult.CallbackRequested or CrossCheckResult.ThinkingItOver;
        order.Check(result, false, again ? Later : null, "khách nói vậy", Minh, Monday);
        Assert.Equal((state, result, again ? Later : null), (order.State, order.CheckResult, order.CheckCallBackAt));
        Assert.Equal(mayBeConfirmed ? null : state == OrderState.Cancelled ? "order.illegalMove" : "order.crossCheckMissing", (Record.Exception(() => order.Confirm(Monday)) as Refused)?.Code);
    }

    [Theory]
    [InlineData(CrossCheckResult.NotReached), InlineData(CrossCheckResult.CallbackRequested), InlineData(CrossCheckResult.ThinkingItOver)]
    public void Who_is_to_be_called_again_has_a_time_still_to_come(CrossCheckResult result)
    {
        Assert.Equal("order.callBackAtMissing", Refusal(() => Order(checkedFirst: true).Check(result, false, null, null, Minh, Monday)));
        Assert.Equal("order.callBackInThePast", Refusal(() => Order(checkedFirst: true).Check(result, false, Monday, null, Minh, Monday)));
    }

    [Fact]
    public void A_cancellation_has_a_reason() =>
        Assert.Equal("order.reasonMissing", Refusal(() => Order(checkedFirst: true).Check(CrossCheckResult.Cancelled, false, null, " ", Minh, Monday)));

    [Theory]
    [InlineData(OrderState.Placed), InlineData(OrderState.Confirmed), InlineData(OrderState.Cancelled)]
    public void Only_an_order_that_waits_for_it_is_checked(OrderState state) =>
        Assert.Equal("order.notInCrossCheck", Refusal(() => At(state).Check(CrossCheckResult.OrderOk, false, null, null, Minh, Monday)));

    [Fact]
    public void An_order_edited_after_its_check_is_checked_again_unless_the_buyer_asked_for_the_edit()
    {
        var order = Checked();
        order.Edit(order.Terms with { Address = order.Address with { Line = "Số 2" } }, true, false, Monday);
        Assert.Equal("order.crossCheckMissing", Refusal(() => order.Confirm(Monday)));
        order = Checked();
        order.Edit(order.Terms with { Address = order.Address with { Line = "Số 2" } }, true, false, Monday, asCorrected: true);
        order.Confirm(Monday);
        order = Checked();
        order.Edit(order.Terms with { Note = "gọi trước khi giao" }, true, false, Monday);      // nothing that was agreed
        order.Confirm(Monday);
    }

    [Fact]
    public void Corrections_are_answered_before_the_order_is_confirmed()
    {
        var order = Order(checkedFirst: true);
        order.Check(CrossCheckResult.OrderOk, corrections: true, null, null, Minh, Monday);
        Assert.Equal("order.correctionsOpen", Refusal(() => order.Confirm(Monday)));
        order.CloseCorrections();
        order.Confirm(Monday);
    }

    /// <summary>Whatever the teams and sellers: never the seller, and each seller's orders are spread within one over their colleagues.</summary>
    [Fact]
    public void Every_sellers_orders_are_shared_evenly_over_their_colleagues()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var run = 0; run < 500; run++)
        {
            var people = Enumerable.Range(0, random.Next(2, 9)).Select(_ => Guid.CreateVersion7()).ToList();
            var given = Share(people, random.Next(1, 120), random, notMutual: false);
            Assert.All(given, g => Assert.NotEqual(g.Seller, g.Checker));
            foreach (var seller in people)
            {
                var counts = people.Where(p => p != seller).Select(p => given.Count(g => g.Seller == seller && g.Checker == p)).ToList();
                Assert.True(counts.Max() - counts.Min() <= 1, $"seed {seed}, run {run}: {string.Join(' ', counts)}");
            }
        }
    }

    [Fact]
    public void When_all_sell_alike_all_check_alike()
    {
        var people = Enumerable.Range(0, 7).Select(_ => Guid.CreateVersion7()).ToList();
        var given = Turns(people, Enumerable.Range(0, 7 * 13).Select(i => people[i % 7]), notMutual: false);
        var counts = people.Select(p => given.Count(g => g.Checker == p)).ToList();
        Assert.True(counts.Max() - counts.Min() <= 1, string.Join(' ', counts));
    }

    [Fact]
    public void With_the_option_on_nobody_checks_who_checks_them_while_there_is_another()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var run = 0; run < 200; run++)
        {
            var people = Enumerable.Range(0, random.Next(3, 9)).Select(_ => Guid.CreateVersion7()).ToList();
            var given = Share(people, 60, random, notMutual: true);
            foreach (var (at, turn) in given.Index())
            {
                var before = given.Take(at).ToList();
                var free = people.Where(p => p != turn.Seller && !before.Exists(b => b.Seller == p && b.Checker == turn.Seller)).ToList();
                Assert.True(free.Count == 0 || free.Contains(turn.Checker), $"seed {seed}, run {run}");
            }
        }
    }

    [Fact]
    public void Who_is_alone_gets_nobody() => Assert.Null(CheckerShare.Next(Lan.Id, [new(Lan.Id, 0, 0, null, false)], false));

    private static List<(Guid Seller, Guid Checker)> Share(List<Guid> people, int orders, Random random, bool notMutual) =>
        Turns(people, Enumerable.Range(0, orders).Select(_ => people[random.Next(people.Count)]).ToList(), notMutual);

    private static List<(Guid Seller, Guid Checker)> Turns(List<Guid> people, IEnumerable<Guid> sellers, bool notMutual)
    {
        var given = new List<(Guid Seller, Guid Checker)>();
        foreach (var seller in sellers)
        {
            var turns = people.Select(p => new CheckerTurn(p, given.Count(g => g.Checker == p && g.Seller == seller), given.Count(g => g.Checker == p),
                given.FindLastIndex(g => g.Checker == p) is >= 0 and var last ? Monday.AddSeconds(last) : null, given.Exists(g => g.Seller == p && g.Checker == seller)));
            given.Add((seller, CheckerShare.Next(seller, turns, notMutual)!.Value));
        }
        return given;
    }

    private static Order Checked()
    {
        var order = Order(checkedFirst: true);
        order.Check(CrossCheckResult.OrderOk, false, null, null, Minh, Monday);
        return order;
    }
}
