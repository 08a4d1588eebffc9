using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Demo;

/// <summary>
/// Many thousands of leads, as many customers and opportunities, for measuring and for showing that it stays quick (<c>demo --scale N</c>: N × 1,000 of each). Row i is a function of i
/// and of the day only (bench/README.md, data shape). Written in big batches: each costs a walk through every index, whatever its size.
/// </summary>
internal sealed class ScaleChapter(Database database, TimeProvider clock)
{
    private const int Batch = 50_000;

    public async Task Tell(int thousands, IReadOnlyList<User> owners, CancellationToken ct)
    {
        var (now, upTo) = (clock.Now(), thousands * 1_000);
        ScaledLeads leads;
        ScaledDeals deals;
        int leadsThere, customersThere;
        await using (var db = database.Open(Actor.System))
        {
            leads = await ScaledLeads.Of(db, owners, now, ct);
            leadsThere = await db.Rows<Lead>().CountAsync(l => l.FirstSource == ScaledLeads.Source, ct);
            deals = new(owners, await db.Settings<OpportunitySettings>(ct), now);
            customersThere = await ScaledCustomers.CountThere(db, ct);
            // Nobody works rows made by number: they would all float, and be given on, for days.
            await db.SetSettings(await db.Settings<TelesalesSettings>(ct) with { RecallAfterMinutes = 0, FloatAfterDays = 0 }, ct);
            await db.SaveChangesAsync(ct);
        }
        for (var from = leadsThere; from < upTo; from += Batch) await Write(db => leads.Write(db, from, Math.Min(Batch, upTo - from), ct), ct);
        var customers = new ScaledCustomers(owners, deals, now);
        for (var from = customersThere; from < upTo; from += Batch) await Write(db => customers.Write(db, from, Math.Min(Batch, upTo - from), ct), ct);
    }

    /// <summary>A batch, its rows and those beside them, at once: asked again after it was stopped, it goes on where it was.</summary>
    private async Task Write(Func<Db, Task> batch, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        await using var transaction = await db.Begin(ct);
        await batch(db);
        await transaction.Commit(ct);
    }
}
