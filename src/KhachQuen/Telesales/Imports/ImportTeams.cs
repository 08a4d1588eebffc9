using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>The team an import goes to, by its id or its name, as a command line or another system says it.</summary>
public sealed class ImportTeams(Database database)
{
    /// <exception cref="Refused"><c>import.teamUnknown</c>, also when several have the name.</exception>
    public async Task<Guid?> Find(string? said, Actor actor, CancellationToken ct = default)
    {
        if (string.IsNullOrWhiteSpace(said)) return null;
        await using var db = database.Open(actor);
        var (byId, name) = (Guid.TryParse(said, out var id), said.Trim());
        var found = await db.Teams.Where(t => t.Active && (byId ? t.Id == id : t.Name == name)).Select(t => t.Id).Take(2).ToListAsync(ct);
        Rule.Require(found.Count == 1, "import.teamUnknown", "team");
        return found[0];
    }
}
