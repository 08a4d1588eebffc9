using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Access;

public sealed class TeamsAndRolesApiTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Teams_form_a_tree_without_circles_and_close_only_when_empty(string database)
    {
        var house = houses.On(database);
        var admin = await house.Api("root");
        var top = await admin.Post("/teams", new { name = "Miền Trung", kind = "sales" }, 201);
        var low = await admin.Post("/teams", new { name = "Đà Nẵng", kind = "care", parentId = top.Id() }, 201);
        Assert.Equal("team.cycle", (await admin.Patch($"/teams/{top.Id()}", new { parentId = low.Id() }, 1, 422)).Text("code"));
        Assert.Equal("team.unknown", (await admin.Post("/teams", new { name = "X", kind = "sales", parentId = Guid.CreateVersion7() }, 422)).Text("code"));
        Assert.Equal("team.kindMissing", (await admin.Post("/teams", new { name = "X" }, 422)).Text("code"));
        await admin.Post("/teams", new { name = "X", kind = "nothing" }, 400);
        var person = await People.Made(house, team: low.Id());
        Assert.Equal(1, (await admin.Get("/teams?kind=care")).GetProperty("items").EnumerateArray().Single(t => t.Id() == low.Id()).GetProperty("people").GetInt32());
        Assert.Equal("team.notEmpty", (await admin.Patch($"/teams/{low.Id()}", new { active = false }, 1, 422)).Text("code"));
        await admin.Patch($"/users/{person.Id()}", new { teamId = (Guid?)null }, 1);
        Assert.Equal("team.notEmpty", (await admin.Patch($"/teams/{top.Id()}", new { active = false }, 1, 422)).Text("code"));
        await admin.Patch($"/teams/{low.Id()}", new { active = false }, 1);
        await admin.Patch($"/teams/{top.Id()}", new { active = false, name = "Miền Trung (cũ)" }, 1);
        Assert.Equal("team.unknown", (await admin.Patch($"/users/{person.Id()}", new { teamId = low.Id() }, 2, 422)).Text("code"));
        await (await house.Api("tuan")).Post("/teams", new { name = "X", kind = "sales" }, 403);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Changing_a_role_changes_at_once_what_its_people_may_do(string database)
    {
        var house = houses.On(database);
        var admin = await house.Api("root");
        var code = "kiemtra" + Guid.CreateVersion7().ToString("N")[20..];
        var role = await admin.Post("/roles", new { code, name = "Kiểm tra", permissions = new Dictionary<string, string> { ["leads.read"] = "own" } }, 201);
        var person = await People.Made(house, roles: [code]);
        var api = await house.Api(person.Text("userName"));
        await api.Get("/audit", 403);
        var saved = await admin.Patch($"/roles/{role.Id()}", new { permissions = new Dictionary<string, string> { ["leads.read"] = "team", ["audit.read"] = "all" } }, 1);
        Assert.Equal(("team", 1), (saved.GetProperty("permissions").Text("leads.read"), saved.GetProperty("people").GetInt32()));
        await api.Get("/audit");
        Assert.Equal("team", (await api.Get("/me")).GetProperty("permissions").Text("leads.read"));
        await admin.Patch($"/roles/{role.Id()}", new { permissions = new Dictionary<string, string>() }, 2);
        await api.Get("/audit", 403);
        await admin.Patch($"/roles/{role.Id()}", new { name = "Khác" }, 1, 409);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_role_holds_only_rights_there_are_in_scopes_they_can_have(string database)
    {
        var admin = await houses.On(database).Api("root");
        Dictionary<string, string> Rights(string right, string scope) => new() { [right] = scope };
        Assert.Equal("role.permissionUnknown", (await admin.Post("/roles", new { code = "saiquyen", name = "Sai", permissions = Rights("moon.land", "all") }, 422)).Text("code"));
        Assert.Equal("role.scopeImpossible", (await admin.Post("/roles", new { code = "saiquyen", name = "Sai", permissions = Rights("users.manage", "own") }, 422)).Text("code"));
        await admin.Post("/roles", new { code = "saiquyen", name = "Sai", permissions = Rights("leads.read", "everything") }, 400);
        Assert.Equal("role.codeInvalid", (await admin.Post("/roles", new { code = "sai quyền", name = "Sai" }, 422)).Text("code"));
        Assert.Equal("role.codeTaken", (await admin.Post("/roles", new { code = "sales", name = "Sai" }, 422)).Text("code"));
        var known = (await admin.Get("/permissions")).GetProperty("items").EnumerateArray().Select(p => p.Text("code")).ToList();
        Assert.Contains("leads.read", known);
        Assert.Contains("users.manage", known);
    }

    /// <summary>Sight relies on a row's team being its owner's: who moves takes their rows along, in the same transaction.</summary>
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Who_moves_to_another_team_takes_their_rows_along_or_does_not_move(string database)
    {
        var house = houses.On(database);
        var person = await People.Made(house, roles: ["sales"]);
        Guid team;
        await using (var db = house.Open()) team = await db.Teams.Where(t => t.Name == "Hà Nội 2").Select(t => t.Id).SingleAsync(Now);
        var noun = new Noun();
        var edit = new EditUser(house.Get<Database>(), House.Clock, house.Get<ActorDesk>(), [noun]);
        var admin = await house.Actor("root");
        await edit.Handle(person.Id(), new() { TeamId = team }, 1, admin, Now);
        await edit.Handle(person.Id(), new() { TeamId = team }, 2, admin, Now);
        Assert.Equal([(person.Id(), (Guid?)team)], noun.Moves);
        noun.Fails = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => edit.Handle(person.Id(), new() { TeamId = (Guid?)null }, 2, admin, Now));
        await using var after = house.Open();
        Assert.Equal(team, await after.Users.Where(u => u.Id == person.Id()).Select(u => u.TeamId).SingleAsync(Now));
    }

    private sealed class Noun : IMovesWithItsOwner
    {
        public List<(Guid, Guid?)> Moves { get; } = [];
        public bool Fails { get; set; }

        public Task Move(Db db, Guid userId, Guid? teamId, CancellationToken ct)
        {
            if (Fails) throw new InvalidOperationException();
            Assert.NotNull(db.Database.CurrentTransaction);
            Moves.Add((userId, teamId));
            return Task.CompletedTask;
        }
    }
}
