using System.Net;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace KhachQuen.Tests.Shell;

/// <summary>Ctrl K goes to every page by its name, in the reader's language and by right.</summary>
public sealed class PaletteTests(Houses houses)
{
    /// <summary>Pages that are no place to go to by name, and why.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["/orders/print"] = "prints what was ticked",
        ["/welcome"] = "for who has no page at all",
        ["/settings/opportunities/evidence"] = "the same page as /settings/opportunities, when its second form was refused",
        ["/settings/opportunities/quotes"] = "the same page as /settings/opportunities, when its third form was refused",
        ["/settings/sales/cross-check"] = "the same page as /settings/sales, when its second form was refused",
    };

    [Theory]
    [InlineData("tuan", "cac lan nhap", "/leads/imports")]
    [InlineData("tuan", "nhap data", "/leads/import")]
    [InlineData("shipping1", "bien ban ban giao", "/shipments/handover")]
    [InlineData("root", "bang quyen", "/settings/roles/matrix")]
    [InlineData("thu", "tai lieu api", "/docs/api")]
    public async Task A_page_without_a_line_in_the_menu_is_found_by_its_name(string who, string typed, string path) =>
        Assert.Contains($"href=\"{path}\"", await Found(await houses.Sqlite.Visitor().SignIn(who, House.Password), typed), StringComparison.Ordinal);

    [Fact]
    public async Task In_English_by_its_English_name()
    {
        await using var house = houses.Another("sqlite");
        await Cast.Enter(house);
        var tuan = await house.Visitor().SignIn("tuan", House.Password);
        await tuan.See("/leads");
        await tuan.Send("/choose/language");
        Assert.Contains("href=\"/leads/imports\"", await Found(tuan, "imports"), StringComparison.Ordinal);
        Assert.Contains("href=\"/customers/new\"", await Found(tuan, "new customer"), StringComparison.Ordinal);
    }

    [Theory, InlineData("lan", "cac lan nhap"), InlineData("tuan", "them nhan vien"), InlineData("chia", "bien ban ban giao")]
    public async Task A_page_one_may_not_open_is_not_found(string who, string typed) =>
        Assert.DoesNotContain("role=\"option\"", await Found(await houses.Sqlite.Visitor().SignIn(who, House.Password), typed), StringComparison.Ordinal);

    [Fact]
    public async Task Whatever_is_offered_opens()
    {
        var shut = new List<string>();
        foreach (var who in new[] { "lan", "tuan", "quan", "root", "chia", "data1", "thu", "shipping1", "shipmentcare1", "director1", "accountant1" })
        {
            var visitor = await houses.Sqlite.Visitor().SignIn(who, House.Password);
            foreach (var page in AllScreens.PagesOf(await houses.Sqlite.Actor(who)))
            {
                await visitor.See(page.Path);
                if (visitor.Status is not (HttpStatusCode.OK or HttpStatusCode.Redirect)) shut.Add($"{page.Path} as {who}: {visitor.Status}");
            }
        }
        Assert.Empty(shut);
    }

    [Fact]
    public void Every_page_that_needs_no_record_is_known_by_name()
    {
        var known = AllScreens.All.SelectMany(s => s.Menu.Concat(s.Pages)).Select(p => p.Path).Concat(Elsewhere.Keys).ToHashSet();
        var forgotten = from type in typeof(AllScreens).Assembly.GetTypes()
                        where type.IsDefined(typeof(NeedsAttribute), false)
                        from route in type.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>()
                        where !known.Contains(route.Template) && !route.Template.Contains('{', StringComparison.Ordinal) && !route.Template.StartsWith("/ui", StringComparison.Ordinal)      // the parts on show are the makers'
                        select route.Template;
        Assert.Empty(forgotten);
    }

    private static Task<string> Found(Visitor visitor, string typed) => visitor.See("/palette?q=" + Uri.EscapeDataString(typed));
}
