using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>Whether a number may be contacted now, and in which words that is said.</summary>
/// <param name="Reason">None: it may.</param>
/// <param name="Warned">It may, though this is missing.</param>
/// <param name="LawfulFrom">When it will be lawful; null: now, or not by waiting.</param>
/// <param name="From">The hours of the day for this purpose; null: any.</param>
/// <param name="AtMost">So many in <paramref name="Hours"/> rolling hours; null: no cap.</param>
/// <param name="ConsentSince">Since when the person has agreed or refused, by the log.</param>
public sealed record ContactStanding(bool Allowed, GateReason Reason, string Code, string? Rule, string? Article, DateTime? LawfulFrom, GateReason Warned, ContactPurpose Purpose, ContactChannel Channel, ContactBasis Basis, TimeOnly? From, TimeOnly? To, int? AtMost, int? Hours, ConsentStand Consent, DateTime? ConsentSince)
{
    public static async Task<ContactStanding> Of(Db db, ContactAsk ask, CancellationToken ct)
    {
        var (asked, answer, facts) = await ContactDoor.Look(db, ask, ct);
        var rules = await ContactDoor.RulesOf(db, await db.Settings<ContactSettings>(ct), ct);
        var day = CompanyTime.DayOf(asked.At);
        var (window, cap) = (rules.Find(GateRuleKind.Window, asked.Effective, asked.Channel, day), rules.Find(GateRuleKind.Cap, asked.Effective, asked.Channel, day));
        var rule = answer.Rule ?? answer.WarnedRule;
        return new(answer.Allowed, answer.Reason, answer.Code, rule?.Code, rule?.Article, answer.LawfulFrom, answer.Warned, asked.Effective, asked.Channel, asked.Basis,
            Clock(window?.FromMinute), Clock(window?.ToMinute), cap?.AtMost, cap?.Hours, facts.Consent.Stand, facts.Consent.Since);
    }

    private static TimeOnly? Clock(int? minute) => minute is { } m ? new TimeOnly(m / 60 % 24, m % 60) : null;
}

/// <summary>Somebody looks whether a number may be contacted; nothing is written, no cap is used up.</summary>
public sealed class PreviewContact(Database database)
{
    public async Task<ContactStanding> Handle(string? to, ContactPurpose purpose, ContactChannel channel, Actor actor, CancellationToken ct = default)
    {
        actor.Require(ContactPermissions.ReadConsents);
        await using var db = database.Open(actor);
        var (address, _) = NumberKey.Read(to, channel);
        var basis = channel == ContactChannel.Email ? ContactBasis.None : await db.Leads.AsNoTracking().Where(l => l.Phone == address).OrderByDescending(l => l.Id).Select(l => l.Basis).FirstOrDefaultAsync(ct);
        return await ContactStanding.Of(db, new(to, purpose, channel, "preview", Guid.Empty, basis), ct);
    }
}

/// <summary>Whether a customer may be called for their care, as their page says it.</summary>
public sealed class CustomerPermission(Database database)
{
    public async Task<ContactStanding?> Handle(Guid customerId, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        var phones = await db.Customers.AsNoTracking().Where(c => c.Id == customerId).Select(c => c.PhonesText).SingleOrDefaultAsync(ct) ?? throw new NotFound();
        return Customer.Parts(phones) is [var first, ..] ? await ContactStanding.Of(db, new(first, ContactPurpose.Care, ContactChannel.Call, "customer", customerId), ct) : null;
    }
}

/// <summary>"Khách yêu cầu không gọi nữa", said by a customer: all their numbers.</summary>
public sealed class LeaveCustomerAlone(Database database)
{
    public async Task Handle(Guid customerId, string? proof, Actor actor, CancellationToken ct = default)
    {
        actor.Require(ContactPermissions.Record);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var customer = await db.Customers.Get(customerId, ct);
        Rule.Require(customer.Phones.Count > 0, "consent.noNumber");
        foreach (var phone in customer.Phones.Order(StringComparer.Ordinal)) await RecordConsent.Within(db, new(phone, Act: ConsentAct.Withdrawn, Channel: ContactChannel.Call, Source: "customer", Proof: proof), ct);
        db.Add(db.StoryLine<Customer>(customerId, "customer.leftAlone", new { }, proof));
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
    }
}
