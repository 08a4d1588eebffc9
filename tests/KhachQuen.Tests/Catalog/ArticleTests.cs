using KhachQuen.Catalog;
using KhachQuen.Platform;
using KhachQuen.Tests.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Catalog;

/// <summary>Scripts and knowledge (X-55).</summary>
public sealed class ArticleTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private static string Words() => "bài" + Numbers.Next();

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_lead_writes_an_agent_reads_and_finds_it_by_words_without_accents(string database)
    {
        var house = houses.On(database);
        var (tuan, lan, word) = (await house.Api("tuan"), await house.Api("lan"), Words());
        var made = await tuan.Post("/articles", new { kind = "objection", title = "Chê giá cao " + word, body = "Dạ em hiểu.\n- **Chia nhỏ** theo ngày" }, 201);
        Assert.Equal((1, "Trần Anh Tuấn"), (made.Number("edition"), made.Text("editedByName")));
        foreach (var q in new[] { "che gia " + word, "CHIA NHO " + word, word + " dạ em" })
            Assert.Equal(made.Id(), Assert.Single((await lan.Get("/articles?q=" + Uri.EscapeDataString(q))).Items()).Id());
        Assert.Empty((await lan.Get($"/articles?kind=faq&q={word}")).Items());
        await lan.Post("/articles", new { title = "x", body = "y" }, 403);
        await lan.Patch($"/articles/{made.Id()}", new { title = "x" }, 1, 403);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task New_words_are_a_new_version_and_every_version_stays_with_who_and_when(string database)
    {
        var house = houses.On(database);
        var (tuan, quan) = (await house.Api("tuan"), await house.Api("quan"));
        var made = await tuan.Post("/articles", new { title = "Kịch bản " + Words(), body = "Bản một" });
        var tied = await quan.Patch($"/articles/{made.Id()}", new { outcome = "priceTooHigh", active = false }, made.Number("version"));
        Assert.Equal(1, tied.Number("edition"));                                                   // what it is tied to makes no version
        var second = await quan.Patch($"/articles/{made.Id()}", new { body = "Bản hai" }, tied.Number("version"));
        Assert.Equal(2, second.Number("edition"));
        var editions = (await tuan.Get($"/articles/{made.Id()}/editions")).Items();
        Assert.Equal([(2, "Bản hai", "Đinh Văn Quân"), (1, "Bản một", "Trần Anh Tuấn")], editions.Select(e => ((int)e.Number("number"), e.Text("body"), e.Text("byName"))));
        Assert.Equal("Bản hai", (await tuan.Patch($"/articles/{made.Id()}", new { body = "cũ" }, made.Number("version"), 409)).GetProperty("current").Text("body"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Useful_counts_one_per_person_and_version(string database)
    {
        var house = houses.On(database);
        var (tuan, lan, minh) = (await house.Api("tuan"), await house.Api("lan"), await house.Api("minh"));
        var made = await tuan.Post("/articles", new { title = "Hữu ích " + Words(), body = "Một" });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => lan.Post($"/articles/{made.Id()}:useful", new { })));
        var two = await minh.Post($"/articles/{made.Id()}:useful", new { });
        Assert.Equal((2, true), (two.Number("useful"), two.GetProperty("usefulToMe").GetBoolean()));
        Assert.False((await tuan.Get($"/articles/{made.Id()}")).GetProperty("usefulToMe").GetBoolean());
        var next = await tuan.Patch($"/articles/{made.Id()}", new { body = "Hai" }, made.Number("version"));
        Assert.Equal(0, next.Number("useful"));
        Assert.Equal(1, (await lan.Post($"/articles/{made.Id()}:useful", new { })).Number("useful"));
        Assert.Equal([1L, 2L], (await lan.Get($"/articles/{made.Id()}/editions")).Items().Select(e => e.Number("useful")));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Beside_a_call_stand_the_products_own_those_of_its_shelves_and_those_for_every_call(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var (quan, lan) = (await house.Api("quan"), await house.Api("lan"));
        var top = (await quan.Post("/product-groups", new { name = "Thực phẩm" })).Id();
        var shelf = (await quan.Post("/product-groups", new { name = "Khớp", parentId = top })).Id();
        var (mine, other) = ((await quan.Post("/products", new { code = "K1", name = "Khớp", price = 1, groupId = shelf })).Id(), (await house.Product()).Id());
        async Task Write(string title, object ties) => await quan.Patch($"/articles/{(await quan.Post("/articles", new { title, body = "b" })).Id()}", ties, 1);
        await Write("của mặt hàng", new { productIds = new[] { mine } });
        await Write("của nhóm", new { groupId = shelf });
        await Write("của nhóm trên", new { groupId = top });
        await Write("mọi cuộc gọi", new { kind = "script" });
        await Write("của hàng khác", new { productIds = new[] { other } });
        await Write("đã cất", new { productIds = new[] { mine }, active = false });
        await Write("khi chê giá", new { kind = "faq", productIds = new[] { mine, other }, outcome = "priceTooHigh" });
        async Task<string[]> Beside(string query) => [.. (await lan.Get("/articles/beside" + query)).Items().Select(a => a.Text("title"))];
        Assert.Equal(new HashSet<string> { "khi chê giá", "của mặt hàng", "của nhóm", "của nhóm trên", "mọi cuộc gọi" }, [.. await Beside($"?productId={mine}&outcome=priceTooHigh")]);
        Assert.Equal("khi chê giá", (await Beside($"?productId={mine}&outcome=priceTooHigh"))[0]);
        Assert.Equal("của mặt hàng", (await Beside($"?productId={mine}"))[0]);
        Assert.Equal(new HashSet<string> { "khi chê giá", "mọi cuộc gọi", "của hàng khác" }, [.. await Beside($"?productId={other}")]);
        Assert.Equal(["mọi cuộc gọi"], await Beside(""));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_cannot_be_is_refused_with_its_field(string database)
    {
        var quan = await houses.On(database).Api("quan");
        await quan.Refuses("/articles", new { body = "x" }, "article.titleMissing", "title");
        await quan.Refuses("/articles", new { title = "x", body = "  " }, "article.bodyMissing", "body");
        await quan.Refuses("/articles", new { title = "x", body = new string('a', 10_001) }, "article.bodyMissing", "body");
        await quan.Refuses("/articles", new { title = "x", body = "x", productIds = new[] { Guid.CreateVersion7() } }, "article.productUnknown", "productIds");
        await quan.Refuses("/articles", new { title = "x", body = "x", groupId = Guid.CreateVersion7() }, "article.groupUnknown", "groupId");
        await quan.Post("/articles", new { title = "x", body = "x", html = "<b>" }, 400);
        await quan.Get($"/articles/{Guid.CreateVersion7()}", 404);
    }

    [Fact]
    public async Task On_the_page_markup_in_an_article_is_text()
    {
        var house = houses.Sqlite;
        var title = "Bài " + Words();
        var id = (await (await house.Api("tuan")).Post("/articles", new { title, body = "<script>alert(1)</script> **<img src=x>**\n\n1. một\n2. hai" })).Id();
        var page = await (await (await house.Visitor().SignIn("lan", House.Password)).Http.GetAsync($"/knowledge/{id}", Now)).Content.ReadAsStringAsync(Now);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; <b>&lt;img src=x&gt;</b>", page, StringComparison.Ordinal);
        Assert.Contains("<ol><li>một</li><li>hai</li></ol>", page, StringComparison.Ordinal);
    }
}

public sealed class LightTextTests
{
    private static string Said(string text) => string.Join(" | ", LightText.Parse(text).Select(b => b.Kind.ToString()[0] + ":" + string.Join("/", b.Lines.Select(l => string.Concat(l.Select(r => r.Bold ? $"[{r.Text}]" : r.Text))))));

    [Theory]
    [InlineData("một\nhai\n\nba", "P:một/hai | P:ba")]
    [InlineData("- a\n- b\nc", "B:a/b | P:c")]
    [InlineData("1. a\n2) b\n- c", "N:a/b | B:c")]
    [InlineData("giá **100k** một hộp, **không** ship", "P:giá [100k] một hộp, [không] ship")]
    [InlineData("lẻ ** sao", "P:lẻ ** sao")]
    [InlineData("****", "P:****")]
    [InlineData("2026. năm mới", "P:2026. năm mới")]
    [InlineData("1.000 đồng", "P:1.000 đồng")]
    [InlineData("-10%", "P:-10%")]
    [InlineData("\r\n\r\n- a\r\n\r\n", "B:a")]
    [InlineData("", "")]
    public void Paragraphs_lists_and_bold_and_nothing_else(string text, string blocks) => Assert.Equal(blocks, Said(text));
}
