using System.Text;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>The team lead imported 1,000 numbers at 07:30 and saw which 12 were wrong and why .</summary>
public sealed class ImportDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>Line of the file (the heading is line 1), what stands there, and a word of the reason.</summary>
    private static readonly (int Line, string Phone, string Said)[] Wrong =
    [
        (14, "", "Chưa có số điện thoại"), (77, "0912345", "thiếu chữ số"), (150, "09123456789012", "thừa chữ số"), (233, "0170123456", "đầu số"), (301, "không có", "Chưa có số điện thoại"), (404, "+1 415 555 2671", "Việt Nam"),
        (512, "113", "tổng đài"), (598, "9,12346E+08", "làm tròn"), (666, "12345", "thiếu chữ số"), (790, "0000000000", "đầu số"), (888, "abc", "Chưa có số điện thoại"), (1001, "091234567x", "thiếu chữ số"),
    ];

    [Fact]
    public async Task The_team_lead_imports_1000_numbers_and_sees_which_12_are_wrong_and_why()
    {
        await house.House.NewTeam("Hà Nội 33", "khanh", 2);
        var (rows, phones) = Thousand();
        await using var visit = await house.Page("khanh");
        var page = visit.Page;
        await page.GotoAsync("/leads");
        await page.GetByRole(AriaRole.Link, new() { Name = "Nhập từ tệp" }).ClickAsync();
        await page.Locator("#f-file").SetInputFilesAsync(new FilePayload { Name = "data-hom-nay.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(string.Join("\r\n", rows.Prepend("Họ tên;Số ĐT;Sản phẩm;Ghi chú của MKT"))) });

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Mỗi cột là gì" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Cột “Số ĐT” là")).ToHaveValueAsync("phone");
        await Expect(page.GetByLabel("Cột “Họ tên” là")).ToHaveValueAsync("name");
        await page.GetByLabel("Cột “Ghi chú của MKT” là").SelectOptionAsync("note");
        await visit.Picture("import-columns");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#f-basis-wrong")).ToContainTextAsync("Chưa có cơ sở liên hệ");      // A-1a: nobody guesses it
        await Expect(page.GetByLabel("Cột “Ghi chú của MKT” là")).ToHaveValueAsync("note");
        await page.GetByLabel("Được gọi vì").SelectOptionAsync("customerRequest");
        var wizard = page.Url.Replace("/columns", "", StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Locator(".tally")).ToContainTextAsync("988");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "12 dòng lỗi" })).ToBeVisibleAsync();
        var said = page.GetByRole(AriaRole.Table, new() { Name = "12 dòng lỗi" }).Locator("tbody tr");
        await Expect(said).ToHaveCountAsync(12);
        for (var i = 0; i < Wrong.Length; i++)
        {
            await Expect(said.Nth(i).Locator("td").First).ToHaveTextAsync($"{Wrong[i].Line}");
            await Expect(said.Nth(i)).ToContainTextAsync(Wrong[i].Phone.Length > 0 ? Wrong[i].Phone : "(trống)");
            await Expect(said.Nth(i)).ToContainTextAsync(Wrong[i].Said);
        }
        await visit.Picture("import-checked");
        await using (var db = house.House.Open()) Assert.False(await db.Rows<Lead>().AnyAsync(l => phones.Contains(l.Phone), Now));       // nothing is written yet

        await page.GotoAsync("/desk");       // away, and back to where it was
        await page.GotoAsync("/leads/imports");
        await page.GetByRole(AriaRole.Link, new() { Name = "Làm tiếp" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(wizard);
        await Expect(said).ToHaveCountAsync(12);

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Tải các dòng này" }).ClickAsync());
        Assert.Equal("data-hom-nay-loi.xlsx", download.SuggestedFilename);
        await using (var file = File.OpenRead(await download.PathAsync()))
        {
            using var sheet = SheetReader.Open(file, []);
            Assert.Equal(Wrong.Select(w => (w.Phone, $"{w.Line}")), sheet.Rows().Select(r => (r.Cells[1], r.Cells[4])));
        }

        await page.GetByLabel("Chia đều trong nhóm").CheckAsync();
        await page.GetByLabel("Nhóm", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Hà Nội 33: 2 người nhận data" });
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#import-balance")).ToHaveTextAsync("1.000 dòng = 988 data mới + 0 gắn vào data cũ + 12 lỗi");
        await visit.Picture("import-result");
        await using (var db = house.House.Open())
        {
            var got = await db.Rows<Lead>().Where(l => phones.Contains(l.Phone)).GroupBy(l => l.OwnerId).Select(g => g.Count()).ToListAsync(Now);
            Assert.Equal([494, 494], got);
            Assert.Equal(988, await db.Rows<Lead>().CountAsync(l => phones.Contains(l.Phone) && l.Basis == ContactBasis.CustomerRequest && l.Note!.StartsWith("Khách từ form"), Now));
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác lần nhập" }).ClickAsync();
        await Expect(page.GetByText("Đã gỡ 988 data")).ToBeVisibleAsync();
        await using (var db = house.House.Open()) Assert.False(await db.Rows<Lead>().AnyAsync(l => phones.Contains(l.Phone), Now));
        await page.GetByRole(AriaRole.Link, new() { Name = "Các lần nhập" }).First.ClickAsync();
        await Expect(page.Locator("tbody tr[data-row]").Filter(new() { HasText = "data-hom-nay.csv" })).ToContainTextAsync("Đã hoàn tác");
        await visit.Picture("imports");
        visit.IsQuiet("422");
    }

    [Fact]
    public async Task A_file_without_a_heading_shows_its_top_to_point_at_and_known_numbers_are_linked_or_left_out()
    {
        var known = (await house.House.Give("duc", 1, name: _ => "Khách đã có"))[0];
        await using var db = house.House.Open();
        var phone = PhoneNumber.Parse((await db.Rows<Lead>().SingleAsync(l => l.Id == known, Now)).Phone);
        await using var visit = await house.Page("chia");
        var page = visit.Page;
        await page.GotoAsync("/leads/import");
        await page.Locator("#f-file").SetInputFilesAsync(new FilePayload { Name = "xuat.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes($"Báo cáo tháng;;\r\nMột;Hai;Ba\r\nChị Mới;{Numbers.Next()};\r\nAnh Cũ;{phone.Digits};\r\n") });
        await page.GetByRole(AriaRole.Link, new() { Name = "Chọn dòng 2" }).ClickAsync();
        await page.GetByLabel("Cột “Một” là").SelectOptionAsync("name");
        await page.GetByLabel("Cột “Hai” là").SelectOptionAsync("phone");
        await page.GetByLabel("Được gọi vì").SelectOptionAsync("consent");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kiểm tra tệp" }).ClickAsync();
        await Expect(page.GetByText("1 số trùng thì sao?")).ToBeVisibleAsync();
        await page.GetByLabel("Bỏ qua").CheckAsync();
        await page.GetByLabel("Chưa chia cho ai").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Nhập 1 số mới" }).ClickAsync();
        await Expect(page.Locator("#import-balance")).ToHaveTextAsync("2 dòng = 1 data mới + 1 số đã có, bỏ qua + 0 lỗi");
        await Expect(page.GetByText("1 số đã có được bỏ qua")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Xem data vừa nhập" }).ClickAsync();
        await Expect(page.Locator("tbody tr[data-row]")).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Chị Mới" })).ToBeVisibleAsync();
        visit.IsQuiet();
    }

    [Fact]
    public async Task A_long_import_shows_how_far_it_is_is_stopped_and_goes_on_to_a_line_that_balances()
    {
        const int Rows = 40_000;
        await using var visit = await house.Page("chia");
        var page = visit.Page;
        await page.GotoAsync("/leads/import");
        var sheet = string.Join("\r\n", Enumerable.Range(0, Rows).Select(n => $"Khách {n};08{n + 10_000_000}").Prepend("Họ tên;SĐT"));
        await page.Locator("#f-file").SetInputFilesAsync(new FilePayload { Name = "rat-dai.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(sheet) });
        await page.GetByLabel("Được gọi vì").SelectOptionAsync("agreement");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kiểm tra tệp" }).ClickAsync();
        await Expect(page.Locator(".tally")).ToContainTextAsync("40.000", new() { Timeout = 120_000 });
        await page.GetByLabel("Chưa chia cho ai").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Nhập " }).Last.ClickAsync();
        await Expect(page.Locator("#import progress")).ToHaveAttributeAsync("value", new System.Text.RegularExpressions.Regex("^[1-9]"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Dừng" }).ClickAsync();
        await Expect(page.GetByText("Đã dừng sau khi nhập")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.Locator("#import-balance")).ToContainTextAsync("chưa nhập");
        await visit.Picture("import-stopped");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chạy tiếp" }).ClickAsync();
        await Expect(page.Locator("#import-balance")).ToContainTextAsync("40.000 dòng = 40.000 data mới + 0 gắn vào data cũ + 0 lỗi", new() { Timeout = 180_000 });
        await using var db = house.House.Open();
        Assert.Equal(Rows, await db.Rows<Lead>().CountAsync(l => l.Name!.StartsWith("Khách ") && l.Phone.StartsWith("+8481") && l.ImportId != null, Now));
        visit.IsQuiet();
    }

    [Fact]
    public async Task What_is_no_sheet_is_said_in_plain_words_and_a_file_can_be_discarded()
    {
        await using var visit = await house.Page("marketing1");
        var page = visit.Page;
        await page.GotoAsync("/leads/import");
        await page.Locator("#f-file").SetInputFilesAsync(new FilePayload { Name = "hopdong.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 abc"u8.ToArray() });
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("không phải bảng tính");
        await page.Locator("#f-file").SetInputFilesAsync(new FilePayload { Name = "nham.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("SĐT\r\n0912 111 222\r\n") });
        await page.GetByRole(AriaRole.Button, new() { Name = "Bỏ tệp này" }).ClickAsync();
        await Expect(page.GetByText("Đã bỏ tệp nham.csv")).ToBeVisibleAsync();
        await Expect(page.GetByText("Tệp đang làm dở")).ToHaveCountAsync(0);
        visit.IsQuiet("422");
    }

    private static (IReadOnlyList<string> Rows, IReadOnlyList<string> Phones) Thousand()
    {
        var (rows, phones) = (new List<string>(), new List<string>());
        for (var line = 2; line <= 1001; line++)
        {
            var wrong = Wrong.FirstOrDefault(w => w.Line == line);
            var phone = wrong.Line == line ? wrong.Phone : Numbers.Next();
            if (wrong.Line != line) phones.Add(Numbers.E164(phone));
            rows.Add($"Khách {line};{phone};Sữa non;Khách từ form {line}");
        }
        return (rows, phones);
    }
}
