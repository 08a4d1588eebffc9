using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using KhachQuen.Platform;
using KhachQuen.Tests.Sales;

namespace KhachQuen.Tests.Shell;

/// <summary>X-27: two people on one form. What only one of them changed is laid together, what both changed is asked, and nothing typed is lost; with scripts or without.</summary>
public sealed partial class ConflictTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>A product both have open, as both begin: the address and the form's fields.</summary>
    private static async Task<(string Path, Dictionary<string, string> Form)> Opened(House house, Visitor visitor, string name = "Viên khớp Hai Người")
    {
        var made = await (await house.Api("quan")).Post("/products", new { code = "HN-" + Numbers.Next(), name, price = 320_000, unit = "hộp" });
        var path = $"/products/{made.Id()}";
        return (path, Fields(await visitor.See(path), path));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_only_one_changed_is_laid_together_and_what_both_changed_must_be_chosen(string database)
    {
        var house = houses.On(database);
        var visitor = await house.Visitor().SignIn("admin", House.Password);
        var (path, form) = await Opened(house, visitor);
        var quan = await house.Api("quan");
        await quan.Patch(path, new { name = "Viên khớp Bà Năm", price = 350_000 }, 1);

        var html = await visitor.Send(path, form, ("price", "300000"), ("unit", "lọ"));
        Assert.Equal(HttpStatusCode.Conflict, visitor.Status);
        Assert.Contains("Đinh Văn Quân vừa lưu mục này", html, StringComparison.Ordinal);
        form = Fields(html, path);
        Assert.Equal(("Viên khớp Bà Năm", "lọ", "300000", "2"), (form["name"], form["unit"], form["price"], form["version"]));      // theirs, mine, and what I typed into what is disputed
        Assert.Equal(["form.pick.price"], Radios(html));
        Assert.DoesNotContain("type=\"radio\" class=\"form-check-input\" name=\"form.pick.price\" value=\"yours\" checked", html, StringComparison.Ordinal);
        foreach (var value in new[] { "320", "350", "300000" }) Assert.Contains(value, Clash(html), StringComparison.Ordinal);

        html = await visitor.Send(path, form, ("unit", "vỉ"));                          // nothing chosen: asked again, nothing of the typing gone
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        form = Fields(html, path);
        Assert.Equal(("Viên khớp Bà Năm", "vỉ", "300000", "2"), (form["name"], form["unit"], form["price"], form["version"]));
        Assert.Equal(["form.pick.price"], Radios(html));
        Assert.Equal(350_000, (await quan.Get(path)).Number("price"));

        await visitor.Send(path, form, ("form.pick.price", "yours"));
        var saved = await quan.Get(path);
        Assert.Equal(("Viên khớp Bà Năm", "vỉ", 300_000L, 3L), (saved.Text("name"), saved.Text("unit"), saved.Number("price"), saved.Number("version")));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Theirs_may_be_chosen_and_a_third_save_in_between_is_a_conflict_again(string database)
    {
        var house = houses.On(database);
        var visitor = await house.Visitor().SignIn("admin", House.Password);
        var (path, form) = await Opened(house, visitor);
        var quan = await house.Api("quan");
        await quan.Patch(path, new { name = "Tên của họ" }, 1);
        form = Fields(await visitor.Send(path, form, ("name", "Tên của tôi"), ("unit", "lọ")), path);
        await quan.Patch(path, new { unit = "túi" }, 2);
        var html = await visitor.Send(path, form, ("form.pick.name", "theirs"));
        Assert.Equal(HttpStatusCode.Conflict, visitor.Status);
        form = Fields(html, path);
        Assert.Equal(("Tên của họ", "lọ"), (form["name"], form["unit"]));              // what was decided is decided; the unit is disputed now
        Assert.Equal(["form.pick.unit"], Radios(html));
        await visitor.Send(path, form, ("form.pick.unit", "theirs"));
        var saved = await quan.Get(path);
        Assert.Equal(("Tên của họ", "túi"), (saved.Text("name"), saved.Text("unit")));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_form_that_does_not_say_how_it_stood_is_asked_about_everything_that_differs(string database)
    {
        var house = houses.On(database);
        var visitor = await house.Visitor().SignIn("admin", House.Password);
        var (path, form) = await Opened(house, visitor);
        await (await house.Api("quan")).Patch(path, new { name = "Khác" }, 1);
        form.Remove("form.base");
        Assert.Equal(["form.pick.name", "form.pick.unit"], Radios(await visitor.Send(path, form, ("unit", "lọ"))).Order());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Tables_and_ticks_are_laid_together_as_wholes(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var visitor = await house.Visitor().SignIn("admin", House.Password);
        const string path = "/settings/commission";
        var html = await visitor.See(path);
        Dictionary<string, string> form = Fields(html, path);
        var other = await house.Visitor().SignIn("admin", House.Password);
        await other.See(path);
        await other.Send(path, ("version", form["version"]), ("from", "0"), ("percent", "2"), ("from", "50000000"), ("percent", "4"));
        html = await visitor.Send(path, ("version", form["version"]), ("form.base", form["form.base"]), ("from", "0"), ("percent", "3,5"), ("from", ""), ("percent", ""));
        Assert.Equal(HttpStatusCode.Conflict, visitor.Status);
        Assert.Equal(["form.pick.bands"], Radios(html));
        form = Fields(html, path);
        await visitor.Send(path, ("version", form["version"]), ("form.base", form["form.base"]), ("form.clashes", form["form.clashes"]), ("form.pick.bands", "theirs"), ("from", "0"), ("percent", "3,5"));
        html = await visitor.See(path);
        Assert.Matches("50.000.000[^>]*/>.*value=\"4\"", html.ReplaceLineEndings(" "));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Of_what_is_gone_meanwhile_the_typing_stays_to_be_copied(string database)
    {
        var house = houses.On(database);
        var visitor = await house.Visitor().SignIn("admin", House.Password);
        var (path, form) = await Opened(house, visitor);
        var html = await visitor.Send($"/products/{Guid.CreateVersion7()}", form, ("name", "Tên gõ dở <b>"), ("unit", "thùng"));
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.Contains("Nội dung bạn đã gõ", html, StringComparison.Ordinal);
        Assert.Contains("Tên gõ dở <b>", html, StringComparison.Ordinal);        // decoded by the visitor: it came as text
        Assert.Contains("thùng", html, StringComparison.Ordinal);
        Assert.DoesNotContain("320.000", html, StringComparison.Ordinal);        // what was not touched is not shown
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_api_names_what_the_other_changed(string database)
    {
        var house = houses.On(database);
        var lan = await house.Api("lan");
        var customer = await lan.Post("/customers", new { name = "Khách đổi tên", phones = new[] { Numbers.Next() } });
        await lan.Patch($"/customers/{customer.Id()}", new { rank = "vàng" }, 1);
        await lan.Patch($"/customers/{customer.Id()}", new { name = "Khách tên khác" }, 2);
        var problem = await lan.Patch($"/customers/{customer.Id()}", new { taxCode = "" }, 1, 409);
        Assert.Equal("Khách tên khác", problem.GetProperty("current").Text("name"));
        var changed = problem.Items("changed").Select(c => c.GetString()).ToList();
        Assert.Contains("name", changed);
        Assert.Contains("rank", changed);
        Assert.DoesNotContain("phones", changed);
    }

    /// <summary>A fragment's form: opened, changed by somebody else as <paramref name="theirs"/> does, sent with what was typed.</summary>
    private static async Task<(Visitor Visitor, string Html, Dictionary<string, string> Form)> Beside(House house, string who, string open, string path, Func<Task> theirs, params (string, string)[] typed)
    {
        var visitor = await house.Visitor().SignIn(who, House.Password);
        visitor.Http.DefaultRequestHeaders.Add("HX-Request", "true");
        var form = Fields(await visitor.See(open), path);
        await theirs();
        var html = await visitor.Send(path, form, typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        return (visitor, html, Fields(html, path));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_opportunity_two_people_edit_is_laid_together_field_by_field(string database)
    {
        var house = houses.On(database);
        var deal = await house.Deal("lan", name: "Tem hai người");
        var (quan, path) = (await house.Api("quan"), $"/opportunities/{deal.Id()}/edit");
        var (visitor, html, form) = await Beside(house, "lan", path, path, () => quan.Patch($"/opportunities/{deal.Id()}", new { name = "Tên của quản lý", priority = 1 }, deal.Number("version")), ("name", "Tên của Lan"), ("expectedRevenue", "9.000.000"));
        Assert.Contains("Đinh Văn Quân vừa lưu mục này", html, StringComparison.Ordinal);
        Assert.Equal(("Tên của Lan", "9.000.000", "1", "2"), (form["name"], form["expectedRevenue"], form["priority"], form["version"]));
        Assert.Equal(["form.pick.name"], Radios(html));
        html = await visitor.Send(path, form);      // nothing chosen
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Tên của Lan"), (visitor.Status, Fields(html, path)["name"]));
        await visitor.Send(path, Fields(html, path), ("form.pick.name", "theirs"));
        var saved = await house.Seen(deal);
        Assert.Equal(("Tên của quản lý", 9_000_000L, 1L), (saved.Text("name"), saved.Number("expectedRevenue"), saved.Number("priority")));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Two_tabs_of_one_person_on_one_opportunity_lose_nothing(string database)
    {
        var house = houses.On(database);
        var deal = await house.Deal("lan", name: "Tem hai cửa sổ");
        var path = $"/opportunities/{deal.Id()}/edit";
        var other = await house.Visitor().SignIn("lan", House.Password);
        other.Http.DefaultRequestHeaders.Add("HX-Request", "true");
        var theirs = Fields(await other.See(path), path);
        var (visitor, html, form) = await Beside(house, "lan", path, path, () => other.Send(path, theirs, ("priority", "3"), ("class", "secondary")), ("name", "Tem đổi tên"), ("class", "main"), ("priority", "1"));
        Assert.Equal(("Tem đổi tên", "1", "secondary"), (form["name"], form["priority"], form["class"]));      // the class only the other tab changed
        Assert.Equal(["form.pick.priority"], Radios(html));
        await visitor.Send(path, form, ("form.pick.priority", "yours"));
        var saved = await house.Seen(deal);
        Assert.Equal(("Tem đổi tên", 1L, "secondary"), (saved.Text("name"), saved.Number("priority"), saved.Text("class")));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_contact_person_and_a_customers_product_are_laid_together_too(string database)
    {
        var house = houses.On(database);
        var (lan, customer) = (await house.Api("lan"), (await house.Customer("lan", "Hai người một khách")).Id());
        var person = await lan.Post($"/customers/{customer}/contacts", new { name = "Anh Ba", role = "Kho" }, 201);
        var path = $"/customers/{customer}/persons/{person.Id()}";
        var (visitor, html, form) = await Beside(house, "lan", $"/customers/{customer}/persons?edit={person.Id()}", path, () => lan.Patch($"/customers/{customer}/contacts/{person.Id()}", new { role = "Giám đốc" }, 1), ("name", "Anh Ba Lớn"), ("role", "Kế toán"));
        Assert.Equal(("Anh Ba Lớn", "Kế toán"), (form["name"], form["role"]));
        Assert.Equal(["form.pick.role"], Radios(html));
        await visitor.Send(path, form, ("form.pick.role", "theirs"));
        Assert.Equal([("Anh Ba Lớn", "Giám đốc")], (await lan.Get($"/customers/{customer}/contacts")).Items().Select(p => (p.Text("name"), p.Text("role"))));

        var product = await lan.Post($"/customers/{customer}/products", new { name = "Nước mắm", brand = "Hòn Me" }, 201);
        path = $"/customers/{customer}/products/{product.Id()}/edit";
        (visitor, html, form) = await Beside(house, "lan", path, path, () => lan.Patch($"/customers/{customer}/products/{product.Id()}", new { brand = "Hòn Mê", category = "Gia vị" }, 1), ("brand", "Hòn Mun"));
        Assert.Equal(("Hòn Mun", "Gia vị"), (form["brand"], form["category"]));
        Assert.Equal(["form.pick.brand"], Radios(html));
        await visitor.Send(path, form, ("form.pick.brand", "yours"));
        Assert.Equal([("Hòn Mun", "Gia vị")], (await lan.Get($"/customers/{customer}/products")).Items().Select(p => (p.Text("brand"), p.Text("category"))));
    }

    /// <summary>What the form would send of an untouched page; of several inputs of a name the last.</summary>
    internal static Dictionary<string, string> Fields(string html, string action)
    {
        var form = Forms().Matches(html).Select(m => m.Value).First(f => f.Contains($"action=\"{action}\"", StringComparison.Ordinal));
        var fields = new Dictionary<string, string>();
        foreach (Match input in Inputs().Matches(form))
            if (!input.Value.Contains("type=\"radio\"", StringComparison.Ordinal) && (!input.Value.Contains("type=\"checkbox\"", StringComparison.Ordinal) || input.Value.Contains(" checked", StringComparison.Ordinal)))
                fields[Attribute(input.Value, "name")!] = Attribute(input.Value, "value") ?? "";
        foreach (Match select in Selects().Matches(form)) fields[select.Groups[1].Value] = Selected().Match(select.Value) is { Success: true } chosen ? chosen.Groups[1].Value : "";
        fields.Remove("__RequestVerificationToken");
        return fields;
    }

    private static string? Attribute(string tag, string name) => Regex.Match(tag, $" {name}=\"(?<v>{{.*?}}|\\[.*?\\]|[^\"]*)\"(?= |/|>)", RegexOptions.Singleline, TimeSpan.FromSeconds(1)) is { Success: true } found ? found.Groups["v"].Value : null;
    private static List<string> Radios(string html) => [.. Picks().Matches(html).Select(m => m.Groups[1].Value).Distinct()];
    private static string Clash(string html) => Regex.Match(html, "<fieldset class=\"fate-clash\".*?</fieldset>", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Value;

    [GeneratedRegex("<form [^>]*method=\"post\".*?</form>", RegexOptions.Singleline, 2_000)] private static partial Regex Forms();
    [GeneratedRegex("<input .*?/>", RegexOptions.Singleline, 2_000)] private static partial Regex Inputs();
    [GeneratedRegex("<select [^>]*name=\"([^\"]+)\".*?</select>", RegexOptions.Singleline, 2_000)] private static partial Regex Selects();
    [GeneratedRegex("<option value=\"([^\"]*)\" selected", RegexOptions.None, 2_000)] private static partial Regex Selected();
    [GeneratedRegex("name=\"(form\\.pick\\.[^\"]+)\"", RegexOptions.None, 2_000)] private static partial Regex Picks();
}

internal static class FormSending
{
    /// <summary>The form as it was read, with some fields typed anew.</summary>
    public static Task<string> Send(this Visitor visitor, string path, Dictionary<string, string> form, params (string Name, string Value)[] typed) =>
        visitor.Send(path, [.. form.Where(f => typed.All(t => t.Name != f.Key)).Select(f => (f.Key, f.Value)), .. typed]);
}
