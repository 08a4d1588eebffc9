using KhachQuen.Access;
using KhachQuen.Demo;
using KhachQuen.Platform;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Demo;

public sealed class DemoPeopleTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>The users of X-59, as it names them.</summary>
    private static readonly (string Users, int Count)[] Wanted =
    [
        ("lead", 3), ("sales", 20), ("care", 8), ("reception", 4), ("tech", 6), ("data", 2), ("marketing", 2), ("accountant", 1), ("shipping", 2), ("legal", 1), ("recruiter", 2),
        ("tour", 2), ("director", 1), ("distributor", 1), ("carelead", 1), ("warehouse", 1), ("shipmentcare", 1),
    ];

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_first_start_with_the_demo_brings_its_people_with_one_random_password_kept_in_the_data_folder(string database)
    {
        await using var house = houses.Another(database, empty: true);
        using var demo = house.WithWebHostBuilder(b => b.UseSetting("DEMO", "1"));
        var database1 = (Database)demo.Services.GetService(typeof(Database))!;
        var folder = (DataFolder)demo.Services.GetService(typeof(DataFolder))!;
        await using var db = database1.Open(KhachQuen.Platform.Actor.System);

        var users = await db.Users.ToDictionaryAsync(u => u.UserName, Now);
        Assert.Equal(Wanted.SelectMany(w => Enumerable.Range(1, w.Count).Select(i => w.Users + i)).Append("admin").Append("manager").Order(), users.Keys.Order());
        Assert.Equal(["admin", "manager"], users["admin"].RoleCodes);
        Assert.All(Wanted, w => Assert.Equal([w.Users], users[w.Users + 1].RoleCodes));
        Assert.All(Enumerable.Range(1, 20), i => Assert.True(users["sales" + i].ReceivesData && users["sales" + i].TeamId is not null));
        Assert.Equal(users["lead3"].TeamId, users["sales20"].TeamId);
        Assert.Equal(TeamKind.Department, (await db.Teams.SingleAsync(t => t.Id == users["tech6"].TeamId, Now)).Kind);

        var password = await File.ReadAllTextAsync(folder.File(DemoPassword.FileName), Now);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File(DemoPassword.FileName)));
        var signIn = (SignIn)demo.Services.GetService(typeof(SignIn))!;
        Assert.NotNull((await signIn.Handle("sales20", password.Trim(), null, null, Now)).Session);
        Assert.Equal(password.Trim(), await DemoCompany.Fill(demo.Services, 1, Now));      // again: nobody twice, the same password
        Assert.Equal(users.Count, await db.Users.CountAsync(Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_company_with_people_of_its_own_is_not_filled(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var refused = await Assert.ThrowsAsync<Refused>(() => DemoCompany.Fill(house.Services, 1, Now));
        Assert.Equal("demo.notEmpty", refused.Code);
    }
}
