using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>Who saved a row since it was read, newest first.</summary>
/// <param name="Name">Null: the product itself, or somebody gone.</param>
/// <param name="Fields">What they changed, by the names of the API; never the values.</param>
public sealed record SavedByView(Guid ById, string? Name, DateTime At, IReadOnlyList<string> Fields);

/// <summary>Reads from the audit who was faster. It names no value, so it may be told to whoever may see the row.</summary>
public sealed class WhoSaved(Database database)
{
    private const int AtMost = 20;

    public async Task<IReadOnlyList<SavedByView>> Handle(RowSeen row, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var lines = await db.Rows<AuditLine>().AsNoTracking().Where(l => l.NounId == row.Id && l.Noun == row.Noun).OrderByDescending(l => l.Id).Take((int)Math.Clamp(row.Now - row.Seen, 1, AtMost)).ToListAsync(ct);      // by the index of one row's history
        var ids = lines.Select(l => l.ActorId).Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => EF.Parameter(ids).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        return [.. lines.Select(l => new SavedByView(l.ActorId, names.GetValueOrDefault(l.ActorId), l.At, [.. JsonDocument.Parse(l.Changes).RootElement.EnumerateObject().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))]))];
    }
}
