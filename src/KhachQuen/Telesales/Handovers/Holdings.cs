using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>
/// What a person holds that somebody must go on with (decision 31): open leads with their callbacks, customers, orders that have not arrived, cross-checks still to be made.
/// What is closed, sold or delivered stays with who did it: their numbers and their commission are theirs.
/// </summary>
internal sealed class Holdings(Db db, Guid userId, HandoverScope scope)
{
    public IQueryable<Lead> Leads
    {
        get
        {
            var open = db.Rows<Lead>().Where(l => l.OwnerId == userId && (l.Stage == LeadStage.New || l.Stage == LeadStage.Contact));      // index: OwnerId, Stage, Id
            var tonight = CompanyTime.StartOf(CompanyTime.DayOf(db.Clock.Now()).AddDays(1));
            return scope == HandoverScope.Everything ? open : open.Where(l => l.NextActionAt < tonight);
        }
    }

    public IQueryable<Customer> Customers => db.Rows<Customer>().Where(c => c.OwnerId == userId && scope == HandoverScope.Everything);      // index: OwnerId, CreatedAt, Id

    public IQueryable<Order> Orders => db.Rows<Order>().Where(o => o.OwnerId == userId && o.State <= OrderState.Shipping && scope == HandoverScope.Everything);      // index: OwnerId, CreatedAt, Id

    public IQueryable<Order> Checks => db.Rows<Order>().Where(o => o.CheckerId == userId && o.State == OrderState.CrossChecking && (o.CheckResult == null || o.CheckResult != CrossCheckResult.OrderOk) && scope == HandoverScope.Everything);      // index: CheckerId, State

    /// <summary>How much, of the kinds the actor may move.</summary>
    public async Task<HandoverCounts> Count(Actor actor, CancellationToken ct) => new(
        actor.MayMove(HandoverNoun.Lead) ? await Leads.CountAsync(ct) : 0, actor.MayMove(HandoverNoun.Lead) ? await Leads.CountAsync(l => l.NextActionAt != null, ct) : 0,
        actor.MayMove(HandoverNoun.Customer) ? await Customers.CountAsync(ct) : 0, actor.MayMove(HandoverNoun.Order) ? await Orders.CountAsync(ct) : 0, actor.MayMove(HandoverNoun.CrossCheck) ? await Checks.CountAsync(ct) : 0);
}

/// <summary>Says on a person's page that they still hold something, for who may hand it over.</summary>
internal sealed class HeldByLeaver(Database database) : IHeldWork
{
    public async Task<int> Count(Guid userId, Actor actor, CancellationToken ct)
    {
        if (!actor.May(AccessPermissions.Users) && actor.ScopeOf(LeadPermissions.Assign) < Scope.Team) return 0;
        await using var db = database.Open(actor);
        return (await new Holdings(db, userId, HandoverScope.Everything).Count(actor, ct)).All;
    }
}
