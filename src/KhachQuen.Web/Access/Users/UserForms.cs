using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>The forms of the users' screen.</summary>
internal static class UserForms
{
    public static void MapUserForms(this RouteGroupBuilder forms)
    {
        forms.MapGet("/settings/users/rows", () => Forms.Fragment<UserTable>(new { RowsOnly = true })).Needs(AccessPermissions.Users);
        forms.MapGet("/settings/users/{id}/panel", (string id) => Forms.Fragment<UserPanel>(new { Id = id })).Needs(AccessPermissions.Users);
        forms.MapPost("/settings/users", Create).Needs(AccessPermissions.Users);
        forms.MapPost("/settings/users/{id:guid}", Edit).Needs(AccessPermissions.Users);
        forms.MapPost("/settings/users/{id:guid}/leave", (Guid id, IFormCollection form, EditUser use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Switch(id, form, false, use, texts, actor, http, ct)).Needs(AccessPermissions.Users);
        forms.MapPost("/settings/users/{id:guid}/return", (Guid id, IFormCollection form, EditUser use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Switch(id, form, true, use, texts, actor, http, ct)).Needs(AccessPermissions.Users);
        forms.MapPost("/settings/users/{id:guid}/reset-password", Reset).Needs(AccessPermissions.Users);
        forms.MapPost("/settings/users/{id:guid}/remove-second-factor", RemoveFactor).Needs(AccessPermissions.Users);
        forms.MapPost("/settings/users/{id:guid}/view-as", LookAs).Needs(AccessPermissions.Roles);
        forms.MapPost("/view-as/end", LookAsMyself).Needs(AccessPermissions.Self);
    }

    private static async Task<IResult> Create(IFormCollection form, CreateUser use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var made = await use.Handle(new(form.Text("userName") ?? "", form.Text("displayName") ?? "", form.Text("email"), form.Id("teamId"), form.All("roles"), form.Text("language"), form.On("receivesData"), form["password"].ToString()), actor, ct);
        return made.Password is null ? http.Done($"/settings/users/{made.User.Id}", texts["users.made", made.User.DisplayName]) : http.ShowOnce(made);
    }

    private static async Task<IResult> Edit(Guid id, IFormCollection form, EditUser use, GetUser get, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var active = (await get.Handle(id, actor, ct)).Active;    // an unticked box and a disabled one look the same on the wire
        var edit = new EditUserInput
        {
            DisplayName = form.Text("displayName") ?? "", Email = form.Text("email"), TeamId = form.Id("teamId"), Roles = new(true, form.All("roles")),
            Language = form.Text("language") ?? "vi", ReceivesData = active ? form.On("receivesData") : default(Patch<bool>),
        };
        var user = await use.Handle(id, edit, form.Version(), actor, ct);
        return http.Done($"/settings/users/{id}", texts["users.saved", user.DisplayName]);
    }

    private static async Task<IResult> Switch(Guid id, IFormCollection form, bool active, EditUser use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var user = await use.Handle(id, new() { Active = active }, form.Version(), actor, ct);
        return http.Done($"/settings/users/{id}?state=all", texts[active ? "users.returned" : "users.hasLeft", user.DisplayName]);
    }

    private static async Task<IResult> Reset(Guid id, ResetPassword use, GetUser get, Actor actor, HttpContext http, CancellationToken ct)
    {
        var password = await use.Handle(id, actor, ct);
        return http.ShowOnce(new UserMade(await get.Handle(id, actor, ct), password));
    }

    private static async Task<IResult> RemoveFactor(Guid id, RemoveSecondFactor use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(id, actor, ct);
        return http.Done($"/settings/users/{id}", texts["users.factorRemoved"]);
    }

    private static async Task<IResult> LookAs(Guid id, ViewAs use, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(id, http.SessionId() ?? throw new NotFound(), actor, ct);
        return Results.LocalRedirect("/");
    }

    private static async Task<IResult> LookAsMyself(EndViewAs use, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(http.SessionId() ?? throw new NotFound(), actor, ct);
        return Results.LocalRedirect("/settings/users/" + actor.Id);
    }
}
