using System.Net;
using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Access;

/// <summary>Passwords, sessions, second factor, looking through another's eyes, limits.</summary>
public sealed class DoorTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Guesses_released_together_count_each_and_shut_the_door(string database)
    {
        var house = houses.On(database);
        var name = (await People.Made(house)).Text("userName");
        var signIn = house.Get<SignIn>();
        var gate = new TaskCompletionSource();
        var guesses = Enumerable.Range(0, 5).Select(i => Task.Run(async () => { await gate.Task; return await signIn.Handle(name, $"doan-mo-{i}", "10.0.0.1", null, Now); }, Now)).ToList();
        gate.SetResult();
        Assert.All(await Task.WhenAll(guesses), e => Assert.Equal(Entry.Refused, e));
        Assert.Null((await signIn.Handle(name, House.Password, null, null, Now)).Session);
        await using var db = house.Open();
        var user = await db.Users.SingleAsync(u => u.UserName == name, Now);
        Assert.NotNull((await db.Rows<SignInGuard>().SingleAsync(g => g.Id == user.Id, Now)).ShutUntil);
        Assert.Equal(1, user.Version);    // a stranger's guesses do not make the administrator's form stale
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_new_password_of_ones_own_needs_the_old_one_and_signs_the_other_devices_out(string database)
    {
        var house = houses.On(database);
        var person = await People.Made(house);
        var (name, api) = (person.Text("userName"), await house.Api(person.Text("userName")));
        var visitor = await house.Visitor().SignIn(name, House.Password);
        Assert.Equal("user.passwordWrong", (await api.Put("/me/password", new { old = "khong-phai-1", password = "Vuonhoa2026" }, expected: 422)).Text("code"));
        Assert.Equal("user.passwordWeak", (await api.Put("/me/password", new { old = House.Password, password = "ngan" }, expected: 422)).Text("code"));
        Assert.Single((await api.Get("/me/sessions")).GetProperty("items").EnumerateArray());
        await api.Put("/me/password", new { old = House.Password, password = "Vuonhoa2026" }, expected: 204);
        await visitor.See("/welcome");
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        Assert.Empty((await api.Get("/me/sessions")).GetProperty("items").EnumerateArray());
        Assert.NotNull((await house.Get<SignIn>().Handle(name, "Vuonhoa2026", null, null, Now)).Session);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task With_a_second_factor_the_password_alone_opens_nothing_and_a_recovery_code_works_once(string database)
    {
        var house = houses.On(database);
        var name = (await People.Made(house)).Text("userName");
        var actor = await house.Actor(name);
        var start = await house.Get<StartSecondFactor>().Handle(actor, Now);
        Assert.StartsWith($"otpauth://totp/KhachQuen:{name}?secret={start.Secret}&", start.Uri, StringComparison.Ordinal);
        Assert.NotNull((await house.Get<SignIn>().Handle(name, House.Password, null, null, Now)).Session);    // not on yet
        await Assert.ThrowsAsync<Refused>(() => house.Get<TurnOnSecondFactor>().Handle("000000", actor, Now));
        var secret = FromBase32(start.Secret);
        var used = CodeNow(secret);
        var codes = await house.Get<TurnOnSecondFactor>().Handle(used, actor, Now);
        Assert.Equal(10, codes.Count);
        var (session, ticket) = await house.Get<SignIn>().Handle(name, House.Password, null, null, Now);
        Assert.Null(session);
        var byCode = house.Get<SignInByCode>();
        Assert.Null(await byCode.Handle(ticket, used, null, null, Now));            // that step was used to turn it on; a new half minute would bring a new code
        Assert.Null(await byCode.Handle("made up", codes[0], null, null, Now));
        Assert.NotNull(await byCode.Handle(ticket, codes[0].ToUpperInvariant() + " ", null, null, Now));
        Assert.Null(await byCode.Handle(ticket, codes[0], null, null, Now));
        await using var db = house.Open();
        var kept = await db.Rows<SecondFactor>().SingleAsync(f => f.Id == actor.Id, Now);
        Assert.Equal(9, kept.RecoveryCodesLeft);
        Assert.DoesNotContain(start.Secret, kept.SealedSecret, StringComparison.Ordinal);
        await house.Get<RemoveSecondFactor>().Handle(actor.Id, await house.Actor("root"), Now);
        Assert.NotNull((await house.Get<SignIn>().Handle(name, House.Password, null, null, Now)).Session);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_administrator_looks_through_a_colleagues_eyes_and_changes_nothing(string database)
    {
        var house = houses.On(database);
        var (root, lan) = (await house.Actor("root"), await house.Actor("lan"));
        var session = (await house.Get<SignIn>().Handle("root", House.Password, null, null, Now)).Session!;
        var desk = house.Get<ActorDesk>();
        await Assert.ThrowsAsync<Forbidden>(() => house.Get<ViewAs>().Handle(root.Id, session.Id, lan, Now));
        await house.Get<ViewAs>().Handle(lan.Id, session.Id, root, Now);
        var seen = (await desk.OfSession(root.Id, session.Id, Now))!;
        Assert.Equal(("lan", root.Id, Scope.Own), (seen.UserName, seen.ViewerId, seen.ScopeOf("leads.read")));
        Assert.False(seen.May(AccessPermissions.Users));
        await Assert.ThrowsAsync<Forbidden>(() => house.Get<SetOwnLanguage>().Handle("en", seen, Now));
        await house.Get<EndViewAs>().Handle(session.Id, seen, Now);
        Assert.Equal("root", (await desk.OfSession(root.Id, session.Id, Now))!.UserName);
        await using var db = house.Open();
        Assert.Equal(["viewedAs", "viewedAsEnded"], await db.Rows<AuditLine>().Where(l => l.NounId == lan.Id && l.ActorId == root.Id).OrderBy(l => l.Id).Select(l => l.Act).ToListAsync(Now));
    }

    [Fact]
    public async Task Too_many_requests_of_one_token_are_told_to_wait_and_another_token_is_not()
    {
        await using var house = houses.Another("sqlite");
        await Cast.Enter(house);
        var (lan, minh) = (await house.Secret("lan"), await house.Secret("minh"));
        await using var limited = house.WithWebHostBuilder(b => b.UseSetting("API_PER_MINUTE", "5"));
        using var client = limited.CreateClient();
        async Task<HttpResponseMessage> Ask(string secret)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
            request.Headers.Authorization = new("Bearer", secret);
            return await client.SendAsync(request, Now);
        }
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.OK, (await Ask(lan)).StatusCode);
        var refused = await Ask(lan);
        Assert.Equal("tooMany", (await refused.Body(429)).Text("code"));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await Ask(minh)).StatusCode);
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await Ask($"kq_guess{i}")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Ask("kq_guess6")).StatusCode);     // guesses share the address's budget
    }

    [Fact]
    public async Task Wrong_sign_ins_of_one_address_are_limited_and_right_ones_are_not_counted()
    {
        await using var house = houses.Another("sqlite");
        await Cast.Enter(house);
        await using var limited = house.WithWebHostBuilder(b => b.UseSetting("WRONG_SIGN_INS_PER_MINUTE", "3"));
        Visitor Visitor() => new(limited.CreateClient(new() { AllowAutoRedirect = false }));
        for (var i = 0; i < 6; i++) Assert.Equal("/", (await Visitor().SignIn("lan", House.Password)).Leads);
        foreach (var name in new[] { "minh", "thao", "nobody" }) Assert.Equal("/sign-in?wrong=1", (await Visitor().SignIn(name, "sai-mat-khau-1")).Leads);
        Assert.Equal("/sign-in?wrong=many", (await Visitor().SignIn("lan", House.Password)).Leads);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_secret_repeated_under_its_idempotency_key_is_kept_sealed(string database)
    {
        var house = houses.On(database);
        var api = await house.Api("lan");
        var key = Guid.CreateVersion7().ToString();
        async Task<System.Text.Json.JsonElement> Make()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/tokens") { Content = System.Net.Http.Json.JsonContent.Create(new { name = "một lần" }) };
            request.Headers.Add("Idempotency-Key", key);
            return await (await api.SendAsync(request, Now)).Body(201);
        }
        var (first, second) = (await Make(), await Make());
        Assert.Equal(first.Text("secret"), second.Text("secret"));
        await using var db = house.Open();
        var kept = await db.Rows<KeptAnswer>().SingleAsync(k => k.Key == key, Now);
        Assert.DoesNotContain(first.Text("secret"), kept.Body, StringComparison.Ordinal);
        Assert.Single(await db.Tokens.Where(t => t.Id == first.Id()).ToListAsync(Now));
    }

    internal static string CodeNow(string secret) => CodeNow(FromBase32(secret));

    private static string CodeNow(byte[] secret) => Totp.CodeOf(secret, Totp.StepAt(DateTime.SpecifyKind(House.Clock.GetUtcNow().UtcDateTime, DateTimeKind.Utc)));

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
