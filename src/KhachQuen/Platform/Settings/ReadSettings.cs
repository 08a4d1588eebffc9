using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Platform;

/// <summary>An area's values as they are now.</summary>
/// <param name="Version">0 while the company chose nothing.</param>
/// <param name="Values">The area's record.</param>
/// <param name="Members">The same for the wire.</param>
public sealed record SettingsView(string Area, long Version, DateTime? UpdatedAt, object Values, JsonObject Members);

/// <summary>A manager or the administrator looks at the company's choices in one area.</summary>
public sealed class ReadSettings(Database database, SettingsAreas areas)
{
    public async Task<SettingsView> Handle(string area, Actor actor, CancellationToken ct = default)
    {
        var known = areas.Named(area);
        actor.Require(known.Read);
        await using var db = database.Open(actor);
        return Of(known, await db.Rows<Setting>().AsNoTracking().FirstOrDefaultAsync(s => s.Area == area, ct));
    }

    internal static SettingsView Of(SettingsArea area, Setting? kept)
    {
        var values = kept is null ? area.Shipped() : JsonSerializer.Deserialize(kept.Json, area.Type, AuditTrail.Json)!;
        return new(area.Name, kept?.Version ?? 0, kept?.UpdatedAt, values, SettingsJson.Show(values));
    }
}
