using KhachQuen.Access;
using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Sales;

/// <summary>What opportunities bring beside their use cases.</summary>
internal static class OpportunityServices
{
    public static void AddOpportunities(this IServiceCollection services) => services
        .AddDailyJob<EvidenceCheck>().AddSingleton<EvidenceNotices>()
        .AddSingleton<IMovesWithItsOwner, MovesRowsOf<Opportunity>>().AddSingleton<ICustomerMove, OpportunitiesFollow>().AddSingleton<ICustomerMerge, OpportunitiesOfMerged>().AddSingleton<IOpensOpportunity, OpportunityOfLead>()
        .AddSingleton<IListener<CustomerUpdated>, OpportunitiesAreFoundByName>().AddSingleton<IAttachmentGuard, EvidenceFilesStay>()
        .AddSingleton<IAttachable>(new Attachable<Opportunity>("opportunity", "/opportunities", db => db.Opportunities, (actor, opportunity) => actor.May(OpportunityPermissions.Write, opportunity)))
        .AddSingleton<IPlannable>(new Plannable<Opportunity>("opportunity", "/opportunities", OpportunityPermissions.Read, OpportunityPermissions.Write, db => db.Opportunities, (opportunity, _) => opportunity.Name, opportunity => opportunity.CustomerId))
        .AddMany<MoveOpportunities>(ManyOpportunities.Undo(MoveOpportunities.TheKind)).AddMany<RankOpportunities>(ManyOpportunities.Undo(RankOpportunities.TheKind)).AddMany<LoseOpportunities>(ManyOpportunities.Undo(LoseOpportunities.TheKind))
        .AddSingleton(new OperationNoun(nameof(Opportunity), "/opportunities", (db, ids, ct) => db.Opportunities.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct)))
        .AddWebhookEvent<OpportunityLost, ShowOpportunity>("opportunity.lost", e => e.OpportunityId, (use, id, actor, ct) => use.Handle(id, actor, ct).AsObject())
        .AddWebhookEvent<OpportunityWon, ShowOpportunity>("opportunity.won", e => e.OpportunityId, (use, id, actor, ct) => use.Handle(id, actor, ct).AsObject());
}

/// <summary>A customer's active opportunities go with them to another salesperson, and end where they are nobody's any more (F-11, F-44).</summary>
internal sealed class OpportunitiesFollow : ICustomerMove
{
    public async Task Moved(Db db, IReadOnlyDictionary<Guid, MovedCustomer> moved, CancellationToken ct)
    {
        Guid[] ids = [.. moved.Keys];
        var open = await db.Rows<Opportunity>().Where(o => EF.Parameter(ids).Contains(o.CustomerId) && o.State == OpportunityState.Active).ToListAsync(ct);
        foreach (var one in open.Where(o => o.State == OpportunityState.Active))      // the check has closed some in this very transaction
            if (moved[one.CustomerId].To is not { } to) one.LoseDetached(null, db.Clock.Now());
            else if (one.OwnerId != to.Id) one.HandTo(to.Id, to.TeamId, to.DisplayName);
    }
}

/// <summary>A lead became a customer who is sold to (F-25): the product they asked for is the offered service.</summary>
internal sealed class OpportunityOfLead : IOpensOpportunity
{
    public async Task<Guid> Open(Db db, Lead lead, Customer customer, CancellationToken ct)
    {
        db.Actor.Require(OpportunityPermissions.Write);
        var service = lead.ProductId is { } wanted && await db.Products.AnyAsync(p => p.Id == wanted && p.Active, ct) ? lead.ProductId : null;
        return (await OpenOpportunity.Open(db, new() { CustomerId = customer.Id, Name = service is null ? customer.Name : null, Phone = lead.Phone, ServiceId = service }, customer, db.Clock.Now(), ct)).Id;
    }
}

/// <summary>The opportunities of a customer go along when the customer goes into another record (F-9), to that one's salesperson.</summary>
internal sealed class OpportunitiesOfMerged : ICustomerMerge
{
    public async Task<int> Move(Db db, Guid from, Guid into, CancellationToken ct)
    {
        var (moved, owner) = (await db.Rows<Opportunity>().Where(o => o.CustomerId == from).ToListAsync(ct), await db.Rows<Customer>().Where(c => c.Id == into).Select(c => new { c.OwnerId, c.TeamId }).SingleAsync(ct));
        foreach (var one in moved)
        {
            one.BelongTo(into);
            if (one.State == OpportunityState.Active && owner.OwnerId is { } now && now != one.OwnerId) one.HandTo(now, owner.TeamId, "");
        }
        return moved.Count;
    }
}

/// <summary>A customer has another name: their opportunities are found by it.</summary>
internal sealed class OpportunitiesAreFoundByName : IListener<CustomerUpdated>
{
    public async Task On(CustomerUpdated happened, Db db, CancellationToken ct)
    {
        if (await db.Rows<Customer>().Where(c => c.Id == happened.CustomerId).Select(c => c.Name).SingleOrDefaultAsync(ct) is not { } name) return;
        foreach (var one in await db.Rows<Opportunity>().Where(o => o.CustomerId == happened.CustomerId).ToListAsync(ct)) one.FoundBy(name);
    }
}
