using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>Users on the wire (api.md, administration).</summary>
internal static class UsersApi
{
    public static void MapUsers(this RouteGroupBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("Users");
        users.MapGet("", ([AsParameters] UserQuery query, [AsParameters] ListArguments list, ListUsers use, Actor actor, CancellationToken ct) => use.Handle(query.Filter, list.Page, actor, ct))
            .Needs(AccessPermissions.Self).WithSummary("Who works here, by page");
        users.MapGet("/{id:guid}", (Guid id, GetUser use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(AccessPermissions.Self).WithSummary("One colleague");
        users.MapPost("", Create).Needs(AccessPermissions.Users).AnswersASecret().WithSummary("Lets a new colleague in; without a password a random one is answered, this once");
        users.MapPatch("/{id:guid}", (Guid id, EditUserInput input, EditUser use, HttpContext http, Actor actor, CancellationToken ct) => use.Handle(id, input, http.IfMatch(), actor, ct)).Needs(AccessPermissions.Users).WithSummary("Changes name, team, roles, access (merge patch, If-Match)");
        users.MapPost("/{id:guid}:resetPassword", async (Guid id, ResetPassword use, Actor actor, CancellationToken ct) => new PasswordShown(await use.Handle(id, actor, ct)))
            .Needs(AccessPermissions.Users).AnswersASecret().WithSummary("Makes a new password, shown this once; ends their sessions");
        users.MapPost("/{id:guid}:removeSecondFactor", async (Guid id, RemoveSecondFactor use, Actor actor, CancellationToken ct) => { await use.Handle(id, actor, ct); return Results.NoContent(); })
            .Needs(AccessPermissions.Users).Produces(204).WithSummary("For someone who lost phone and recovery codes");
        users.MapPut("/{id:guid}/receives-data", (Guid id, ReceivesDataBody body, SwitchReceivesData use, Actor actor, CancellationToken ct) => use.Handle(id, body.ReceivesData, actor, ct))
            .Needs(AccessPermissions.Self).WithSummary("Takes part in distribution or not: oneself, the lead of the team, or who manages users");
    }

    private static async Task<IResult> Create(CreateUserInput input, CreateUser use, Actor actor, CancellationToken ct)
    {
        var made = await use.Handle(input, actor, ct);
        return ApiHabits.Made($"/users/{made.User.Id}", UserMadeView.Of(made));
    }
}

internal sealed record UserQuery(string? UserName, Guid? TeamId, bool? Active, string? Role, string? Q, DateTime? UpdatedSince)
{
    public UserFilter Filter => new(UserName, TeamId, Active, Role, Q, UpdatedSince?.ToUniversalTime());
}

internal sealed record ReceivesDataBody(bool ReceivesData);
internal sealed record PasswordShown(string Password);

/// <param name="Password">The one made up for them; null when the caller gave one.</param>
internal sealed record UserMadeView(
    Guid Id, long Version, DateTime CreatedAt, DateTime UpdatedAt, string UserName, string DisplayName, string? Email, Guid? TeamId,
    IReadOnlyList<string> Roles, string Language, bool ReceivesData, bool Active, string? Password)
{
    public static UserMadeView Of(UserMade made) => made.User is var u
        ? new(u.Id, u.Version, u.CreatedAt, u.UpdatedAt, u.UserName, u.DisplayName, u.Email, u.TeamId, u.Roles, u.Language, u.ReceivesData, u.Active, made.Password) : null!;
}
