using KhachQuen.Platform;
using KhachQuen.Telesales;

namespace KhachQuen.Web.Shell;

/// <summary>What an empty database gets: the shipped roles and lists, and the demo company where it is wanted.</summary>
internal static class FirstStart
{
    public static async Task Run(IServiceProvider services)
    {
        await using var db = services.GetRequiredService<Database>().Open(Actor.System);
        await ShippedRoles.Add(db);
        await ShippedOutcomes.Add(db);
        await ShippedSources.Add(db);
    }
}
