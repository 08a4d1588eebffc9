using KhachQuen.Access;
using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Tests;
using KhachQuen.Tests.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>Files beside a record, scripts beside a call, a colleague's work handed over .</summary>
public sealed class FilesDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_chosen_pasted_removed_and_brought_back()
    {
        var lead = (await house.House.Give("thao", 1))[0];
        await using var visit = await house.Page("thao");
        await visit.Page.GotoAsync($"/leads/{lead}");
        await visit.Page.Keyboard.PressAsync("t");
        await Expect(visit.Page.GetByLabel("Thêm tệp")).ToBeFocusedAsync();
        await visit.Page.GetByLabel("Thêm tệp").SetInputFilesAsync([new FilePayload { Name = "don-thuoc.png", MimeType = "image/png", Buffer = Sending.Png(32, 32) }, new FilePayload { Name = "hop-dong.pdf", MimeType = "application/pdf", Buffer = Sending.Pdf }]);
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "hop-dong.pdf" })).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "don-thuoc.png" })).ToBeVisibleAsync();
        await visit.Page.EvaluateAsync("""
            bytes => {
                const carried = new DataTransfer();
                carried.items.add(new File([new Uint8Array(bytes)], "image.png", { type: "image/png" }));
                document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true }));
            }
            """, Sending.Png(8, 8).Select(b => (int)b).ToArray());
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Ảnh dán") })).ToBeVisibleAsync();
        await visit.Picture("files");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Gỡ tệp: hop-dong.pdf" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "hop-dong.pdf" })).ToHaveCountAsync(0);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).Last.ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "hop-dong.pdf" })).ToBeVisibleAsync();
        await visit.Page.ReloadAsync();      // what the live line still tells of the file that came back draws the box anew, and would draw over the refusal
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "hop-dong.pdf" })).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Thêm tệp").SetInputFilesAsync(new FilePayload { Name = "trang.html", MimeType = "text/html", Buffer = "<html>"u8.ToArray() });
        await Expect(visit.Page.GetByText("Loại tệp này không nhận")).ToBeVisibleAsync();
        visit.IsQuiet("422");
    }

    [Fact]
    public async Task The_agent_opens_the_script_by_one_key_and_the_desk_stays()
    {
        var word = Numbers.Next();
        var product = (await house.House.Get<AddProduct>().Handle(new() { Code = "KB" + word, Name = "Viên thử " + word, Price = 100_000 }, await house.House.Actor("quan"), Now)).Id;
        await house.House.Get<AddArticle>().Handle(new() { Title = "Chào khách " + word, Body = "Dạ em chào **chị**.\n- Hỏi tên\n- Hỏi giờ", ProductIds = [product] }, await house.House.Actor("tuan"), Now);
        var lead = (await house.House.Give("minh", 1, name: _ => "Chị Kịch Bản"))[0];
        await house.House.Get<EditLead>().Handle(lead, new() { ProductId = product }, 1, await house.House.Actor("minh"), Now);
        await using var visit = await house.Page("minh");
        await visit.Page.GotoAsync($"/desk?lead={lead}");
        await visit.Page.Keyboard.PressAsync("s");
        await Expect(visit.Page.GetByText("Chào khách " + word)).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Hỏi giờ" })).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Chị Kịch Bản" })).ToBeVisibleAsync();
        await visit.Picture("desk-script");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Hữu ích" }).First.ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Hữu ích 1" })).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("s");
        await Expect(visit.Page.GetByText("Chào khách " + word)).ToBeHiddenAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_lead_writes_mends_and_compares_an_article_by_keyboard()
    {
        var title = "Hỏi giá " + Numbers.Next();
        await using var visit = await house.Page("tuan");
        await visit.Page.GotoAsync("/knowledge");
        await visit.Page.Keyboard.PressAsync("n");
        await visit.Page.GetByLabel("Tên bài").FillAsync(title);
        await visit.Page.Keyboard.PressAsync("Control+s");
        await Expect(visit.Page.GetByText("Bài cần nội dung")).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Nội dung").FillAsync("Bản đầu");
        await visit.Page.Keyboard.PressAsync("Control+s");
        await Expect(visit.Page.GetByText("Bản 1 ·")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("e");
        await visit.Page.GetByLabel("Nội dung").FillAsync("Bản **sau**");
        await visit.Page.Keyboard.PressAsync("Control+s");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Các bản trước" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Region, new() { Name = "Bản 1" })).ToContainTextAsync("Bản đầu");
        await Expect(visit.Page.GetByRole(AriaRole.Region, new() { Name = "Bản 2, đang dùng" })).ToContainTextAsync("Bản sau");
        await visit.Picture("editions");
        visit.IsQuiet("422");
    }

    [Fact]
    public async Task A_lead_hands_an_agents_work_over_sees_it_before_and_takes_it_back()
    {
        var agent = (await house.House.NewPeople("Hà Nội 32", "khanh", 2))[0];      // all they hold goes, whoever gave it
        var from = await house.House.Actor(agent);
        await house.House.Give(agent, 3);
        await using var visit = await house.Page("khanh");
        await visit.Page.GotoAsync($"/handovers/new?from={from.Id}");
        await Expect(visit.Page.GetByRole(AriaRole.Status).GetByText("Data đang mở")).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Lý do").FillAsync("Nghỉ ốm");
        await visit.Picture("handover-new");
        await visit.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("Người mới 1 → Nhóm Hà Nội 32") })).ToBeVisibleAsync();
        await visit.Picture("handover");
        await using (var db = house.House.Open()) Assert.False(await db.Rows<Lead>().AnyAsync(l => l.OwnerId == from.Id && l.Stage == LeadStage.New, Now));
        await visit.Page.Keyboard.PressAsync("u");
        await Expect(visit.Page.GetByText("Đã hoàn tác")).ToBeVisibleAsync();
        await using (var db = house.House.Open()) Assert.Equal(3, await db.Rows<Lead>().CountAsync(l => l.OwnerId == from.Id && l.Stage == LeadStage.New, Now));
        Assert.Empty(visit.Complaints);
    }
}
