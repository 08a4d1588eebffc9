using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Demo;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Shell;

/// <summary>What an empty database gets: the shipped roles and lists, and the demo company where it is wanted.</summary>
internal static class FirstStart
{
    public static async Task Run(IServiceProvider services)
    {
        await Ship(services);
        await using var db = services.GetRequiredService<Database>().Open(Actor.System);
        if (services.GetRequiredService<Place>().WithDemo && !await db.Users.AnyAsync()) await DemoCompany.Fill(services, 0);
    }

    /// <summary>Adds what ships with this version and is not there yet.</summary>
    public static async Task Ship(IServiceProvider services)
    {
        await using var db = services.GetRequiredService<Database>().Open(Actor.System);
        await ShippedRoles.Add(db);
        await ShippedOutcomes.Add(db);
        await ShippedSources.Add(db);
        await ShippedContactRules.Add(db);
    }
}
