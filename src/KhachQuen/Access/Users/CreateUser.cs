using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <param name="Password">Left out: a random one is made and shown once.</param>
public sealed record CreateUserInput(
    string UserName, string DisplayName, string? Email = null, Guid? TeamId = null, IReadOnlyList<string>? Roles = null,
    string? Language = null, bool? ReceivesData = null, string? Password = null);

/// <param name="Password">The password made up for them, shown this once; null when one was given.</param>
public sealed record UserMade(UserView User, string? Password);

/// <summary>The administrator lets a new colleague in .</summary>
public sealed class CreateUser(Database database, TimeProvider clock, ActorDesk desk)
{
    public async Task<UserMade> Handle(CreateUserInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Users);
        await using var db = database.Open(actor);
        var roles = input.Roles ?? [];
        Rule.Require(actor.Covers(await Reach.Of(db, roles, ct)), "user.roleWiderThanYours", "roles");
        await db.RequireOpenTeam(input.TeamId, "teamId", ct);
        var user = new User(input.UserName?.Trim() ?? "", input.DisplayName, input.TeamId, clock.Now());
        user.Write(input.Email);
        user.Give(roles);
        user.Speak(input.Language ?? "vi");
        user.TakesData(input.ReceivesData ?? false);
        var made = string.IsNullOrEmpty(input.Password) ? Passwords.Random() : null;
        user.LendPassword(made ?? input.Password!);
        Rule.Require(!await db.Users.AnyAsync(u => u.UserName == user.UserName, ct), "user.userNameTaken", "userName");
        db.Add(user);
        await db.SaveUnique("user.userNameTaken", "userName", ct);
        desk.Forget();
        return new(UserView.Of(user, actor), made);
    }
}
