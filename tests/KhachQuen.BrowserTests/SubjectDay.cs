using KhachQuen.Contacts;
using KhachQuen.Tests;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>Somebody wants to be forgotten (T-31): the data steward writes it down, the manager looks what would go, and erases.</summary>
public sealed class SubjectDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_is_erased_by_two_people_with_the_keyboard()
    {
        var phone = Numbers.Next();
        await house.House.Get<KhachQuen.Telesales.CreateLead>().Handle(new() { Phone = phone, Name = "Trịnh Thị Quên", Basis = ContactBasis.CustomerRequest, BasisProof = "Form" }, await house.House.Actor("nga"), Now);
        await using (var visit = await house.Page("data1"))
        {
            var page = visit.Page;
            await page.GotoAsync("/subjects/requests");
            await page.Keyboard.PressAsync("n");
            await page.GetByLabel("Điện thoại").FillAsync(phone);
            await page.GetByLabel("Khách muốn").SelectOptionAsync("Xóa dữ liệu");
            await page.Keyboard.PressAsync("Control+s");
            await Expect(page.GetByText("Ghi yêu cầu đến bằng cách nào")).ToBeVisibleAsync();
            Assert.Equal(phone, await page.GetByLabel("Điện thoại").InputValueAsync());
            await page.GetByLabel("Nhận bằng cách nào").FillAsync("Thư tay");
            await page.Keyboard.PressAsync("Control+s");
            await Expect(page.GetByText("Người ghi yêu cầu không tự xóa")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("b");
            await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Đã báo nhận cho khách" })).ToHaveCountAsync(0);
            await visit.Picture("subject-request");
            visit.IsQuiet("422");
        }
        await using (var visit = await house.Page("quan"))
        {
            var page = visit.Page;
            await using var db = house.House.Open();
            var id = await db.Rows<SubjectRequest>().OrderByDescending(r => r.Id).Select(r => r.Id).FirstAsync(Now);
            await page.GotoAsync($"/subjects/requests/{id}");
            await page.GetByLabel("Gõ 4 số cuối để xác nhận").FillAsync("0000");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByText("Gõ đúng 4 số cuối của số này")).ToBeVisibleAsync();
            await visit.Picture("subject-erasing");
            await page.GetByLabel("Gõ 4 số cuối để xác nhận").FillAsync(phone[^4..]);
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByText("Đã làm xong").First).ToBeVisibleAsync(new() { Timeout = 60_000 });      // it reads every table
            Assert.Equal(0, await db.Rows<Lead>().CountAsync(l => l.Name == "Trịnh Thị Quên", Now));
            await visit.Picture("subject-erased");
            visit.IsQuiet("422");
        }
    }
}
