using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <param name="Receivers">How many of its people take data now.</param>
public sealed record ImportTeam(Guid Id, string Name, int Receivers);

/// <summary>Who hands out chooses the team an import goes to; who may not hand out has no choice.</summary>
public sealed class ListImportTeams(Database database)
{
    public async Task<IReadOnlyList<ImportTeam>> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Import);
        if (!actor.May(LeadPermissions.Assign)) return [];
        await using var db = database.Open(actor);
        var (all, mine) = (actor.ScopeOf(LeadPermissions.Assign) == Scope.All, actor.Teams);
        var people = db.Users.Where(u => u.Active && u.ReceivesData);
        return await db.Teams.AsNoTracking().Where(t => t.Active && t.Kind == TeamKind.Sales && (all || mine.Contains(t.Id))).OrderBy(t => t.Name)
            .Select(t => new ImportTeam(t.Id, t.Name, people.Count(u => u.TeamId == t.Id))).ToListAsync(ct);
    }
}
