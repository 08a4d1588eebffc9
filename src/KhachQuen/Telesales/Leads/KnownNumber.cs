using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>A lead that already has the number: who holds it, and only for who may see it, which.</summary>
/// <param name="Id">Null where the actor may not open it.</param>
public sealed record KnownLead(Guid? Id, string? Name, string? HolderName, LeadStage Stage, DateTime CreatedAt);

/// <param name="Phone">As it was understood; null when it is no number.</param>
/// <param name="Problem">Why it is none, or a warning about it.</param>
public sealed record NumberKnown(PhoneNumber? Phone, string? Problem, KnownLead? Lead, IReadOnlyList<Duplicate> Customers);

/// <summary>Before a lead is entered by hand: how its number is understood, and whether we know it already .</summary>
public sealed class KnownNumber(Database database)
{
    public async Task<NumberKnown> Handle(string? typed, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Create);
        if (!PhoneNumber.TryParse(typed, out var phone, out var problem)) return new(null, problem, null, []);
        await using var db = database.Open(actor);
        var e164 = phone.E164;
        var lead = await (from l in db.Rows<Lead>().AsNoTracking()      // beyond sight: a number is known to the company, whoever holds it
                          where l.Phone == e164 && l.DuplicateOfId == null
                          join u in db.Users on l.OwnerId equals u.Id into holders
                          from u in holders.DefaultIfEmpty()
                          orderby l.Id descending
                          select new KnownLead(l.Id, l.Name, u == null ? null : u.DisplayName, l.Stage, l.CreatedAt)).FirstOrDefaultAsync(ct);
        if (lead is not null && !await db.Leads.AnyAsync(l => l.Id == lead.Id, ct)) lead = lead with { Id = null, Name = null };
        var customers = actor.May(CustomerPermissions.Create) ? await FindDuplicates.Within(db, new CustomerFacts { Name = "?", Phones = [e164] }, null, ct) : [];
        return new(phone, problem, lead, customers);
    }
}
