using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>A person gives up their second factor, with a code of it.</summary>
public sealed class TurnOffSecondFactor(Database database, SecondFactors factors, PasswordDoor door)
{
    public async Task Handle(string code, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var factor = await db.Rows<SecondFactor>().Get(actor.Id, ct);
        Rule.Require(await door.Opens(actor.Id, factors.Takes(factor, code), ct), "secondFactor.codeWrong", "code");
        db.Remove(factor);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>The administrator takes the second factor from someone who lost both phone and recovery codes.</summary>
public sealed class RemoveSecondFactor(Database database)
{
    public async Task Handle(Guid userId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Users);
        await using var db = database.Open(actor);
        await db.RequireReach(actor, await db.Users.Get(userId, ct), ct);
        if (await db.Rows<SecondFactor>().SingleOrDefaultAsync(f => f.Id == userId, ct) is { } factor) db.Remove(factor);
        await db.SaveChangesAsync(ct);
    }
}
