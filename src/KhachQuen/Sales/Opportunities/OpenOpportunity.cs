using KhachQuen.Access;
using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>What may be given of a new opportunity (api.md).</summary>
public sealed record OpportunityInput
{
    public string? Name { get; init; }
    public required Guid CustomerId { get; init; }
    public string? Phone { get; init; }
    /// <summary>Default: the customer's.</summary>
    public Guid? SalespersonId { get; init; }
    public Guid? ServiceId { get; init; }
    public OpportunityClass Class { get; init; }
    public long ExpectedRevenue { get; init; }
    public int Priority { get; init; }
}

/// <summary>A salesperson opens an opportunity on a customer of theirs (F-30, F-31).</summary>
public sealed class OpenOpportunity(Database database, TimeProvider clock)
{
    public async Task<OpportunityView> Handle(OpportunityInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Write);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.Id == input.CustomerId, ct) ?? throw new Refused("opportunity.customerUnknown", "customerId");
        var opportunity = await Open(db, input, customer, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return OpportunityView.For(opportunity, actor);
    }

    /// <summary>The same inside another act (a converted lead); the caller saves.</summary>
    internal static async Task<Opportunity> Open(Db db, OpportunityInput input, Customer customer, DateTime at, CancellationToken ct)
    {
        var salesperson = await Salesperson(db, input.SalespersonId, customer, ct);
        var terms = await OpportunityRules.Read(db, new(input.Name, input.Phone ?? (customer.Phones is [var first, ..] ? first : null), input.ServiceId, input.Class, input.ExpectedRevenue, Stars(input.Priority)), before: null, ct);
        var opportunity = new Opportunity(terms, customer, salesperson, (await db.Settings<OpportunitySettings>(ct)).First, at);
        db.Actor.Require(OpportunityPermissions.Write, opportunity);
        customer.AskForPapers();      // F-4: who is sold to is known by their papers
        db.Add(opportunity);
        return opportunity;
    }

    internal static short Stars(int priority) => priority is >= 0 and <= 3 ? (short)priority : throw new Refused("opportunity.priorityInvalid", "priority");

    private static async Task<User> Salesperson(Db db, Guid? wanted, Customer customer, CancellationToken ct)
    {
        var id = wanted ?? customer.OwnerId ?? throw new Refused("opportunity.customerUnassigned", "customerId", customer.Name);
        Rule.Require(customer.OwnerId is not null, "opportunity.customerUnassigned", "customerId", customer.Name);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.Active, ct) ?? throw new Refused("opportunity.salespersonUnknown", "salespersonId");
    }
}

internal static class OpportunityRules
{
    /// <summary>Terms as read, their service known and sold (one it already had may be archived since).</summary>
    public static async Task<OpportunityTerms> Read(Db db, OpportunityTerms terms, OpportunityTerms? before, CancellationToken ct)
    {
        if (terms.ServiceId is not { } service) return terms.Read(null);
        var product = await db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.Id == service, ct);
        Rule.Require(product is not null && (product.Active || before?.ServiceId == service), "opportunity.serviceUnknown", "serviceId");
        return terms.Read(product!.Name);
    }

    /// <summary>One the actor may write, on which an act may still have an effect before its check.</summary>
    public static async Task<Opportunity> ToWrite(this Db db, Guid id, long? version, Actor actor, CancellationToken ct)
    {
        var opportunity = await db.Opportunities.Get(id, ct);
        actor.Require(OpportunityPermissions.Write, opportunity);
        opportunity.RequireVersion(version, o => OpportunityView.For(o, actor));
        await EvidenceClock.RequireInTime(db, opportunity.LacksEvidence, opportunity.EvidenceSince, ct);
        return opportunity;
    }

    /// <summary>Saves; who was faster is shown.</summary>
    public static Task SaveOpportunity(this Db db, Opportunity opportunity, Actor actor, CancellationToken ct) =>
        db.SaveOrShow(async () => OpportunityView.For(await db.Opportunities.AsNoTracking().Get(opportunity.Id, ct), actor), ct);
}
