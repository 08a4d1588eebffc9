using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Demo;

/// <summary>One company as a story: the people, then what they did. Fills an empty installation, or one that it filled before.</summary>
public static class DemoCompany
{
    /// <param name="services">The product's services.</param>
    /// <param name="scale">So many thousands of customers.</param>
    /// <param name="ct">Ends it early.</param>
    /// <returns>The password of everyone in the demo; also in <c>demo-password.txt</c> of the data folder.</returns>
    public static async Task<string> Fill(IServiceProvider services, int scale, CancellationToken ct = default)
    {
        var (database, clock) = (services.GetRequiredService<Database>(), services.GetRequiredService<TimeProvider>());
        var password = DemoPassword.In(services.GetRequiredService<DataFolder>());
        await using (var db = database.Open(Actor.System))
        {
            if (!await db.Users.AnyAsync(ct)) await DemoPeople.Enter(db, password, clock.Now(), ct);
            Rule.Require(await db.Users.AnyAsync(u => u.UserName == "sales1", ct), "demo.notEmpty");
        }
        await Story(services, scale, ct);
        return password;
    }

    /// <summary>What the people did: customers, leads, calls, orders … Each module's chapter is called from here, in the order of the journey.</summary>
    private static Task Story(IServiceProvider services, int scale, CancellationToken ct)
    {
        _ = (services, scale, ct);
        return Task.CompletedTask;
    }
}
