using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>A manager gives a customer to a salesperson, or takes them away ("ngắt phân bổ", F-11).</summary>
public sealed class AssignCustomer(Database database, CustomerMoves moves, TimeProvider clock)
{
    /// <param name="id">The customer: of the actor's, or nobody's.</param>
    /// <param name="userId">Who looks after them from now on; null: nobody, and the reason is asked for.</param>
    /// <param name="reason">In somebody's words.</param>
    /// <param name="actor">May give them, and to this one.</param>
    /// <param name="ct">Ends it early.</param>
    public async Task<ISeenCustomer> Handle(Guid id, Guid? userId, string? reason, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CustomerPermissions.Assign);
        Rule.Require(userId is not null || !string.IsNullOrWhiteSpace(reason), "customer.detachReasonMissing", "reason");
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, Hands.LockOf(id), ct);
        var customer = await db.CustomersToAssign.Get(id, ct);
        var to = userId is { } wanted ? await Receiver(db, wanted, actor, ct) : null;
        await Move(db, customer, to, reason, ct);
        await CustomerRules.Save(db, customer, actor, ct);
        var seen = await LookAtCustomer.Within(db, id, ct);      // who takes a customer away may see three facts of them afterwards
        await transaction.Commit(ct);
        return seen;
    }

    /// <summary>Inside the caller's transaction, which saves.</summary>
    internal async Task Move(Db db, Customer customer, User? to, string? reason, CancellationToken ct)
    {
        var from = customer.OwnerId;
        var name = from is { } holder ? await db.Users.Where(u => u.Id == holder).Select(u => u.DisplayName).SingleOrDefaultAsync(ct) : null;
        if (to is null) customer.Detach(DetachReasons.ByHand, name, reason, clock.Now());
        else customer.AssignTo(to, name, reason);
        await moves.Tell(db, customer, from, to, ct);
    }

    /// <summary>Somebody at work whom the actor leads.</summary>
    internal static async Task<User> Receiver(Db db, Guid id, Actor actor, CancellationToken ct)
    {
        var to = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.Active, ct);
        Rule.Require(to is not null && actor.May(CustomerPermissions.Assign, new Masking.Owned(to.Id, to.TeamId)), "customer.ownerUnknown", "userId");
        return to!;
    }
}
