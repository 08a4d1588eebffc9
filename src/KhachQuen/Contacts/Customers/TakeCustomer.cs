using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>"Kéo liên hệ" (F-11): a salesperson takes a customer nobody looks after; only then are they seen whole. Of many who press at once one gets them.</summary>
public sealed class TakeCustomer(Database database, CustomerMoves moves, TimeProvider clock)
{
    public async Task<CustomerView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.RequireTaking();
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, ["customer-take:" + actor.Id, Hands.LockOf(id)], ct);      // two devices of one person, for the limit; two people, for the customer
        var rules = await db.Settings<CustomerSettings>(ct);
        await Within(db, rules.TakesPerDay, actor, ct);
        var customer = await db.Rows<Customer>().Where(c => c.MergedIntoId == null).Get(id, ct);
        if (customer.OwnerId is not null) throw new ChangedMeanwhile();      // gone to somebody a moment ago
        var me = await db.Users.AsNoTracking().Get(actor.Id, ct);
        customer.TakenBy(me, rules.DaysAway, clock.Now());
        db.Add(new CustomerTake { Id = Keys.New(clock.Now()), CustomerId = id, UserId = actor.Id, At = clock.Now() });
        await moves.Tell(db, customer, null, me, ct);
        await CustomerRules.Save(db, customer, actor, ct);
        await transaction.Commit(ct);
        return CustomerView.For(customer, actor);
    }

    private async Task Within(Db db, int limit, Actor actor, CancellationToken ct)
    {
        var today = CompanyTime.StartOf(CompanyTime.DayOf(clock.Now()));
        var taken = await db.Rows<CustomerTake>().CountAsync(t => t.UserId == actor.Id && t.At >= today, ct);      // index (UserId, At)
        Rule.Require(taken < limit, "customer.takeLimit", null, limit);
    }
}

/// <summary>Who may move customers from hand to hand.</summary>
public static class Hands
{
    internal static string LockOf(Guid customer) => "customer-hands:" + customer;

    /// <summary>A salesperson: who works leads and completes customers.</summary>
    public static bool MayTake(this Actor actor) => actor.May(CustomerPermissions.Write) && actor.May(LeadPermissions.Work);

    /// <summary>Who takes or gives customers sees those nobody looks after, whichever scope they have.</summary>
    public static bool MayLookFor(Actor actor) => actor.MayTake() || actor.May(CustomerPermissions.Assign);

    public static void RequireTaking(this Actor actor)
    {
        actor.Require(CustomerPermissions.Write);
        actor.Require(LeadPermissions.Work);
    }
}
