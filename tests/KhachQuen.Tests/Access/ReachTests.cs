using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Access;

/// <summary>Nobody climbs by giving, and the company keeps an administrator. Each house is its own, since its administrators are at stake.</summary>
public sealed class ReachTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Who_manages_users_but_not_roles_gives_no_role_wider_than_their_own(string database)
    {
        var house = houses.On(database);
        var root = await house.Api("root");
        var code = "nhansu" + Guid.CreateVersion7().ToString("N")[20..];
        var role = await root.Post("/roles", new { code, name = "Nhân sự", permissions = new Dictionary<string, string> { ["users.manage"] = "all" } }, 201);
        var clerk = await People.Made(house, roles: [code, "sales"]);
        var api = await house.Api(clerk.Text("userName"));
        await api.Post("/users", new { userName = People.Name(), displayName = "Bán hàng", roles = new[] { "sales" } }, 201);
        Assert.Equal("user.roleWiderThanYours", (await api.Post("/users", new { userName = People.Name(), displayName = "Sếp", roles = new[] { "admin" } }, 422)).Text("code"));
        Assert.Equal("user.roleWiderThanYours", (await api.Patch($"/users/{clerk.Id()}", new { roles = new[] { code, "sales", "manager" } }, 1, 422)).Text("code"));
        await using var db = house.Open();
        var boss = await db.Users.SingleAsync(u => u.UserName == "admin", Now);
        Assert.Equal("user.widerThanYours", (await api.Post($"/users/{boss.Id}:resetPassword", new { }, 422)).Text("code"));
        Assert.Equal("user.widerThanYours", (await api.Patch($"/users/{boss.Id}", new { email = "toi@congty.vn" }, boss.Version, 422)).Text("code"));
        await api.Patch($"/roles/{role.Id()}", new { name = "Nhân sự cao cấp" }, 1, 403);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_last_administrator_cannot_be_removed_by_any_road(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var root = await house.Api("root");
        var (me, other, role) = await Administrators(house);
        Assert.Equal("user.ownAccess", (await root.Patch($"/users/{me.Id}", new { active = false }, me.Version, 422)).Text("code"));
        Assert.Equal("user.ownAccess", (await root.Patch($"/users/{me.Id}", new { roles = new[] { "sales" } }, me.Version, 422)).Text("code"));
        await root.Patch($"/users/{other.Id}", new { active = false }, other.Version);
        Assert.Equal("user.lastAdministrator", (await root.Patch($"/users/{me.Id}", new { active = false }, me.Version, 422)).Text("code"));
        var without = role.Rights.Where(r => r.Key != AccessPermissions.Users).ToDictionary(r => r.Key, r => r.Value.ToString());
        Assert.Equal("user.lastAdministrator", (await root.Patch($"/roles/{role.Id}", new { permissions = Wire(without) }, role.Version, 422)).Text("code"));
        await root.Get("/me");
        Assert.True((await house.Actor("root")).May(AccessPermissions.Users));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Two_administrators_who_remove_each_other_at_once_leave_one(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var (me, other, _) = await Administrators(house);
        var edit = house.Get<EditUser>();
        var (root, admin) = (await house.Actor("root"), await house.Actor("admin"));
        var gate = new TaskCompletionSource();
        async Task<bool> Remove(User target, Actor by)
        {
            await gate.Task;
            try { await edit.Handle(target.Id, new() { Active = false }, target.Version, by, Now); return true; }
            catch (Refused refused) { Assert.Contains(refused.Code, new[] { "user.lastAdministrator", "user.ownAccess" }); return false; }
        }
        var race = Task.WhenAll(Task.Run(() => Remove(other, root), Now), Task.Run(() => Remove(me, admin), Now));
        gate.SetResult();
        Assert.Single(await race, done => done);
        await using var db = house.Open();
        Assert.Equal(1, await db.Users.CountAsync(u => u.Active && (u.UserName == "root" || u.UserName == "admin"), Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_token_never_reaches_farther_than_its_maker(string database)
    {
        var house = houses.On(database);
        var person = await People.Made(house, roles: ["sales"]);
        var api = await house.Api(person.Text("userName"));
        var narrow = await api.Post("/tokens", new { name = "landing page", scopes = new[] { "leads" } }, 201);
        var other = house.CreateClient();
        other.DefaultRequestHeaders.Authorization = new("Bearer", narrow.Text("secret"));
        var rights = (await other.Get("/me")).GetProperty("permissions");
        Assert.True(rights.TryGetProperty("leads.read", out _));
        Assert.False(rights.TryGetProperty("orders.read", out _));
        Assert.Equal("token.widerThanYours", (await other.Post("/tokens", new { name = "rộng hơn" }, 422)).Text("code"));
        await other.Post("/tokens", new { name = "hẹp hơn", scopes = new[] { "leads.read" } }, 201);
        await using var db = house.Open();
        var boss = await db.Users.Where(u => u.UserName == "quan").Select(u => u.Id).SingleAsync(Now);
        await api.Post("/tokens", new { name = "của sếp", userId = boss }, 403);
        Assert.Equal("token.scopeUnknown", (await api.Post("/tokens", new { name = "x", scopes = new[] { "nothing.here" } }, 422)).Text("code"));
        Assert.Equal("token.expiryInThePast", (await api.Post("/tokens", new { name = "x", expiresAt = DateTime.UnixEpoch }, 422)).Text("code"));
    }

    private static async Task<(User Root, User Admin, Role Role)> Administrators(House house)
    {
        await using var db = house.Open();
        return (await db.Users.SingleAsync(u => u.UserName == "root", Now), await db.Users.SingleAsync(u => u.UserName == "admin", Now), await db.Roles.SingleAsync(r => r.Code == "admin", Now));
    }

    private static Dictionary<string, string> Wire(Dictionary<string, string> rights) => rights.ToDictionary(r => r.Key, r => JsonNamingPolicy.CamelCase.ConvertName(r.Value));
}
