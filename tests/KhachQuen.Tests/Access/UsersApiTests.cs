using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Access;

public sealed class UsersApiTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_new_colleague_gets_a_password_shown_once_signs_in_and_may_do_what_their_role_says(string database)
    {
        var (house, name) = (houses.On(database), People.Name());
        var admin = await house.Api("root");
        var made = await admin.Post("/users", new { userName = name, displayName = "Trịnh Thị Mới", email = "moi@congty.vn", roles = new[] { "sales" }, receivesData = true }, 201);
        var password = made.Text("password");
        Assert.False(made.TryGetProperty("passwordHash", out _));
        var found = await admin.Get($"/users?userName={name.ToUpperInvariant()}");
        Assert.Equal(made.Id(), found.GetProperty("items")[0].Id());
        var visitor = await house.Visitor().SignIn(name, password);
        Assert.Equal((HttpStatusCode.Redirect, "/me?password=temporary"), (visitor.Status, visitor.Leads));
        var actor = await house.Actor(name);
        Assert.Equal((Scope.Own, Scope.None), (actor.ScopeOf("leads.read"), actor.ScopeOf(AccessPermissions.Users)));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Who_does_not_manage_users_sees_names_but_no_email_and_changes_nothing(string database)
    {
        var house = houses.On(database);
        var person = await People.Made(house, email: "kin@congty.vn");
        var lan = await house.Api("lan");
        Assert.Equal(JsonValueKind.Null, (await lan.Get($"/users/{person.Id()}")).GetProperty("email").ValueKind);
        await lan.Post("/users", new { userName = People.Name(), displayName = "Không" }, 403);
        await lan.Patch($"/users/{person.Id()}", new { displayName = "Không" }, 1, 403);
        await lan.Post($"/users/{person.Id()}:resetPassword", new { }, 403);
        Assert.Equal("kin@congty.vn", (await (await house.Api("root")).Get($"/users/{person.Id()}")).Text("email"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_nobody_may_write_is_refused_and_a_patch_needs_the_version_it_was_based_on(string database)
    {
        var house = houses.On(database);
        var admin = await house.Api("root");
        var person = await People.Made(house);
        var path = $"/users/{person.Id()}";
        Assert.Equal("badRequest", (await admin.Post("/users", new { userName = People.Name(), displayName = "A", passwordHash = "x" }, 400)).Text("code"));
        await admin.Patch(path, new { passwordHash = "x" }, 1, 400);
        await admin.Patch(path, new { userName = "khac" }, 1, 400);
        await admin.Patch(path, new { active = (bool?)null }, 1, 400);
        await admin.Patch(path, new { displayName = "B" }, null, 428);
        Assert.Equal("user.nameMissing", (await admin.Patch(path, new { displayName = (string?)null }, 1, 422)).Text("code"));
        var saved = await admin.Patch(path, new { displayName = "Bích" }, 1);
        Assert.Equal(("Bích", 2), (saved.Text("displayName"), saved.GetProperty("version").GetInt64()));
        await admin.Patch(path, new { displayName = "Cúc" }, 1, 409);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_user_name_is_given_once_also_when_two_give_it_at_the_same_moment(string database)
    {
        var (admin, name) = (await houses.On(database).Api("root"), People.Name());
        var gate = new TaskCompletionSource();
        var racers = Enumerable.Range(0, 6).Select(async i =>
        {
            await gate.Task;
            using var body = System.Net.Http.Json.JsonContent.Create(new { userName = i % 2 == 0 ? name : name.ToUpperInvariant(), displayName = "Đua", password = "Sotay2026x" });
            return (int)(await admin.PostAsync("/api/v1/users", body, Now)).StatusCode;
        }).ToList();
        gate.SetResult();
        var answers = await Task.WhenAll(racers);
        Assert.Equal([201, 422, 422, 422, 422, 422], answers.Order());
        Assert.Equal("user.userNameTaken", (await admin.Post("/users", new { userName = name, displayName = "Đua" }, 422)).Text("code"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Who_is_deactivated_is_out_at_once_by_cookie_and_by_token(string database)
    {
        var house = houses.On(database);
        var admin = await house.Api("root");
        var person = await People.Made(house, roles: ["sales"]);
        var visitor = await house.Visitor().SignIn(person.Text("userName"), House.Password);
        var token = await house.Api(person.Text("userName"));
        await token.Get("/me");
        Assert.Contains("app", await visitor.See("/welcome"), StringComparison.Ordinal);
        await admin.Patch($"/users/{person.Id()}", new { active = false }, 1);
        await token.Get("/me", 401);
        await visitor.See("/welcome");
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        Assert.StartsWith("/sign-in", new Uri(new Uri("http://localhost"), visitor.Leads).AbsolutePath, StringComparison.Ordinal);
        await admin.Patch($"/users/{person.Id()}", new { active = true }, 2);
        await token.Get("/me", 401);    // the old token stays withdrawn
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_demoted_person_loses_the_right_at_once(string database)
    {
        var house = houses.On(database);
        var admin = await house.Api("root");
        var person = await People.Made(house, roles: ["manager"]);
        var api = await house.Api(person.Text("userName"));
        await api.Get("/settings/workingHours");
        await admin.Patch($"/users/{person.Id()}", new { roles = new[] { "sales" } }, 1);
        await api.Get("/settings/workingHours", 403);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Resetting_a_password_ends_the_sessions_and_the_old_password(string database)
    {
        var house = houses.On(database);
        var person = await People.Made(house, roles: ["sales"]);
        var name = person.Text("userName");
        var visitor = await house.Visitor().SignIn(name, House.Password);
        var password = (await (await house.Api("root")).Post($"/users/{person.Id()}:resetPassword", new { })).Text("password");
        await visitor.See("/welcome");
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        Assert.Equal("/sign-in?wrong=1", (await house.Visitor().SignIn(name, House.Password)).Leads);
        Assert.Equal("/me?password=temporary", (await house.Visitor().SignIn(name, password)).Leads);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_lead_switches_the_data_of_their_own_people_and_nobody_elses(string database)
    {
        var house = houses.On(database);
        Guid hanoi1;
        await using (var db = house.Open()) hanoi1 = await db.Teams.Where(t => t.Name == "Hà Nội 1").Select(t => t.Id).SingleAsync(Now);
        var mine = await People.Made(house, team: hanoi1, roles: ["sales"]);
        var path = $"/users/{mine.Id()}/receives-data";
        Assert.True((await (await house.Api("tuan")).Put(path, new { receivesData = true })).GetProperty("receivesData").GetBoolean());
        Assert.False((await (await house.Api("khanh")).Put(path, new { receivesData = false })).GetProperty("receivesData").GetBoolean());    // the team above
        await (await house.Api("phuc")).Put(path, new { receivesData = true }, expected: 403);
        await (await house.Api("minh")).Put(path, new { receivesData = true }, expected: 403);
        Assert.True((await (await house.Api(mine.Text("userName"))).Put(path, new { receivesData = true })).GetProperty("receivesData").GetBoolean());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task People_are_found_by_parts_of_their_name_without_accents_by_team_and_by_role(string database)
    {
        var house = houses.On(database);
        var api = await house.Api("lan");
        var found = await api.Get("/users?q=phuong thao");
        Assert.Equal("thao", found.GetProperty("items")[0].Text("userName"));
        var accountants = (await api.Get("/users?role=accountant&limit=200")).GetProperty("items").EnumerateArray().ToList();
        Assert.Contains("accountant1", accountants.Select(u => u.Text("userName")));
        Assert.All(accountants, u => Assert.Contains("accountant", u.GetProperty("roles").EnumerateArray().Select(r => r.GetString())));
        var page = await api.Get("/users?limit=3&sort=displayName&count=true");
        var next = await api.Get($"/users?limit=3&sort=displayName&after={page.Text("next")}");
        Assert.True(page.GetProperty("total").GetInt32() >= Cast.People.Length);
        Assert.Empty(page.GetProperty("items").EnumerateArray().Select(u => u.Id()).Intersect(next.GetProperty("items").EnumerateArray().Select(u => u.Id())));
        Assert.Equal("list.sortUnknown", (await api.Get("/users?sort=passwordHash", 422)).Text("code"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Me_says_who_I_am_and_what_I_may_do(string database)
    {
        var me = await (await houses.On(database).Api("lan")).Get("/me");
        Assert.Equal(("lan", "sales", "vi"), (me.GetProperty("user").Text("userName"), me.Text("role"), me.Text("language")));
        Assert.Equal("own", me.GetProperty("permissions").Text("leads.read"));
        Assert.Equal("offline", me.GetProperty("agent").Text("state"));
        Assert.Equal(0, me.GetProperty("agent").GetProperty("queueIds").GetArrayLength());
        var nobody = houses.On(database).CreateClient();
        nobody.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "kq_nothing");
        await nobody.Get("/me", 401);
    }
}
