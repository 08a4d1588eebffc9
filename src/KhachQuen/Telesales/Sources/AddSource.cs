using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>A manager opens a new source of leads and says what happens to them on arrival (A-1 … A-3).</summary>
public sealed class AddSource(Database database, TimeProvider clock)
{
    public async Task<SourceView> Handle(SourceInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.BusinessRules);
        await using var db = database.Open(actor);
        var code = string.IsNullOrWhiteSpace(input.Code) ? Folding.CodeOf(input.Name) : input.Code.Trim();
        var source = new Source(code, input.Name ?? "", clock.Now());
        source.Set(source.Name, input.Hot, input.DuplicatePolicy, input.Sharing, input.TeamId, input.AllowsPull, input.Active);
        Rule.Require(!await db.Sources.AnyAsync(s => s.Code == code, ct), "source.codeTaken", "code", code);
        await db.RequireTeam(source, ct);
        db.Add(source);
        await db.SaveUnique("source.codeTaken", "code", ct);
        return SourceView.Of(source);
    }
}

/// <summary>A manager changes what happens to a source's leads; those that came before keep the rule they came under .</summary>
public sealed class EditSource(Database database)
{
    public async Task<SourceView> Handle(Guid id, SourceEdit edit, long? version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.BusinessRules);
        await using var db = database.Open(actor);
        var source = await db.Sources.Get(id, ct);
        source.RequireVersion(version, SourceView.Of);
        edit.On(source);
        await db.RequireTeam(source, ct);
        await db.SaveOrShow(async () => SourceView.Of(await db.Sources.AsNoTracking().Get(id, ct)), ct);
        return SourceView.Of(source);
    }
}

internal static class SourceTeams
{
    public static async Task RequireTeam(this Db db, Source source, CancellationToken ct) =>
        Rule.Require(source.TeamId is not { } team || await db.Teams.AnyAsync(t => t.Id == team && t.Active, ct), "source.teamUnknown", "teamId");
}
