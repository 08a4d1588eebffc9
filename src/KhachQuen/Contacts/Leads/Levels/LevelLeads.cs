using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>The company asks other fields of a level: every profile levelled by the choice of before is levelled anew, in the background (F-24).</summary>
public sealed class LevelLeads(Database database) : ISweep
{
    private const int AtOnce = 200;

    public string Name => "level-leads";
    public TimeSpan Every => TimeSpan.FromSeconds(15);

    public async Task Sweep(CancellationToken ct)
    {
        while (await Once(ct) == AtOnce) ct.ThrowIfCancellationRequested();
    }

    /// <summary>The next few, in one transaction. Somebody who saves one meanwhile levels it themself; the turn is taken again.</summary>
    public async Task<int> Once(CancellationToken ct = default)
    {
        await using var db = database.Open(Actor.System);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, "sweep:level-leads", ct);
        var choice = await LevelChoice.Now(db, ct);
        var profiles = await Before(db, choice.Version).Take(AtOnce).ToListAsync(ct);
        Guid[] ids = [.. profiles.Select(p => p.LeadId)];
        var leads = await db.Rows<Lead>().Where(l => EF.Parameter(ids).Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        foreach (var profile in profiles) (await LeadFile.Of(db, leads[profile.LeadId], profile, choice, ct)).Level();
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateConcurrencyException) { return 0; }
        await transaction.Commit(ct);
        return profiles.Count;
    }

    /// <summary>Older ones and, after a restored backup, newer ones: two stretches of the index (LevelVersion, Id).</summary>
    private static IQueryable<LeadProfile> Before(Db db, long version) => db.Rows<LeadProfile>().Where(p => p.LevelVersion < version || p.LevelVersion > version).OrderBy(p => p.LevelVersion).ThenBy(p => p.Id);
}
