namespace KhachQuen.Tests.Catalog;

public sealed class CatalogTests(Houses houses)
{
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_product_is_found_by_its_code_its_name_without_accents_and_its_shelf(string database)
    {
        var quan = await houses.On(database).Api("quan");
        var food = await quan.Post("/product-groups", new { name = "Thực phẩm chức năng" });
        var bones = await quan.Post("/product-groups", new { name = "Xương khớp", parentId = food.Id() });
        var made = await quan.Post("/products", new { code = "XK-Test-01", name = "Viên khớp Đông Á", groupId = bones.Id(), price = 350_000, unit = "hộp", careIntervalDays = 30, careMin = 1, careMax = 3 });
        var lan = await houses.On(database).Api("lan");
        foreach (var found in new[] { "q=xk-test-0", "q=khop dong a", "q=XK-TEST-01", $"groupId={food.Id()}", $"groupId={bones.Id()}" })
            Assert.Contains(made.Id(), (await lan.Get("/products?limit=500&" + found)).Items().Select(p => p.Id()));
        Assert.DoesNotContain(made.Id(), (await lan.Get("/products?active=false")).Items().Select(p => p.Id()));
        Assert.Equal(350_000, (await lan.Get($"/products/{made.Id()}")).Number("price"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Who_sells_reads_the_catalogue_and_does_not_change_it(string database)
    {
        var lan = await houses.On(database).Api("lan");
        await lan.Post("/products", new { code = "NO", name = "Không được", price = 1 }, 403);
        await lan.Post("/product-groups", new { name = "Không được" }, 403);
        await lan.Get("/products");
        await lan.Get("/product-groups");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Two_products_never_share_a_code(string database)
    {
        var quan = await houses.On(database).Api("quan");
        await quan.Post("/products", new { code = "TRUNG-1", name = "Một", price = 1 });
        await quan.Refuses("/products", new { code = "trung-1 ", name = "Hai", price = 1 }, "product.codeTaken", "code");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_cannot_be_is_refused_with_its_field(string database)
    {
        var quan = await houses.On(database).Api("quan");
        await quan.Refuses("/products", new { code = "K1", name = "K", price = 1, careMin = 3, careMax = 2 }, "product.careMinAboveMax", "careMin");
        await quan.Refuses("/products", new { code = "K1", name = "K", price = 1, careIntervalDays = -1 }, "product.careIntervalInvalid", "careIntervalDays");
        await quan.Refuses("/products", new { code = "K1", name = "K", price = -1 }, "product.priceInvalid", "price");
        await quan.Refuses("/products", new { code = "K1", price = 1 }, "product.nameMissing", "name");
        await quan.Refuses("/products", new { name = "K", price = 1 }, "product.codeMissing", "code");
        await quan.Refuses("/products", new { code = "K1", name = "K", groupId = Guid.CreateVersion7() }, "product.groupUnknown", "groupId");
        await quan.Post("/products", new { code = "K1", name = "K", cost = 5 }, 400);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_group_never_stands_under_one_of_its_own(string database)
    {
        var quan = await houses.On(database).Api("quan");
        var top = await quan.Post("/product-groups", new { name = "Trên" });
        var middle = await quan.Post("/product-groups", new { name = "Giữa", parentId = top.Id() });
        var problem = await quan.Patch($"/product-groups/{top.Id()}", new { parentId = middle.Id() }, top.Number("version"), 422);
        problem.IsRefusal("productGroup.cycle", "parentId");
        var moved = await quan.Patch($"/product-groups/{middle.Id()}", new { parentId = (Guid?)null }, middle.Number("version"));
        Assert.True(moved.IsNull("parentId"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_archived_group_is_offered_to_no_product_until_it_is_brought_back(string database)
    {
        var quan = await houses.On(database).Api("quan");
        var shelf = await quan.Post("/product-groups", new { name = "Hàng tết" });
        var below = await quan.Post("/product-groups", new { name = "Giỏ quà", parentId = shelf.Id() });
        var code = "TET-" + Numbers.Next();
        var old = await quan.Post("/products", new { code, name = "Giỏ quà nhỏ", groupId = below.Id(), price = 1 });
        (await quan.Patch($"/product-groups/{shelf.Id()}", new { active = false }, 1, 422)).IsRefusal("productGroup.holdsOffered", "active");
        await quan.Patch($"/product-groups/{below.Id()}", new { active = false }, 1);
        Assert.False((await quan.Patch($"/product-groups/{shelf.Id()}", new { active = false }, 1)).GetProperty("active").GetBoolean());
        Assert.DoesNotContain(shelf.Id(), (await quan.Get("/product-groups?limit=500&active=true")).Items().Select(g => g.Id()));
        Assert.Contains(shelf.Id(), (await quan.Get("/product-groups?limit=500&active=false")).Items().Select(g => g.Id()));

        await quan.Refuses("/products", new { code = code + "-2", name = "Giỏ quà lớn", groupId = below.Id(), price = 1 }, "product.groupUnknown", "groupId");
        await quan.Patch($"/products/{old.Id()}", new { price = 2 }, 1);        // what stands in it stays
        await quan.Refuses("/product-groups", new { name = "Lì xì", parentId = shelf.Id() }, "productGroup.parentArchived", "parentId");
        (await quan.Patch($"/product-groups/{below.Id()}", new { active = true }, 2, 422)).IsRefusal("productGroup.parentArchived", "parentId");
        await quan.Patch($"/product-groups/{shelf.Id()}", new { active = true }, 2);
        await quan.Patch($"/product-groups/{below.Id()}", new { active = true }, 2);
        await quan.Post("/products", new { code = code + "-2", name = "Giỏ quà lớn", groupId = below.Id(), price = 1 });
    }

    [Fact]
    public async Task The_page_archives_a_group_and_the_pickers_forget_it()
    {
        var (house, name) = (houses.Sqlite, "Nhóm cất " + Numbers.Next());
        var group = await (await house.Api("quan")).Post("/product-groups", new { name });
        var quan = await house.Visitor().SignIn("quan", House.Password);
        Assert.Contains(name, await quan.See("/products/new"), StringComparison.Ordinal);
        Assert.Contains("Cất nhóm", await quan.See($"/product-groups/{group.Id()}"), StringComparison.Ordinal);
        await quan.Send($"/product-groups/{group.Id()}/archive", ("version", "1"));
        Assert.DoesNotContain(name, await quan.See("/products/new"), StringComparison.Ordinal);
        Assert.DoesNotContain(name, await quan.See("/product-groups"), StringComparison.Ordinal);
        Assert.Contains(name, await quan.See("/product-groups?state=archived"), StringComparison.Ordinal);
        await quan.See($"/product-groups/{group.Id()}");
        await quan.Send($"/product-groups/{group.Id()}/back", ("version", "2"));
        Assert.Contains(name, await quan.See("/products/new"), StringComparison.Ordinal);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_patch_names_the_version_it_saw_and_loses_to_a_newer_one(string database)
    {
        var quan = await houses.On(database).Api("quan");
        var made = await quan.Post("/products", new { code = "SUA-1", name = "Trước", price = 100_000, careIntervalDays = 7 });
        await quan.Patch($"/products/{made.Id()}", new { price = 1 }, null, 428);
        var changed = await quan.Patch($"/products/{made.Id()}", new { price = 120_000 }, made.Number("version"));
        Assert.Equal((120_000, 7, "Trước"), (changed.Number("price"), changed.Number("careIntervalDays"), changed.Text("name")));
        var stale = await quan.Patch($"/products/{made.Id()}", new { name = "Sau" }, made.Number("version"), 409);
        Assert.Equal(120_000, stale.GetProperty("current").Number("price"));
    }
}
