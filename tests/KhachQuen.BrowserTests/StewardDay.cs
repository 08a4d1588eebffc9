using KhachQuen.Contacts;
using KhachQuen.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>The data steward: from the list of what waits, opens, completes, verifies, by keyboard; and a salesperson who takes a customer nobody looks after (F-4, F-6, F-10, F-11).</summary>
public sealed class StewardDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>A word of its own, with no digit of the number in it.</summary>
    private static string Word(string phone) => "W" + string.Concat(phone.Select(c => (char)('a' + c - '0')));

    private async Task<CustomerView> Enter(CustomerInput input) => await house.House.Get<EnterCustomer>().Handle(input, await house.House.Actor("data1"), Now);

    [Fact]
    public async Task What_waits_is_opened_completed_and_verified_and_what_lacks_is_named()
    {
        var phone = Numbers.Next();
        var waiting = await Enter(new() { Type = ContactType.Company, Name = $"Công ty Chờ Duyệt {phone}", TaxCode = "0301482886", Phones = [phone], Address = new("Lô 2, KCN Sóng Thần", null, "79", null) });
        Assert.Equal(VerifyState.ToDo, waiting.VerifyState);
        await using var visit = await house.Page("data1");
        var page = visit.Page;

        // 1 the list of what waits; one is opened and verified
        await page.GotoAsync($"/customers?verifyState=toDo&q={phone}");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#side")).ToContainTextAsync(waiting.Name);
        await page.Keyboard.PressAsync("o");
        await Expect(page.Locator("#customer-name")).ToHaveTextAsync(waiting.Name);
        await page.GetByText("Duyệt dữ liệu").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true }).PressAsync("Enter");
        await Expect(page.Locator("#customer-state")).ToContainTextAsync("Đã duyệt");

        // 2 what lacks is named; it cannot be verified, the board says so and the card stays (entered now: the board shows the newest)
        var lacking = await Enter(new() { Name = $"Người Thiếu Giấy {phone}", CitizenId = "0791" + phone[2..], Phones = [Numbers.Next()] });
        Assert.Equal(VerifyState.Rejected, lacking.VerifyState);
        await page.GotoAsync("/customers/board");
        var card = page.GetByRole(AriaRole.Article, new() { Name = lacking.Name });
        await Expect(card).ToContainTextAsync("Còn thiếu: ngày sinh, địa chỉ");
        await page.GetByLabel($"Chuyển {lacking.Name} sang").SelectOptionAsync("verified");
        await Expect(page.GetByText("Chưa duyệt được vì còn thiếu").First).ToBeVisibleAsync();
        await visit.Picture("verify-board");

        // 3 completed where it stands, then it waits, then it is verified on the board
        await page.GotoAsync($"/customers/{lacking.Id}");
        await Expect(page.Locator("#customer-state")).ToContainTextAsync("Còn thiếu: ngày sinh, địa chỉ");
        await house.House.Get<EditCustomer>().Handle(lacking.Id, lacking.Version, new() { BirthDate = new(true, new DateOnly(1990, 5, 1)), Address = new(true, new() { Line = "Số 5 Lê Lợi", ProvinceCode = "48" }) }, await house.House.Actor("data1"), Now);
        await page.GotoAsync("/customers/board");
        await page.GetByLabel($"Chuyển {lacking.Name} sang").SelectOptionAsync("verified");
        await Expect(page.GetByText($"{lacking.Name}: Đã duyệt").First).ToBeVisibleAsync();
        Assert.Equal(VerifyState.Verified, (await house.House.Get<ShowCustomer>().Handle(lacking.Id, await house.House.Actor("data1"), Now)).VerifyState);
        visit.IsQuiet("422");
    }

    [Fact]
    public async Task A_card_is_dragged_to_its_verdict_and_the_list_is_grouped_by_keyboard()
    {
        var phone = Numbers.Next();
        var customer = await Enter(new() { Name = $"Kéo Thẻ {Word(phone)}", CitizenId = "0791" + phone[2..], BirthDate = new(1990, 5, 1), Phones = [phone], Address = new("Số 5 Lê Lợi", null, "48", null) });
        await using var visit = await house.Page("data1");
        var page = visit.Page;
        await page.GotoAsync("/customers/board?q=" + Word(phone));
        var card = page.GetByRole(AriaRole.Article, new() { Name = customer.Name });
        await page.WaitForFunctionAsync("() => [...document.scripts].some(s => s.src.includes('board'))");      // dragging is fetched when a board is there
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.RunAndWaitForResponseAsync(() => DealDay.Drag(page, card, page.Locator("[data-column=verified]")), r => r.Url.Contains($"/customers/{customer.Id}/card", StringComparison.Ordinal));      // the page has heard of it, and drawn the card anew
        await Expect(page.Locator("[data-column=verified]").GetByRole(AriaRole.Article, new() { Name = customer.Name })).ToBeVisibleAsync();
        await Expect(page.Locator("#customers-board-verified-head h2 span")).ToHaveTextAsync("1");
        Assert.Equal(VerifyState.Verified, (await house.House.Get<ShowCustomer>().Handle(customer.Id, await house.House.Actor("data1"), Now)).VerifyState);

        await DealDay.Drag(page, card, page.Locator("[data-column=rejected]"));      // nothing lacks: why must be said
        await Expect(page.Locator("#reject-reason")).ToBeFocusedAsync();
        await Expect(page.Locator("[data-column=verified]").GetByRole(AriaRole.Article, new() { Name = customer.Name })).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync("Ảnh CCCD mờ");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("[data-column=rejected]").GetByRole(AriaRole.Article, new() { Name = customer.Name })).ToContainTextAsync("Ảnh CCCD mờ");
        await Expect(page.Locator("#customers-board-rejected-head h2 span")).ToHaveTextAsync("1");
        await visit.Picture("customers-board");

        await card.GetByRole(AriaRole.Link).FocusAsync();
        await card.GetByRole(AriaRole.Combobox).SelectOptionAsync("toDo");      // the keyboard's way of dragging
        await Expect(page.Locator("[data-column=toDo]").GetByRole(AriaRole.Article, new() { Name = customer.Name })).ToBeVisibleAsync();

        await page.GotoAsync("/customers?q=" + Word(phone));
        await page.GetByLabel("Nhóm theo", new() { Exact = true }).SelectOptionAsync("verifyState");
        var section = page.Locator("[data-groups] summary", new() { HasText = "Chưa duyệt" });
        await Expect(section).ToContainTextAsync("1");
        await section.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = customer.Name })).ToBeVisibleAsync();
        await visit.Picture("customers-grouped");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = customer.Name })).ToBeHiddenAsync();
        visit.IsQuiet();
    }

    [Fact]
    public async Task A_salesperson_finds_nobodys_customer_takes_them_and_a_colleagues_stays_three_facts()
    {
        var (phone, theirs) = (Numbers.Next(), Numbers.Next());
        var free = await Enter(new() { Name = $"Liên Hệ Tự Do {Word(phone)}", Phones = [phone] });
        var other = await house.House.Get<EnterCustomer>().Handle(new() { Name = $"Khách Của Nga {Word(theirs)}", Phones = [theirs] }, await house.House.Actor("nga"), Now);
        await using var visit = await house.Page("lan");
        var page = visit.Page;
        await page.GotoAsync("/customers");
        await page.GetByRole(AriaRole.Link, new() { Name = "Chưa phân bổ" }).PressAsync("Enter");
        await Expect(page.Locator("#unassigned")).ToContainTextAsync("MST / CCCD");
        await page.GotoAsync("/customers?ownerId=none&q=" + Word(phone));
        await Expect(page.Locator("tbody tr[data-row]")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = free.Name }).PressAsync("Enter");
        await Expect(page.Locator("#side")).ToContainTextAsync("Chưa có người phụ trách");
        await Expect(page.Locator("#side")).Not.ToContainTextAsync(phone[^3..]);
        await visit.Picture("unassigned");
        await page.Locator("#side").GetByRole(AriaRole.Button, new() { Name = "Kéo liên hệ" }).PressAsync("Enter");
        await Expect(page.Locator("#customer-state")).ToContainTextAsync("Nguyễn Thị Lan");
        await Expect(page.Locator("#customer-story")).ToContainTextAsync("kéo liên hệ về");
        await visit.Picture("taken");

        await page.GotoAsync($"/customers?q={theirs}");
        await Expect(page.GetByText("Ngoài tầm xem của bạn").First).ToBeVisibleAsync();
        await page.GotoAsync($"/customers/{other.Id}");
        await Expect(page.GetByText("Cần thêm thông tin thì hỏi Bùi Thị Nga.")).ToBeVisibleAsync();
        Assert.DoesNotContain(theirs[3..7], await page.Locator("#main").InnerTextAsync(), StringComparison.Ordinal);
        await visit.Picture("restricted");
        visit.IsQuiet();
    }
}
