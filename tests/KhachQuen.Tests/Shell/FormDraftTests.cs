using System.Net;
using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Shell;

/// <summary>X-27: a form that is being written survives a reload, a restart and signing out; on what others changed meanwhile it is laid over it, never saved past it.</summary>
public sealed class FormDraftTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static async Task<(string Path, Dictionary<string, string> Form)> Opened(House house, Visitor visitor)
    {
        var made = await (await house.Api("quan")).Post("/products", new { code = "ND-" + Numbers.Next(), name = "Viên viết dở", price = 320_000, unit = "hộp" });
        var path = $"/products/{made.Id()}";
        return (path, ConflictTests.Fields(await visitor.See(path), path));
    }

    private static Task<string> Keep(Visitor visitor, string path, Dictionary<string, string> form, params (string Name, string Value)[] typed)
    {
        foreach (var (name, value) in typed) form[name] = value;
        return visitor.Send("/drafts", ("key", "form:" + path), ("text", JsonSerializer.Serialize(form.Select(f => new[] { f.Key, f.Value }))));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task It_is_there_again_for_its_writer_alone_until_it_is_saved(string database)
    {
        var house = houses.On(database);
        var visitor = await house.Visitor().SignIn("admin", House.Password);
        var (path, form) = await Opened(house, visitor);
        await Keep(visitor, path, form, ("name", "Viên gõ dở"));
        var again = await house.Visitor().SignIn("admin", House.Password);          // another session: what was kept is not the browser's
        var html = await again.See(path);
        Assert.Contains("Đang mở lại bản nháp", html, StringComparison.Ordinal);
        form = ConflictTests.Fields(html, path);
        Assert.Equal(("Viên gõ dở", "hộp"), (form["name"], form["unit"]));
        Assert.DoesNotContain("Viên gõ dở", await (await house.Visitor().SignIn("quan", House.Password)).See(path), StringComparison.Ordinal);
        await again.Send(path, form);
        Assert.Equal("Viên gõ dở", (await (await house.Api("quan")).Get(path)).Text("name"));
        Assert.DoesNotContain("Đang mở lại bản nháp", await again.See(path), StringComparison.Ordinal);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_draft_of_what_others_changed_meanwhile_is_laid_over_it_and_asks_where_both_did(string database)
    {
        var house = houses.On(database);
        var visitor = await house.Visitor().SignIn("admin", House.Password);
        var (path, form) = await Opened(house, visitor);
        await Keep(visitor, path, form, ("name", "Tên nháp"), ("unit", "lọ"));
        await (await house.Api("quan")).Patch(path, new { name = "Tên mới", price = 350_000 }, 1);
        var html = await visitor.See(path);
        Assert.Contains("form.pick.name", html, StringComparison.Ordinal);
        form = ConflictTests.Fields(html, path);
        Assert.Equal(("Tên nháp", "lọ", "2"), (form["name"], form["unit"], form["version"]));
        await visitor.Send(path, form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);           // not saved past the other
        Assert.Equal("Tên mới", (await (await house.Api("quan")).Get(path)).Text("name"));
        await visitor.Send(path, form, ("form.pick.name", "theirs"));
        var saved = await (await house.Api("quan")).Get(path);
        Assert.Equal(("Tên mới", "lọ", 350_000L), (saved.Text("name"), saved.Text("unit"), saved.Number("price")));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task It_is_forgotten_after_thirty_days(string database)
    {
        var house = houses.On(database);
        var admin = await house.Actor("admin");
        var (old, young) = ("form:/cũ/" + Numbers.Next(), "form:/mới/" + Numbers.Next());
        foreach (var key in new[] { old, young }) await house.Get<KeepDraft>().Handle(key, "[]", admin, Now);
        await using (var db = house.Open())
        {
            (await db.Rows<Draft>().SingleAsync(d => d.Key == old, Now)).At = House.Clock.Now().AddDays(-31);
            await db.SaveChangesAsync(Now);
        }
        await house.Get<RunJob>().Handle("purge-drafts", null, await house.Actor("root"), Now);
        Assert.Null(await house.Get<ReadDraft>().Handle(old, admin, Now));
        Assert.NotNull(await house.Get<ReadDraft>().Handle(young, admin, Now));
    }

    [Theory]
    [InlineData("/settings/company"), InlineData("/settings/exports"), InlineData("/settings/attachments"), InlineData("/settings/telesales"), InlineData("/settings/sales"), InlineData("/settings/sales", "/settings/sales/cross-check")]
    [InlineData("/settings/contact-rules", "/contact-rules/hours"), InlineData("/settings/working-hours", "/settings/working-hours/week"), InlineData("/settings/customers"), InlineData("/settings/commission"), InlineData("/settings/working-hours", "/settings/working-hours/days-off")]
    public async Task What_a_form_sends_it_says_how_it_stood(string page, string? action = null)
    {
        var visitor = await houses.Sqlite.Visitor().SignIn("admin", House.Password);
        var html = await visitor.See(page);
        var path = action is null ? page : System.Text.RegularExpressions.Regex.Match(html, $"action=\"([^\"]*{action})\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        var form = ConflictTests.Fields(html, path);
        var said = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(form["form.base"])!.Keys.ToHashSet();
        Dictionary<string, string> rows = new() { ["role"] = "discounts", ["percent"] = said.Contains("bands") ? "bands" : "discounts", ["from"] = "bands", ["on"] = "days", ["name"] = said.Contains("days") ? "days" : "name" };
        string[] beside = ["version", "form.base", "form.draft", "year", "channels.name", "channels.on", "groups.name", "groups.on"];
        Assert.DoesNotContain(form.Keys.Except(beside), name => !said.Contains(name) && !said.Contains(rows.GetValueOrDefault(name, "")));
        Assert.NotEmpty(said);
    }
}
