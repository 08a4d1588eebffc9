using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>The forms of the teams' screen.</summary>
internal static class TeamForms
{
    public static void MapTeamForms(this RouteGroupBuilder forms)
    {
        forms.MapGet("/settings/teams/{id}/panel", (string id) => Forms.Fragment<TeamPanel>(new { Id = id })).Needs(AccessPermissions.Teams);
        forms.MapPost("/settings/teams", Create).Needs(AccessPermissions.Teams);
        forms.MapPost("/settings/teams/{id:guid}", Edit).Needs(AccessPermissions.Teams);
        forms.MapPost("/settings/teams/{id:guid}/close", (Guid id, IFormCollection form, EditTeam use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Switch(id, form, false, use, texts, actor, http, ct)).Needs(AccessPermissions.Teams);
        forms.MapPost("/settings/teams/{id:guid}/open", (Guid id, IFormCollection form, EditTeam use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Switch(id, form, true, use, texts, actor, http, ct)).Needs(AccessPermissions.Teams);
    }

    private static async Task<IResult> Create(IFormCollection form, CreateTeam use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var team = await use.Handle(new(form.Text("name") ?? "", Kind(form), form.Id("parentId")), actor, ct);
        return http.Done($"/settings/teams/{team.Id}", texts["teams.made", team.Name]);
    }

    private static async Task<IResult> Edit(Guid id, IFormCollection form, EditTeam use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var kind = Kind(form) ?? throw new Refused("team.kindMissing", "kind");
        var team = await use.Handle(id, new() { Name = form.Text("name") ?? "", Kind = kind, ParentId = form.Id("parentId") }, form.Version(), actor, ct);
        return http.Done($"/settings/teams/{id}", texts["users.saved", team.Name]);
    }

    private static async Task<IResult> Switch(Guid id, IFormCollection form, bool active, EditTeam use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var team = await use.Handle(id, new() { Active = active }, form.Version(), actor, ct);
        return http.Done($"/settings/teams/{id}", texts[active ? "teams.opened" : "teams.closed", team.Name]);
    }

    private static TeamKind? Kind(IFormCollection form) => Named<TeamKind>.TryParse(form["kind"], out var kind) ? kind.Value : null;
}
