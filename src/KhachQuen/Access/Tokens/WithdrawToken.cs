using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>A token stops working: its owner's, or anybody's for who manages them. Again is no error.</summary>
public sealed class WithdrawToken(Database database, TimeProvider clock, ActorDesk desk)
{
    public async Task<TokenView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var token = await db.Tokens.Where(t => t.UserId == actor.Id || actor.May(AccessPermissions.Tokens)).Get(id, ct);
        token.Withdraw(clock.Now());
        await db.SaveChangesAsync(ct);
        desk.Forget();
        return TokenView.Of(token, await db.Users.Where(u => u.Id == token.UserId).Select(u => u.UserName).SingleAsync(ct));
    }
}
