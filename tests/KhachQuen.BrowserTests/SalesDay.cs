using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>From the buyer's word to the carrier's hands (A-20 to A-40a), everybody at their own screen.</summary>
public sealed class SalesDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sale_is_written_at_the_desk_checked_by_a_colleague_confirmed_and_shipped_without_a_mouse()
    {
        await house.House.CheckingOn();
        var goods = await house.House.Goods();
        var lead = (await house.House.Give("huong", 1, name: _ => "Chu Thị Bích Liên"))[0];

        // 1 the agent's order, with the outcome
        await using var selling = await house.Page("huong");
        await selling.Page.GotoAsync($"/desk?lead={lead}");
        await selling.Page.Keyboard.PressAsync("1");
        await selling.Page.Keyboard.PressAsync("1");
        await Expect(selling.Page.Locator("#quantity-0")).ToBeFocusedAsync();
        await selling.Page.Locator("#product-0").SelectOptionAsync(new SelectOptionValue { Label = goods.Name + " · 290.000 ₫" });
        await selling.Page.Locator("#quantity-0").FillAsync("2");
        await selling.Page.Locator("#line").FillAsync("7 ngách 12 Hàng Bông");
        await selling.Page.Keyboard.PressAsync("Enter");
        await Expect(selling.Page.GetByText("Đã lưu kết quả của Chu Thị Bích Liên")).ToBeVisibleAsync();
        var order = await OrderOf(lead);
        Assert.Equal(OrderState.CrossChecking, order.State);

        // 2 a colleague's call: not reached at first, then all is right
        await using var checking = await house.Page("duc");
        var page = checking.Page;
        await page.GotoAsync("/cross-checks");
        await Expect(page.Locator("#rail [data-count='cross-checks']")).ToHaveTextAsync("1");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Chu Thị Bích Liên" })).ToBeFocusedAsync();
        await Expect(page.Locator(".read")).ToContainTextAsync("2 hộp " + goods.Name);
        await Expect(page.Locator(".read")).ToContainTextAsync("580.000");
        await page.Keyboard.PressAsync("2");
        await Expect(page.Locator("#desk-when")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("16h");
        await Expect(page.Locator("#when-said")).ToContainTextAsync("hôm nay 16:00");
        await checking.Picture("check-when");
        await page.Keyboard.PressAsync("Enter");
        var allCalled = page.GetByRole(AriaRole.Heading, new() { Name = "Đã gọi hết" });
        await Expect(allCalled).ToBeFocusedAsync();
        await Expect(allCalled).ToHaveCSSAsync("outline-style", "none");      // said, not offered
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Chu Thị Bích Liên" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("1");
        await checking.Picture("check-ok");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText($"{order.Number}: Đơn OK")).ToBeVisibleAsync();

        // 3 the seller confirms from the list
        page = selling.Page;
        await page.GotoAsync("/orders");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("bich lien");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("q=bich"));      // one row may be all there was before
        await Expect(page.Locator("tbody tr[data-row]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = order.Number })).ToBeVisibleAsync();
        await selling.Picture("orders-panel");
        await page.Keyboard.PressAsync("c");
        await Expect(page.GetByText($"Đã xác nhận đơn {order.Number}").First).ToBeVisibleAsync();
        await Expect(page.Locator("tbody tr[data-row]")).ToContainTextAsync("Đã xác nhận");       // the row follows, live
        await page.GotoAsync($"/orders/{order.Id}");
        await Expect(page.Locator(".record-head")).ToContainTextAsync("Đã xác nhận");

        // 4 shipping sees it now, makes the waybill and posts it
        await using var shipping = await house.Page("shipping1");
        page = shipping.Page;
        await page.GotoAsync($"/orders?state=confirmed&q={order.Number}");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = order.Number }).WaitForAsync();
        await page.Keyboard.PressAsync("v");
        await Expect(page.Locator("#f-code")).ToBeFocusedAsync();
        var code = "VD" + Numbers.Next();
        await page.Keyboard.TypeAsync(code);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText($"Đã tạo vận đơn cho {order.Number}")).ToBeVisibleAsync();
        await page.GotoAsync($"/shipments?q={code}");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#shipment-body").WaitForAsync();
        await Expect(page.Locator(".moves input[type=radio]")).ToHaveCountAsync(3);                  // only what may come next
        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#shipment-body .under")).ToContainTextAsync("Giao ngay");
        await page.Keyboard.PressAsync("1");
        await page.GetByLabel("Xảy ra lúc").FillAsync("mai 9h");
        await Expect(page.Locator("#when-said")).ToContainTextAsync("Chưa hiểu giờ này");
        await page.GetByLabel("Xảy ra lúc").FillAsync("hôm qua 15h");
        await Expect(page.Locator("#when-said")).ToContainTextAsync("hôm qua 15:00");
        await shipping.Picture("shipment-move");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#shipment-body .under")).ToContainTextAsync("Đã đăng");
        await Expect(page.Locator("#shipment-body")).ToContainTextAsync("hôm qua 15:00");
        await Expect(page.Locator("tbody tr[data-row]")).ToContainTextAsync("Đã đăng");

        // 5 the seller's open page has followed
        await Expect(selling.Page.Locator(".record-head")).ToContainTextAsync("Đang giao");
        await Expect(selling.Page.Locator(".record")).ToContainTextAsync(code);
        await selling.Picture("order-shipping");
        Assert.Equal(OrderState.Shipping, (await OrderOf(lead)).State);
        foreach (var visit in new[] { selling, checking, shipping }) visit.IsQuiet();
    }

    [Fact]
    public async Task What_the_buyer_wants_changed_is_written_by_the_checker_and_taken_over_by_the_seller()
    {
        await house.House.CheckingOn();
        var seller = (await house.House.NewPeople("Hà Nội 35", "khanh", 2))[0];      // who is alone in a team is checked by anybody's agents
        var order = await house.House.Sell(seller, 1, "Ông Hai Sửa");
        var checker = await CheckerOf(order);
        await using var checking = await house.Page(checker);
        var page = checking.Page;
        await page.GotoAsync($"/cross-checks?order={order.Id}");
        await page.Keyboard.PressAsync("5");
        await Expect(page.Locator("#desk-note")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Hãy ghi lý do.")).ToBeVisibleAsync();                           // beside the field; nothing is lost
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("s");
        await page.GetByLabel("Địa chỉ").FillAsync("99 Lò Đúc");
        await page.Locator("input[name^=wanted-]").FillAsync("3");
        await checking.Picture("check-changes");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText($"{order.Number}: Đơn OK")).ToBeVisibleAsync();

        await using var selling = await house.Page(seller);
        page = selling.Page;
        await page.GotoAsync($"/orders/{order.Id}");
        await Expect(page.Locator(".note")).ToContainTextAsync("2 → 3");
        await Expect(page.Locator(".note")).ToContainTextAsync("99 Lò Đúc");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Xác nhận đơn" })).ToHaveCountAsync(0);
        await selling.Picture("order-corrections");
        await page.Keyboard.PressAsync("y");
        await Expect(page.GetByText($"Đã sửa đơn {order.Number} theo lời khách").First).ToBeVisibleAsync();
        await Expect(page.Locator(".record")).ToContainTextAsync("99 Lò Đúc");
        await page.Keyboard.PressAsync("c");
        await Expect(page.Locator(".record-head")).ToContainTextAsync("Đã xác nhận");
        selling.IsQuiet();
        checking.IsQuiet("422");
    }

    [Fact]
    public async Task An_order_is_edited_beside_its_page_what_is_wrong_is_said_at_its_field_and_a_conflict_loses_nothing()
    {
        await house.House.CheckingOn();
        var seller = (await house.House.NewPeople("Hà Nội 36", "khanh", 2))[0];
        var order = await house.House.Sell(seller, 1, "Bà Sáu Đà Lạt");
        await using var visit = await house.Page(seller);
        var page = visit.Page;
        await page.GotoAsync($"/orders/{order.Id}");
        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator("#quantity-0")).ToBeFocusedAsync();
        await page.Locator("#quantity-0").FillAsync("hai");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#quantity-0")).ToBeFocusedAsync();
        await Expect(page.Locator("#quantity-0")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.Locator("#quantity-0").FillAsync("4");
        await Expect(page.Locator("#order-total")).ToContainTextAsync("1.160.000");
        await house.House.Get<EditOrder>().Handle(order.Id, null, new() { Note = "Giao giờ hành chính" }, await house.House.Actor(seller), Now);
        await Expect(page.Locator(".record")).ToContainTextAsync("Giao giờ hành chính");              // the page follows, the form stays
        await Expect(page.Locator("#quantity-0")).ToHaveValueAsync("4");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("Vừa có người sửa đơn này")).ToBeVisibleAsync();
        await Expect(page.Locator("#quantity-0")).ToHaveValueAsync("4");
        await visit.Picture("order-conflict");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText($"Đã lưu đơn {order.Number}")).ToBeVisibleAsync();
        await Expect(page.Locator(".record-head")).ToContainTextAsync("1.160.000");
        await Expect(page.Locator(".record")).ToContainTextAsync("Giao giờ hành chính");             // what the other wrote stands too

        await page.Keyboard.PressAsync("h");
        await Expect(page.Locator("#f-reason")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Khách đổi ý");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".record-head")).ToContainTextAsync("Đã hủy");
        await Expect(page.Locator("#side .side-panel")).ToHaveCountAsync(0);
        visit.IsQuiet("422");
    }

    [Fact]
    public async Task Ticked_orders_go_to_the_carrier_together_and_what_may_not_is_named()
    {
        await house.House.CheckingOn();
        var mark = "Lô " + Numbers.Next();
        var ready = new List<OrderView>();
        for (var n = 0; n < 3; n++) ready.Add(await house.House.Confirmed("huong", "duc", n, mark));
        await house.House.Sent(ready[2]);
        await using var visit = await house.Page("shipping1");
        var page = visit.Page;
        await page.GotoAsync($"/orders?q={Uri.EscapeDataString(mark)}");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Chọn mọi dòng đang hiện" }).CheckAsync();
        await visit.Picture("orders-bulk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo vận đơn" }).ClickAsync();
        await Expect(page.Locator("#side")).ToContainTextAsync("Xong 2");
        await Expect(page.Locator("#side")).ToContainTextAsync(ready[2].Number + " Đơn này đã có vận đơn");
        await visit.Picture("orders-shipped");
        await using (var db = house.House.Open()) Assert.Equal(3, await db.Rows<Shipment>().CountAsync(s => ready.Select(r => r.Id).Contains(s.OrderId), Now));

        await page.GotoAsync($"/shipments?folder=waiting&q={ready[0].Number}");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("t");
        await Expect(page.Locator("#next-state")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#side")).ToContainTextAsync("Xong 1");
        await page.GotoAsync("/shipments/handover");
        await Expect(page.Locator(".sheet")).ToContainTextAsync(ready[0].Number);
        await visit.Picture("handover");
        await page.GotoAsync($"/orders/{ready[0].Id}/print");
        await Expect(page.Locator(".sheet")).ToContainTextAsync("Thu của khách");
        await visit.Picture("slip");
        visit.IsQuiet();
    }

    [Fact]
    public async Task Ctrl_K_finds_an_order_by_the_end_of_its_number()
    {
        var seller = (await house.House.NewPeople("Hà Nội 37", "khanh", 2))[0];
        var order = await house.House.Sell(seller, 2);
        await using var visit = await house.Page(seller);
        await visit.Page.GotoAsync("/orders");
        await visit.Page.Keyboard.PressAsync("Control+k");
        await visit.Page.Keyboard.TypeAsync(order.Number["DH-".Length..]);
        await Expect(visit.Page.GetByRole(AriaRole.Option, new() { Name = order.Number })).ToHaveAttributeAsync("aria-selected", "true");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/orders/{order.Id}"));
        visit.IsQuiet();
    }

    private async Task<Order> OrderOf(Guid lead)
    {
        await using var db = house.House.Open();
        return await db.Rows<Order>().SingleAsync(o => o.LeadId == lead, Now);
    }

    private async Task<string> CheckerOf(OrderView order)
    {
        await using var db = house.House.Open();
        var checker = await db.Rows<Order>().Where(o => o.Id == order.Id).Select(o => o.CheckerId).SingleAsync(Now);
        return await db.Rows<KhachQuen.Access.User>().Where(u => u.Id == checker).Select(u => u.UserName).SingleAsync(Now);
    }
}
