using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>The forms of the roles' screens.</summary>
internal static class RoleForms
{
    public static void MapRoleForms(this RouteGroupBuilder forms)
    {
        forms.MapPost("/settings/roles/new", Create).Needs(AccessPermissions.Roles);
        forms.MapPost("/settings/roles/{id:guid}", Edit).Needs(AccessPermissions.Roles);
    }

    private static async Task<IResult> Create(IFormCollection form, CreateRole use, KnownPermissions known, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var role = await use.Handle(new(form.Text("code") ?? "", form.Text("name") ?? "", form.Text("nameEn"), Rights(form, known)), actor, ct);
        return http.Done($"/settings/roles/{role.Id}", texts["roles.made", role.Name]);
    }

    private static async Task<IResult> Edit(Guid id, IFormCollection form, EditRole use, ListRoles list, KnownPermissions known, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var role = (await list.Handle(null, new(Limit: 500), actor, ct)).Items.FirstOrDefault(r => r.Id == id) ?? throw new NotFound();
        var rights = Rights(form, known);
        foreach (var (code, scope) in role.Permissions.Where(r => !known.Knows(r.Key))) rights[code] = scope;    // rights the form cannot show stay
        await use.Handle(id, new() { Name = form.Text("name") ?? "", NameEn = form.Text("nameEn"), Permissions = new(true, rights) }, form.Version(), actor, ct);
        return http.Done($"/settings/roles/{id}", texts["users.saved", role.Name]);
    }

    private static Dictionary<string, Scope> Rights(IFormCollection form, KnownPermissions known) =>
        known.All.Where(p => p.Code != AccessPermissions.Self).Select(p => (p.Code, Scope: Enum.TryParse<Scope>(form["right." + p.Code], out var scope) ? scope : Scope.None)).Where(r => r.Scope != Scope.None).ToDictionary(r => r.Code, r => r.Scope);
}
