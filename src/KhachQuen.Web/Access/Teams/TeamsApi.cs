using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>Teams and departments on the wire.</summary>
internal static class TeamsApi
{
    public static void MapTeams(this RouteGroupBuilder api)
    {
        var teams = api.MapGroup("/teams").WithTags("Teams");
        teams.MapGet("", ([AsParameters] TeamQuery query, [AsParameters] ListArguments list, ListTeams use, Actor actor, CancellationToken ct) => use.Handle(query.Filter, list.Page, actor, ct))
            .Needs(AccessPermissions.Self).WithSummary("Teams and departments, by page");
        teams.MapPost("", async (CreateTeamInput input, CreateTeam use, Actor actor, CancellationToken ct) => await use.Handle(input, actor, ct) is var team ? ApiHabits.Made($"/teams/{team.Id}", team) : null!)
            .Needs(AccessPermissions.Teams).WithSummary("Opens a team");
        teams.MapPatch("/{id:guid}", (Guid id, EditTeamInput input, EditTeam use, HttpContext http, Actor actor, CancellationToken ct) => use.Handle(id, input, http.IfMatch(), actor, ct)).Needs(AccessPermissions.Teams).WithSummary("Renames, moves or closes a team (merge patch, If-Match)");
    }
}

internal sealed record TeamQuery(Named<TeamKind>? Kind, Guid? ParentId, bool? Active, DateTime? UpdatedSince)
{
    public TeamFilter Filter => new(Kind?.Value, ParentId, Active, UpdatedSince?.ToUniversalTime());
}
