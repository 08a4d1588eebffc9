using System.Net;
using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Access;

/// <summary>A new installation has no default password: whoever comes first makes the administrator, once .</summary>
public sealed class FirstVisitTests(Houses houses)
{
    private static readonly (string, string)[] Filled = [("company", "Công ty Sổ Tay"), ("displayName", "Phan Thị Đầu"), ("userName", "dau"), ("password", "Batdau2026x")];
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_first_visitor_names_the_company_and_becomes_its_administrator(string database)
    {
        await using var house = houses.Another(database, empty: true);
        var visitor = house.Visitor();
        await visitor.See("/sign-in");
        Assert.EndsWith("/first-visit", visitor.Leads, StringComparison.Ordinal);
        await visitor.See("/first-visit");
        var refused = await visitor.Send("/first-visit", [.. Filled[..3], ("password", "ngan")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("value=\"Công ty Sổ Tay\"", refused, StringComparison.Ordinal);
        var begun = await visitor.Send("/first-visit", Filled);
        Assert.True(visitor.Leads == "/", begun);
        Assert.Contains("Công ty Sổ Tay", await visitor.See("/settings/company"), StringComparison.Ordinal);
        Assert.True((await house.Actor("dau")).May(AccessPermissions.Roles));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Never_again_after_that(string database)
    {
        var visitor = houses.On(database).Visitor();
        await visitor.See("/first-visit");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        await visitor.See("/sign-in");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        await visitor.Send("/first-visit", Filled);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Two_first_visitors_at_once_make_one_administrator(string database)
    {
        await using var house = houses.Another(database, empty: true);
        var first = house.Get<FirstVisit>();
        Assert.True(await first.Awaited(Now));
        var gate = new TaskCompletionSource();
        var racers = Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
        {
            await gate.Task;
            try { await first.Handle(new("Công ty", "Quản trị", $"quantri{i}", "Batdau2026x"), null, null, Now); return true; }
            catch (NotFound) { return false; }
        }, Now)).ToList();
        gate.SetResult();
        Assert.Single(await Task.WhenAll(racers), won => won);
        await using var db = house.Open();
        Assert.Equal(1, await db.Users.CountAsync(Now));
        Assert.False(await first.Awaited(Now));
    }
}
