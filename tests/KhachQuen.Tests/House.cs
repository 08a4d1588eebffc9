using System.Collections.Concurrent;
using System.Net.Http.Headers;
using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Tests;

/// <summary>The real host on a database of its own, with the cast of the demo company in it.</summary>
public sealed class House(string connection, string folder, TimeProvider? clock = null, bool works = true) : WebApplicationFactory<Program>
{
    public const string Password = "Sotay2026x";

    /// <summary>The clock of every test that brings none: it runs, from a Monday 09:30 in Viet Nam, so that no test depends on the hour it is run (the law of calling hours holds in here too).</summary>
    public static readonly TimeProvider Clock = new MovedClock(new DateTime(2026, 11, 23, 2, 30, 0, DateTimeKind.Utc));

    public string Connection => connection;

    private readonly ConcurrentDictionary<string, string> secrets = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("DATA", folder).UseSetting("DATABASE", connection).UseSetting("JOBS", "0").UseSetting("WORK", works ? "1" : "0");
        builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");      // styles and scripts as published: compressed, kept by the browser
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.UseSetting("API_PER_MINUTE", "1000000").UseSetting("WRONG_SIGN_INS_PER_MINUTE", "1000000").UseSetting("FORMS_PER_MINUTE", "30000");    // all tests are one address and few tokens
        builder.ConfigureServices(services => services.AddSingleton(clock ?? Clock)
            .ConfigureAll<CookieAuthenticationOptions>(o => o.TimeProvider = TimeProvider.System));      // a browser throws a cookie away by the machine's clock: 14 hours of the house's Monday were over for ever that night
    }

    public TService Get<TService>() where TService : notnull => Services.GetRequiredService<TService>();
    public Db Open() => Get<Database>().Open(KhachQuen.Platform.Actor.System);

    /// <summary>The actor of a member of the cast, as the product itself makes it.</summary>
    public async Task<Actor> Actor(string userName)
    {
        await using var db = Open();
        var id = await db.Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync();
        return (await Get<ActorDesk>().OfUser(id))!;
    }

    /// <summary>An API client with a token of the named member of the cast.</summary>
    public async Task<HttpClient> Api(string userName)
    {
        var client = CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Secret(userName));
        return client;
    }

    /// <summary>A browser without scripts, with nobody signed in.</summary>
    public Visitor Visitor() => new(CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }));

    public async Task<string> Secret(string userName)
    {
        if (secrets.TryGetValue(userName, out var known)) return known;
        await using var db = Open();
        var user = await db.Users.SingleAsync(u => u.UserName == userName);
        var (token, secret) = ApiToken.Make(user.Id, "tests", [], null, Clock.Now());
        db.Add(token);
        await db.SaveChangesAsync();
        return secrets.GetOrAdd(userName, secret);
    }
}

/// <summary>A clock that runs, but from another moment: a test of a working day does not depend on the day it is run.</summary>
public sealed class MovedClock(DateTime startUtc) : TimeProvider
{
    private readonly long started = System.GetTimestamp();
    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(startUtc, TimeSpan.Zero) + System.GetElapsedTime(started);
}
