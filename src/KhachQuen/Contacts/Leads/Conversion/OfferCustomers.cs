using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <param name="Lead">What would become a customer.</param>
/// <param name="Known">Who may be the same: of whom the actor may not see no more than the name and who looks after them (F-6).</param>
public sealed record ConvertOffer(LeadView Lead, IReadOnlyList<Duplicate> Known);

/// <summary>Before a lead is converted: the customers it may already be (F-9, F-25).</summary>
public sealed class OfferCustomers(Database database)
{
    public async Task<ConvertOffer> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Work);
        await using var db = database.Open(actor);
        var file = await LeadFile.Of(db, await db.Leads.Get(id, ct), ct);
        actor.Require(LeadPermissions.Work, file.Lead);
        var facts = await LeadCarries.Facts(db, file, new(), ct);
        return new(file.View(actor), await FindDuplicates.Within(db, Readable(facts), null, ct));
    }

    /// <summary>Numbers in the one form they are found by; what cannot be read finds nobody.</summary>
    private static CustomerFacts Readable(CustomerFacts facts) => facts with
    {
        TaxCode = TaxCode.TryParse(facts.TaxCode, out var tax, out _) ? tax.Value : null, CitizenId = CitizenId.TryParse(facts.CitizenId, out var citizen, out _) ? citizen.Value : null,
        Emails = [.. facts.Emails.Select(e => e.Trim().ToLowerInvariant())],
    };
}
