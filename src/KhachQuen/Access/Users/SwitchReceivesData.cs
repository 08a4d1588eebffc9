using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>"Nhận data" on or off: by oneself, by the lead of one's team, or by who manages users .</summary>
public sealed class SwitchReceivesData(Database database, TeamLeadRight lead)
{
    public async Task<UserView> Handle(Guid id, bool receives, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var user = await db.Users.Get(id, ct);
        if (user.Id != actor.Id && !actor.May(AccessPermissions.Users)) actor.Require(lead.Permission, new Person(user.Id, user.TeamId));
        await ReadySpans.SwitchData(db, user, receives, ct);
        user.TakesData(receives);
        await db.SaveChangesAsync(ct);
        return UserView.Of(user, actor);
    }

    /// <summary>A person as a row of their team.</summary>
    private sealed record Person(Guid? OwnerId, Guid? TeamId) : IOwned;
}
