using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using KhachQuen.Platform;

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
