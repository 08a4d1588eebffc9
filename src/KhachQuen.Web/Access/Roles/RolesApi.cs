using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>Roles and the rights there are on the wire.</summary>
internal static class RolesApi
{
    public static void MapRoles(this RouteGroupBuilder api)
    {
        var roles = api.MapGroup("").WithTags("Roles");
        roles.MapGet("/roles", (DateTime? updatedSince, [AsParameters] ListArguments list, ListRoles use, Actor actor, CancellationToken ct) => use.Handle(updatedSince?.ToUniversalTime(), list.Page, actor, ct))
            .Needs(AccessPermissions.Self).WithSummary("Roles with what they may do, by page");
        roles.MapPost("/roles", async (CreateRoleInput input, CreateRole use, Actor actor, CancellationToken ct) => await use.Handle(input, actor, ct) is var role ? ApiHabits.Made($"/roles/{role.Id}", role) : null!)
            .Needs(AccessPermissions.Roles).WithSummary("Makes a role");
        roles.MapPatch("/roles/{id:guid}", (Guid id, EditRoleInput input, EditRole use, HttpContext http, Actor actor, CancellationToken ct) => use.Handle(id, input, http.IfMatch(), actor, ct)).Needs(AccessPermissions.Roles).WithSummary("Changes what a role may do (merge patch, If-Match); permissions replaces the whole map");
        roles.MapGet("/permissions", (KnownPermissions known) => new Page<PermissionView>([.. known.All.Select(p => new PermissionView(p.Code, p.Area, p.Scoped))], null))
            .Needs(AccessPermissions.Self).WithSummary("Every right there is");
    }
}

/// <param name="Scoped">Whether own, team, below and all differ; otherwise it is all or nothing.</param>
internal sealed record PermissionView(string Code, string Area, bool Scoped);
