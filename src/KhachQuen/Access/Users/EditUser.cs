using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

public sealed record EditUserInput
{
    public Patch<string> DisplayName { get; init; }
    public Patch<string> Email { get; init; }
    public Patch<Guid?> TeamId { get; init; }
    public Patch<IReadOnlyList<string>> Roles { get; init; }
    public Patch<string> Language { get; init; }
    public Patch<bool> ReceivesData { get; init; }
    public Patch<bool> Active { get; init; }
}

/// <summary>The administrator changes a colleague's name, team, roles or access. A move takes their rows along.</summary>
public sealed class EditUser(Database database, TimeProvider clock, ActorDesk desk, IEnumerable<IMovesWithItsOwner> nouns)
{
    public async Task<UserView> Handle(Guid id, EditUserInput input, long version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Users);
        await using var db = database.Open(actor);
        await using var tx = await db.Begin(ct);
        await Administrators.TakeTurns(db, ct);
        var user = await db.Users.Get(id, version, ct);
        await db.RequireReach(actor, user, ct);
        Describe(user, input);
        await Give(db, user, input.Roles, actor, ct);
        await LetIn(db, user, input.Active, ct);
        await ReadySpans.SwitchData(db, user, user.Active && input.ReceivesData.Or(user.ReceivesData), ct);
        user.TakesData(input.ReceivesData.Or(user.ReceivesData));
        await Move(db, user, input.TeamId, ct);
        await db.SaveChangesAsync(ct);
        await Administrators.Remain(db, actor, ct);
        await tx.Commit(ct);
        desk.Forget();
        return UserView.Of(user, actor);
    }

    private static void Describe(User user, EditUserInput input)
    {
        user.Rename(input.DisplayName.Or(user.DisplayName)!);
        user.Write(input.Email.Or(user.Email));
        user.Speak(input.Language.Or(user.Language)!);
    }

    private static async Task Give(Db db, User user, Patch<IReadOnlyList<string>> wanted, Actor actor, CancellationToken ct)
    {
        if (!wanted.Given) return;
        var roles = wanted.Value ?? [];
        Rule.Require(actor.Covers(await Reach.Of(db, roles, ct)), "user.roleWiderThanYours", "roles");
        user.Give(roles);
    }

    private async Task LetIn(Db db, User user, Patch<bool> wanted, CancellationToken ct)
    {
        if (!wanted.Given || wanted.Value == user.Active) return;
        if (wanted.Value) user.Activate();
        else
        {
            await ReadySpans.SwitchData(db, user, false, ct);
            user.Deactivate();
            await db.EndAccess(user.Id, clock.Now(), tokensToo: true, ct: ct);    // T-23: what they had open stops working
        }
    }

    private async Task Move(Db db, User user, Patch<Guid?> wanted, CancellationToken ct)
    {
        if (!wanted.Given || wanted.Value == user.TeamId) return;
        await db.RequireOpenTeam(wanted.Value, "teamId", ct);
        user.MoveTo(wanted.Value);
        foreach (var noun in nouns) await noun.Move(db, user.Id, wanted.Value, ct);
    }
}
