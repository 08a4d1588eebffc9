using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Platform;

/// <summary>
/// A manager or the administrator changes the company's choices in one area. A member that is not sent keeps its value;
/// one that is not known is refused (T-24).
/// </summary>
public sealed class WriteSettings(Database database, SettingsAreas areas)
{
    /// <param name="area">company, workingHours …</param>
    /// <param name="members">The new values by name.</param>
    /// <param name="version">What the change was based on; null: whatever is there.</param>
    /// <param name="actor">Holds the area's write permission.</param>
    /// <param name="ct">Ends it early.</param>
    /// <exception cref="System.Text.Json.JsonException">An unknown member or one of another type.</exception>
    public async Task<SettingsView> Handle(string area, JsonObject members, long? version, Actor actor, CancellationToken ct = default)
    {
        var known = areas.Named(area);
        actor.Require(known.Write);
        await using var db = database.Open(actor);
        await using var tx = await db.Begin(ct);
        await db.Dialect.Lock(db, "settings." + area, ct);    // the first two writers must not both make the row
        var kept = await db.Rows<Setting>().FirstOrDefaultAsync(s => s.Area == area, ct);
        var there = ReadSettings.Of(known, kept);
        if (version is { } based && based != there.Version) throw new ChangedMeanwhile(there.Members, kept is null ? null : RowSeen.Of(kept, based));
        var values = SettingsJson.Over(there.Values, members);
        ((ISettings)values).Check();
        if (kept is null) db.Add(kept = new Setting(area, db.Clock.Now()));
        kept.Set(values);
        await db.SaveChangesAsync(ct);
        await tx.Commit(ct);
        return ReadSettings.Of(known, kept);
    }
}
