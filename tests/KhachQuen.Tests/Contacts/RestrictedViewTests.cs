using System.Net;
using System.Text.Json;
using KhachQuen.Contacts;

namespace KhachQuen.Tests.Contacts;

/// <summary>A customer beyond one's sight: three facts by every road, and no road through the book (F-6, decision 38).</summary>
public sealed class RestrictedViewTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private static readonly string[] Facts = ["citizenId", "id", "name", "ownerName", "restricted", "taxCode"];

    private static IEnumerable<JsonElement> Strangers(JsonElement page) => page.Items().Where(c => c.TryGetProperty("restricted", out _));

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_search_for_one_customer_finds_a_colleagues_with_three_facts_and_not_one_more(string database)
    {
        var house = houses.On(database);
        var (lan, minh) = (await house.Api("lan"), await house.Api("minh"));
        var phone = Numbers.Next();
        var (name, citizen) = ($"Quách Thị {phone[4..]} Liễu", "0791" + phone[2..]);
        var made = await lan.Post("/customers", new { name, phones = new[] { phone }, emails = new[] { $"lieu{phone}@thu.vn" }, citizenId = citizen, address = new { line = "Ngõ kín 7", provinceCode = "48" }, tags = new[] { "bimat" } });
        foreach (var q in new[] { phone, "+84 " + phone[1..], $"lieu{phone}@thu.vn", citizen, $"quach thi {phone[4..]} lieu", $"thi {phone[4..]}" })
        {
            var found = Assert.Single(Strangers(await minh.Get($"/customers?q={Uri.EscapeDataString(q)}")), c => c.Id() == made.Id());
            Assert.Equal(Facts, found.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
            Assert.Equal((name, "Nguyễn Thị Lan", "••••••••" + citizen[^4..]), (found.Text("name"), found.Text("ownerName"), found.Text("citizenId")));
        }
        foreach (var q in new[] { phone[^6..], phone[^4..], $"thi {phone[4..^1]}", phone[4..^1], "lie", "quach thi li" }) Assert.DoesNotContain(made.Id(), (await minh.Get($"/customers?q={Uri.EscapeDataString(q)}")).Items().Select(c => c.Id()));
        foreach (var also in new[] { "&provinceCode=48", "&tag=bimat", "&verifyState=rejected", "&type=individual" }) Assert.Empty(Strangers(await minh.Get($"/customers?q={phone}{also}")));      // no question about what is hidden
        Assert.Equal(0, (await minh.Get($"/customers?q={phone}&count=true")).GetProperty("total").GetInt32());
        var hit = Assert.Single((await minh.Get($"/search?q={phone}")).Items(), i => i.Id() == made.Id());
        Assert.True(hit.GetProperty("restricted").GetBoolean());
        foreach (var below in new[] { "/timeline", "/products" }) await minh.Get($"/customers/{made.Id()}{below}", 404);
        await (await house.Api("shipping1")).Get($"/customers/{made.Id()}", 404);
        Assert.Equal(Facts, (await minh.Get($"/customers/{made.Id()}")).EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_many_customers_answer_to_is_no_question_about_one(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var (lan, minh) = (await house.Api("lan"), await house.Api("minh"));
        for (var n = 0; n < 10; n++) await lan.Post("/customers", new { name = $"Lâm Xuân Đông {n}" });
        Assert.Equal(10, Strangers(await minh.Get("/customers?q=lam+xuan")).Count());
        await lan.Post("/customers", new { name = "Lâm Xuân Tây" });
        Assert.Empty(Strangers(await minh.Get("/customers?q=lam+xuan")));
        Assert.Single(Strangers(await minh.Get("/customers?q=lam+xuan+tay")));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Nobodys_customers_are_listed_with_name_and_number_until_one_takes_them(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var phone = Numbers.Next();
        var made = await (await house.Api("data1")).Post("/customers", new { type = "company", name = "Công ty Chưa Ai Giữ", taxCode = "0100112437", phones = new[] { phone } });
        var lan = await house.Api("lan");
        var row = Assert.Single((await lan.Get("/customers?ownerId=none")).Items());
        Assert.Equal(Facts, row.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(("0100112437", true), (row.Text("taxCode"), row.IsNull("ownerName")));
        Assert.Empty((await (await house.Api("thu")).Get("/customers?ownerId=none")).Items());      // care takes none
        var visitor = await house.Visitor().SignIn("lan", House.Password);
        foreach (var path in new[] { "/customers?ownerId=none", $"/customers/{made.Id()}", $"/customers/{made.Id()}/panel", "/customers?q=chua+ai+giu" })
        {
            var html = WebUtility.HtmlDecode(await visitor.See(path));
            Assert.Contains("Công ty Chưa Ai Giữ", html, StringComparison.Ordinal);
            Assert.DoesNotContain(phone[3..7], html, StringComparison.Ordinal);
        }
        await lan.Post($"/customers/{made.Id()}:claim", new { }, 200);
        Assert.Contains(phone[^3..], await visitor.See($"/customers/{made.Id()}"), StringComparison.Ordinal);
        Assert.Empty((await lan.Get("/customers?ownerId=none")).Items());
    }
}
