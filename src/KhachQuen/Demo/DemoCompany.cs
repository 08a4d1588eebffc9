using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Telesales;
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

    /// <summary>What the people did, told once: each module's chapter in the order of the journey. Asked for more thousands, only those are added.</summary>
    private static async Task Story(IServiceProvider services, int scale, CancellationToken ct)
    {
        var database = services.GetRequiredService<Database>();
        var calendar = await services.GetRequiredService<CompanyCalendar>().Today(ct);
        List<User> sellers;
        await using (var db = database.Open(Actor.System))
        {
            sellers = await db.Users.AsNoTracking().Where(u => u.Active && u.Roles == "sales").OrderBy(u => u.UserName.Length).ThenBy(u => u.UserName).ToListAsync(ct);
            if (!await db.Rows<Contacts.Lead>().AnyAsync(ct))
            {
                var products = await CatalogChapter.Tell(db, ct);
                await RosterChapter.Tell(db, sellers, ct);
                await db.SetSettings(new TelesalesSettings { RecallAfterMinutes = 240 }, ct);      // nobody works in a demo: its mornings should last an afternoon
                var leads = new LeadChapter(db, sellers, calendar, products);
                await leads.Tell(ct);
                await new LevelChapter(database, services.GetRequiredService<ActorDesk>()).Tell(sellers, ct);
                await new OrderChapter(database, services.GetRequiredService<ActorDesk>(), products, db.Clock.Now()).Tell(leads.Sales, ct);
                await new MoneyChapter(database, services.GetRequiredService<TimeProvider>()).Tell(ct);
                await new VoucherChapter(database, services.GetRequiredService<ActorDesk>(), services.GetRequiredService<TimeProvider>()).Tell(ct);
                await new RescueChapter(database, services.GetRequiredService<ActorDesk>(), db.Clock.Now()).Tell(ct);
                await GateChapter.Tell(services, ct);
                await ContactChapter.Tell(services, ct);
                await KnowledgeChapter.Tell(services, ct);
                await FilesChapter.Tell(services, sellers, ct);
                await CustomerChapter.Tell(services, sellers, ct);
                await DealChapter.Tell(services, sellers, ct);
                await ActivityChapter.Tell(services, sellers, ct);
            }
        }
        if (scale > 0) await new ScaleChapter(database, services.GetRequiredService<TimeProvider>()).Tell(scale, sellers, ct);
    }
}
