using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>A later module opens an opportunity for a lead that became a customer (F-25, F-30), in the same transaction.</summary>
public interface IOpensOpportunity
{
    /// <summary>Adds it; the caller saves.</summary>
    /// <returns>Its id.</returns>
    Task<Guid> Open(Db db, Lead lead, Customer customer, CancellationToken ct);
}

/// <summary>Whom a lead becomes: somebody we know, or a new customer of whom this is known better than on the lead.</summary>
public sealed record ConvertCustomer
{
    /// <summary>A customer there is; what they lack is filled from the lead.</summary>
    public Guid? Id { get; init; }
    /// <summary>A new one although somebody has the same email.</summary>
    public bool AsNew { get; init; }
    public ContactType? Type { get; init; }
    public string? Name { get; init; }
    public string? TaxCode { get; init; }
    public string? CitizenId { get; init; }
    public string? Email { get; init; }
}

public sealed record ConvertInput
{
    public ConvertCustomer? Customer { get; init; }
    public bool CreateOpportunity { get; init; }
}

public sealed record Converted(LeadView Lead, CustomerView Customer, Guid? OpportunityId);

/// <summary>
/// A lead becomes a customer, with its contact person, files and facts (F-25). Somebody we know is offered first: by phone, tax code, citizen id or email.
/// Once only: of two who convert at once the second is told.
/// </summary>
public sealed class ConvertLead(Database database, IEnumerable<IOpensOpportunity> opportunities, TimeProvider clock)
{
    public async Task<Converted> Handle(Guid id, ConvertInput input, long? version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Work);
        Rule.Require(!input.CreateOpportunity || opportunities.Any(), "lead.opportunitiesMissing", "createOpportunity");
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await LeadFile.Lock(db, id, ct);
        var file = await LeadFile.Of(db, await db.Leads.Get(id, ct), ct);
        actor.Require(LeadPermissions.Work, file.Lead);
        if (file.Lead.Stage == LeadStage.Converted) throw new ChangedMeanwhile(file.View(actor));
        file.Lead.RequireVersion(version, _ => file.View(actor));
        var customer = await Become(db, file, input.Customer ?? new(), actor, ct);
        await CustomerRules.Check(db, customer, ct);
        file.Lead.Convert(customer);
        await LeadCarries.All(db, file.Lead.Id, customer.Id, ct);
        var opportunity = input.CreateOpportunity ? await opportunities.First().Open(db, file.Lead, customer, ct) : (Guid?)null;
        await Save(db, id, actor, ct);
        await transaction.Commit(ct);
        return new(file.View(actor), CustomerView.For(customer, actor), opportunity);
    }

    private async Task<Customer> Become(Db db, LeadFile file, ConvertCustomer said, Actor actor, CancellationToken ct)
    {
        var (now, facts) = (clock.Now(), await LeadCarries.Facts(db, file, said, ct));
        if ((said.Id ?? file.Lead.CustomerId) is { } there)
        {
            var known = await db.Customers.Get(there, ct);
            actor.Require(CustomerPermissions.Write, known);
            known.Edit(Customer.Together(known.Facts, facts.Read(CompanyTime.DayOf(now)), []), now);
            return known;
        }
        actor.Require(CustomerPermissions.Create);
        if (!said.AsNew && await FindDuplicates.Within(db, facts.Read(CompanyTime.DayOf(now)), null, ct) is [var same, ..]) throw same.OwnerName is { } owner ? new Refused("lead.customerKnown", "customer", same.Name, owner) : new Refused("lead.customerKnownByNobodys", "customer", same.Name);
        var customer = Customer.Enter(facts, await HolderOf(db, file.Lead, actor, ct), now);
        db.Add(customer);
        return customer;
    }

    /// <summary>Whoever holds the lead looks after the customer; else whoever converts it, unless they look after nobody.</summary>
    private static async Task<User?> HolderOf(Db db, Lead lead, Actor actor, CancellationToken ct)
    {
        var holder = lead.OwnerId ?? (actor.ScopeOf(CustomerPermissions.Read) == Scope.All ? null : actor.Id);
        return holder is { } id ? await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.Active, ct) : null;
    }

    private static async Task Save(Db db, Guid id, Actor actor, CancellationToken ct)
    {
        try { await db.SaveOrShow(async () => (await LeadFile.Of(db, await db.Leads.Get(id, ct), ct)).View(actor), ct); }
        catch (DbUpdateException problem) when (db.Dialect.IsUniqueViolation(problem)) { throw new Refused("customer.takenMeanwhile", "phones"); }
    }
}

/// <summary>What a lead brings to the customer it becomes.</summary>
internal static class LeadCarries
{
    /// <summary>Its facts, under what was said of them now.</summary>
    public static async Task<CustomerFacts> Facts(Db db, LeadFile file, ConvertCustomer said, CancellationToken ct)
    {
        var (lead, profile) = (file.Lead, file.Profile);
        var channels = (await db.Settings<CustomerLists>(ct)).Channels;
        var rank = profile?.RankId is { } id ? (await db.Settings<LeadLists>(ct)).Ranks.FirstOrDefault(r => r.Id == id)?.Name : null;
        return new()
        {
            Type = said.Type ?? lead.ContactType, Name = said.Name ?? lead.Name, TaxCode = said.TaxCode ?? lead.TaxCode, CitizenId = said.CitizenId ?? lead.CitizenId, Phones = lead.Phone.Length > 0 ? [lead.Phone] : [],
            Emails = (said.Email ?? lead.Email) is { } email ? [email] : [], BirthDate = profile?.BirthDate, Address = profile?.Address, Rank = rank?[..Math.Min(rank.Length, 40)],
            ChannelId = channels.Any(c => c.Id == profile?.ChannelId && c.Active) ? profile!.ChannelId : null,
        };
    }

    /// <summary>Its contact persons, its files and what is planned about it are the customer's from now on.</summary>
    public static async Task All(Db db, Guid leadId, Guid customerId, CancellationToken ct)
    {
        foreach (var person in await db.PersonsOfLead(leadId).ToListAsync(ct)) person.BelongTo(customerId);
        foreach (var file in await db.Rows<Attachment>().Where(a => a.Noun == "lead" && a.NounId == leadId).ToListAsync(ct)) file.BelongTo(customerId, "customer");
        foreach (var activity in await db.Rows<Activity>().Where(a => a.NounId == leadId).ToListAsync(ct)) activity.BelongTo(customerId);
    }
}
