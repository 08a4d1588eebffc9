using KhachQuen.Catalog;
using KhachQuen.Finance;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>Money in, money out, with four eyes (T-14): the accountant writes, the manager approves, and what came back goes back to the buyer.</summary>
public sealed class AccountantDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deposit_comes_in_by_two_people_a_return_sends_it_back_and_nothing_is_left()
    {
        var order = await Ordered(250_000, 80_000);

        // 1 the accountant writes the receipt of the deposit, and is not offered to approve it
        await using var accountant = await house.Page("accountant1");
        var page = accountant.Page;
        await page.GotoAsync($"/orders/{order.Id}");
        await Expect(page.Locator("#order-money")).ToContainTextAsync("Còn phải thu");
        await page.Keyboard.PressAsync("u");
        await Expect(page.GetByLabel("Số tiền")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Số tiền")).ToHaveValueAsync("80.000");        // the deposit that was agreed
        await accountant.Picture("receipt-form");
        await page.GetByLabel("Số tiền").FillAsync("300k");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#side")).ToContainTextAsync("Nhiều hơn số còn phải thu (250.000 ₫). Hãy ghi lý do.");
        await page.GetByLabel("Số tiền").FillAsync("80k");
        await page.GetByLabel("Số tham chiếu").FillAsync("FT26327811");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#order-money")).ToContainTextAsync("Chờ duyệt");
        await Expect(page.Locator("#side .side-panel")).ToHaveCountAsync(0);
        var receipt = await Voucher(order.Id, VoucherKind.Receipt);
        await page.GetByRole(AriaRole.Link, new() { Name = receipt.Number }).ClickAsync();
        await Expect(page.Locator("#side")).ToContainTextAsync("Người lập không tự duyệt");
        await Expect(page.Locator("#side").GetByRole(AriaRole.Button, new() { Name = "Duyệt" })).ToHaveCountAsync(0);
        await accountant.Picture("order-money");

        // 2 the manager goes through what waits, by keys
        await using var manager = await house.Page("quan");
        await Approve(manager, receipt.Number);
        await Expect(page.Locator("#order-money")).Not.ToContainTextAsync("Chờ duyệt");        // the accountant's page has heard
        await Expect(page.Locator("#order-money .whole")).ToContainTextAsync("170.000");

        // 3 the goods come back: to be refunded
        await house.House.Get<ConfirmOrder>().Handle(order.Id, await house.House.Actor("lan"), Now);
        await house.House.Sent(await house.House.Get<ShowOrder>().Handle(order.Id, await house.House.Actor("quan"), Now), ShipmentState.ShipNow, ShipmentState.Posted, ShipmentState.Picked, ShipmentState.Delivering, ShipmentState.Returning, ShipmentState.Returned);
        await Until(async db => await db.Rows<OrderAccount>().AnyAsync(a => a.OrderId == order.Id && a.ToRefund == 80_000, Now));
        await page.GotoAsync("/receipts/refunds");
        var row = page.Locator("#refunds tbody tr", new() { HasText = order.Number });
        await Expect(row).ToContainTextAsync("80.000");
        await row.GetByRole(AriaRole.Link).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Số tiền")).ToHaveValueAsync("80.000");
        await accountant.Picture("refund-form");
        await page.GetByLabel("Số tiền").FillAsync("80.001");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#side")).ToContainTextAsync("Nhiều hơn số tiền của khách đang giữ");
        await page.GetByLabel("Số tiền").FillAsync("80000");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#side")).ToContainTextAsync("Chờ duyệt");

        // 4 approved by the manager: even, and printed
        var refund = await Voucher(order.Id, VoucherKind.Refund);
        await Approve(manager, refund.Number);
        await manager.Page.GotoAsync($"/orders/{order.Id}");
        await Expect(manager.Page.Locator("#order-money")).ToContainTextAsync("Đã đủ");
        await Expect(manager.Page.Locator("#order-money")).ToContainTextAsync(refund.Number);
        await manager.Picture("order-money-even");
        await page.GotoAsync("/receipts/refunds");
        await Expect(page.Locator("#main")).Not.ToContainTextAsync(order.Number);
        await page.GotoAsync($"/receipts/{refund.Id}/print");
        await Expect(page.Locator(".voucher")).ToContainTextAsync("Tám mươi nghìn đồng");
        await accountant.Picture("voucher-print");
        accountant.IsQuiet("422");
        manager.IsQuiet();
    }

    [Fact]
    public async Task A_refusal_says_why_and_the_writer_reads_it()
    {
        var order = await Ordered(90_000, 0);
        var made = await house.House.Get<WriteVoucher>().Handle(VoucherKind.Receipt, new() { OrderId = order.Id, Amount = 90_000 }, await house.House.Actor("accountant1"), Now);
        await using var manager = await house.Page("quan");
        await manager.Page.GotoAsync($"/receipts?state=pending&q={made.Number}");
        await manager.Page.Keyboard.PressAsync("j");
        await manager.Page.Keyboard.PressAsync("Enter");
        await Expect(manager.Page.Locator("#side h2").First).ToHaveTextAsync(made.Number);
        await manager.Page.Keyboard.PressAsync("r");
        await manager.Page.Keyboard.PressAsync("Enter");
        await Expect(manager.Page.Locator("#side")).ToContainTextAsync("Hãy ghi lý do");
        await manager.Page.Keyboard.TypeAsync("Chưa thấy tiền về tài khoản");
        await manager.Page.Keyboard.PressAsync("Enter");
        await Expect(manager.Page.Locator("#side")).ToContainTextAsync("Chưa thấy tiền về tài khoản");
        await using var accountant = await house.Page("accountant1");
        await accountant.Page.GotoAsync($"/receipts?state=rejected&open={made.Id}");
        await Expect(accountant.Page.Locator("#side")).ToContainTextAsync("Chưa thấy tiền về tài khoản");
        manager.IsQuiet("422");
    }

    public static TheoryData<string, string, string> Pages()
    {
        var all = new TheoryData<string, string, string>();
        foreach (var (name, who, path) in new[] { ("receipts", "quan", "/receipts"), ("receipts-side", "quan", "/receipts?state=pending&open={pending}"), ("receipt", "accountant1", "/receipts/{approved}"), ("receipt-print", "accountant1", "/receipts/{approved}/print"), ("refunds", "accountant1", "/receipts/refunds?open={due}"), ("order-money", "accountant1", "/orders/{due}") })
            foreach (var theme in new[] { "light", "dark" }) all.Add(name, $"{who} {path}", theme);
        return all;
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_of_vouchers_can_be_read_and_used_by_everybody(string name, string asked, string theme)
    {
        var (who, path) = (asked.Split(' ')[0], asked.Split(' ')[1]);
        var (pending, approved, due) = await Variety();
        await using var visit = await house.Page(who, theme: theme);
        await visit.Page.GotoAsync(path.Replace("{pending}", pending.ToString(), StringComparison.Ordinal).Replace("{approved}", approved.ToString(), StringComparison.Ordinal).Replace("{due}", due.ToString(), StringComparison.Ordinal));
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        foreach (var width in new[] { 1440, 1024, 390 })
        {
            await visit.Page.SetViewportSizeAsync(width, width == 390 ? 844 : 900);
            await visit.Picture($"{name}-{width}-{theme}");
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>(ShellTests.Overflowing));
            if (width != 1024) await ShellTests.IsAccessible(visit);
        }
        visit.IsQuiet();
    }

    private static async Task Approve(Visit manager, string number)
    {
        var page = manager.Page;
        await page.GotoAsync($"/receipts?state=pending&q={number}");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#side h2").First).ToHaveTextAsync(number);
        await manager.Picture("receipts-approve");
        await page.Keyboard.PressAsync("d");
        await Expect(page.GetByText($"Đã duyệt {number}")).ToBeVisibleAsync();
        await Expect(page.Locator("#side")).ToContainTextAsync("Người duyệt");
    }

    private async Task<OrderView> Ordered(long price, long deposit)
    {
        var input = new OrderInput { Lines = [new() { ProductId = (await house.House.Goods(price)).Id, Quantity = 1 }], Deposit = deposit, ShippingAddress = new("Trần Thị Bích Liên", Numbers.Next(), "Số 7 Hàng Bồ", null, "01") };
        var order = await house.House.Get<PlaceOrder>().Handle(input, await house.House.Actor("lan"), Now);
        if (order.State == OrderState.CrossChecking) await house.House.Get<RecordCrossCheck>().Handle(order.Id, new() { Result = CrossCheckResult.OrderOk }, await house.House.Actor("minh"), Now);
        return order;
    }

    private async Task<VoucherView> Voucher(Guid order, VoucherKind kind) => (await house.House.Get<ListVouchers>().Handle(kind, new() { OrderId = order }, new(), await house.House.Actor("quan"), Now)).Items[0];

    /// <summary>A voucher that waits, one that counts with a reversal beside it, and an order with money that is to go back.</summary>
    private async Task<(Guid Pending, Guid Approved, Guid Due)> Variety()
    {
        var (accountant, manager) = (await house.House.Actor("accountant1"), await house.House.Actor("quan"));
        var (write, approve) = (house.House.Get<WriteVoucher>(), house.House.Get<ApproveVoucher>());
        var (open, gone) = (await Ordered(1_250_000, 300_000), await Ordered(480_000, 100_000));
        var pending = await write.Handle(VoucherKind.Receipt, new() { OrderId = open.Id, Amount = 300_000, Note = "Cọc trước khi giao" }, accountant, Now);
        var approved = await write.Handle(VoucherKind.Receipt, new() { OrderId = gone.Id, Amount = 100_000, Reference = "FT2632", Method = VoucherMethod.Bank }, accountant, Now);
        await approve.Handle(approved.Id, null, null, manager, Now);
        await house.House.Get<ReverseVoucher>().Handle(approved.Id, null, "Nhập nhầm đơn khác", accountant, Now);
        await house.House.Get<CancelOrder>().Handle(gone.Id, "Khách đổi ý", await house.House.Actor("lan"), Now);
        await Until(async db => await db.Rows<OrderAccount>().AnyAsync(a => a.OrderId == gone.Id && a.ToRefund == 100_000, Now));
        return (pending.Id, approved.Id, gone.Id);
    }

    private async Task Until(Func<Db, Task<bool>> done)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        for (; ; await Task.Delay(50, Now))
        {
            await using var db = house.House.Open();
            if (await done(db)) return;
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), "waited in vain");
        }
    }
}
