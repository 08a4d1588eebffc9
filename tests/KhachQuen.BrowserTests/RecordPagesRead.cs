using System.Text;
using Deque.AxeCore.Playwright;
using KhachQuen.Access;
using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace KhachQuen.BrowserTests;

/// <summary>The pages of imports, catalogue and customers can be read and used by everybody, at every width, in light and dark.</summary>
public sealed class RecordPagesRead(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Pages()
    {
        var all = new TheoryData<string, string, string>();
        foreach (var (name, path) in new[]
        {
            ("import", "/leads/import"), ("import-heading", "/leads/import/{top}"), ("import-columns", "/leads/import/{brought}"), ("import-checked", "/leads/import/{checked}"), ("import-result", "/leads/imports/{import}"), ("imports", "/leads/imports"),
            ("products", "/products"), ("product-side", "/products/{product}"), ("product-groups", "/product-groups/{group}"), ("product-groups-archived", "/product-groups?state=archived"), ("customer-lists", "/settings/customers"), ("customers", "/customers"), ("customers-side", "/customers?open={customer}"), ("customer", "/customers/{customer}"), ("customer-new", "/customers/new"),
        })
            foreach (var theme in new[] { "light", "dark" }) all.Add(name, path, theme);
        return all;
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_can_be_read_and_used_by_everybody(string name, string path, string theme)
    {
        foreach (var (key, id) in await Things()) path = path.Replace($"{{{key}}}", id.ToString(), StringComparison.Ordinal);
        await using var visit = await house.Page("quan", theme: theme);
        await visit.Page.GotoAsync(path);
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        foreach (var width in new[] { 1440, 1024, 390 })
        {
            await visit.Page.SetViewportSizeAsync(width, width == 390 ? 844 : 900);
            await visit.Picture($"{name}-{width}-{theme}");
            Assert.True(await visit.Page.EvaluateAsync<bool>("[document.documentElement, document.querySelector('#main')].every(e => e.scrollWidth <= e.clientWidth)"), $"the page scrolls sideways at {width} px");
            if (width == 1024) continue;
            var found = await visit.Page.RunAxe();
            Assert.Empty(found.Violations.Where(v => v.Impact is "serious" or "critical").SelectMany(v => v.Nodes.Take(4).Select(n => $"{v.Id}: {n.Html} {string.Join(' ', n.Any.Select(a => a.Message))}")));
        }
        visit.IsQuiet();
    }

    private static Task<IReadOnlyDictionary<string, Guid>>? things;

    private Task<IReadOnlyDictionary<string, Guid>> Things() => things ??= Make();

    /// <summary>A file at every step, a product in its group, a customer with a story and a twin.</summary>
    private async Task<IReadOnlyDictionary<string, Guid>> Make()
    {
        var (h, quan) = (house.House, await house.House.Actor("quan"));
        async Task<Guid> Bring(string name, string text) => (await h.Get<UploadLeadSheet>().Handle(new MemoryStream(Encoding.UTF8.GetBytes(text)), name, quan, Now)).Id;
        var sheet = $"Họ tên;SĐT;Ghi chú;Cơ sở liên hệ\r\nChị Lan;{Numbers.Next()};gọi sau 17h, hỏi giá hai hộp cho mẹ;đồng ý\r\nAnh Tú;12345;;\r\nBà Mai;;chưa có số;\r\nCô Hoa;{Numbers.Next()} / {Numbers.Next()};;\r\n";
        var (top, brought, ready) = (await Bring("khong-tieu-de.csv", "Một;Hai\r\nBa;Bốn\r\n"), await Bring("vua-tai-len.csv", sheet), await Bring("da-kiem-tra.csv", sheet));
        var plan = new LeadImport { Source = "import", Basis = ContactBasis.Agreement };
        await h.Get<CheckLeadSheet>().Handle(ready, ["name", "phone", "note", null], plan, quan, Now);
        var import = await h.Get<ImportLeads>().Handle(new MemoryStream(Encoding.UTF8.GetBytes(sheet)), "da-nhap.csv", plan, quan, Now);
        await using (var db = h.Open())
            for (var i = 0; await db.Rows<Work>().AnyAsync(w => w.OwnerId == quan.Id && w.EndedAt == null, Now) && i < 1_200; i++) await Task.Delay(25, Now);
        var group = await h.Get<AddProductGroup>().Handle(new("Dinh dưỡng"), quan, Now);
        var product = await h.Get<AddProduct>().Handle(new() { Code = "SN-800", Name = "Sữa non Alpha 800 g", Price = 690_000, GroupId = group.Id, Unit = "lon", CareIntervalDays = 25, CareMin = 2, CareMax = 4 }, quan, Now);
        var customer = await h.Get<EnterCustomer>().Handle(new() { Name = "Nguyễn Thị Ánh Tuyết", Phones = [Numbers.Next(), Numbers.Next()], Emails = ["tuyet@example.com"], Tags = ["khớp", "thân thiết"], Address = new("12 Lý Thường Kiệt", null, "01", null) }, quan, Now);
        await h.Get<EnterCustomer>().Handle(new() { Name = "Ánh Tuyết (Hà Đông)", Phones = [Numbers.Next()], Emails = ["tuyet@example.com"] }, quan, Now);
        await h.Get<NoteOnCustomer>().Handle(customer.Id, "Hẹn giao sau 18 giờ.", quan, Now);
        return new Dictionary<string, Guid> { ["top"] = top, ["brought"] = brought, ["checked"] = ready, ["import"] = import.Id, ["group"] = group.Id, ["product"] = product.Id, ["customer"] = customer.Id };
    }
}
