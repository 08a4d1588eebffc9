using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Telesales;

/// <summary>The filters of the lead list, each a named field (T-24).</summary>
public sealed record LeadFilter
{
    public LeadStage? Stage { get; init; }
    public Guid? OwnerId { get; init; }
    /// <summary>True: only those without a holder.</summary>
    public bool? Unassigned { get; init; }
    public string? Source { get; init; }
    public Guid? ProductId { get; init; }
    public string? LastOutcome { get; init; }
    public NextAction? NextAction { get; init; }
    public ContactBasis? Basis { get; init; }
    public short? Priority { get; init; }
    public string? Phone { get; init; }
    /// <summary>A name without accents, a phone in any form, its last four digits or more.</summary>
    public string? Q { get; init; }
    public Guid? ImportId { get; init; }
    public Guid? CustomerId { get; init; }
    public DateTime? CreatedFrom { get; init; }
    public DateTime? CreatedTo { get; init; }
    public DateTime? UpdatedSince { get; init; }

    public IQueryable<Lead> On(Db db, IQueryable<Lead> leads, Actor actor)
    {
        if (Stage is { } stage) leads = leads.Where(l => l.Stage == stage);
        if (OwnerId is { } owner) leads = leads.Where(l => l.OwnerId == owner);
        if (Unassigned is { } unassigned) leads = unassigned ? leads.Where(l => l.OwnerId == null) : leads.Where(l => l.OwnerId != null);
        if (Source is { } source) leads = leads.Where(l => l.FirstSource == source);
        if (ProductId is { } product) leads = leads.Where(l => l.ProductId == product);
        if (LastOutcome is { } outcome) leads = leads.Where(l => l.LastOutcome == outcome);
        if (NextAction is { } next) leads = leads.Where(l => l.NextAction == next);
        if (Basis is { } basis) leads = leads.Where(l => l.Basis == basis);
        if (Priority is { } priority) leads = leads.Where(l => l.Priority == priority);
        if (ImportId is { } import) leads = leads.Where(l => l.ImportId == import);
        if (CustomerId is { } customer) leads = leads.Where(l => l.CustomerId == customer);
        if (CreatedFrom is { } from) leads = leads.Where(l => l.CreatedAt >= from);
        if (CreatedTo is { } to) leads = leads.Where(l => l.CreatedAt < to);
        if (UpdatedSince is { } since) leads = leads.Where(l => l.UpdatedAt >= since);
        if (Phone is { Length: > 0 } phone) leads = ByPhone(leads, phone);
        return Q is { Length: > 0 } q ? LeadSearch.On(db, leads, q, actor) : leads;
    }

    private static IQueryable<Lead> ByPhone(IQueryable<Lead> leads, string phone)
    {
        var e164 = PhoneNumber.TryParse(phone, out var parsed, out _) ? parsed.E164 : phone;
        return leads.Where(l => l.Phone == e164);
    }
}

/// <summary>How what a person types finds a lead: a whole number by its index, its last digits by theirs, a name by trigrams.</summary>
public static class LeadSearch
{
    public static IQueryable<Lead> On(Db db, IQueryable<Lead> leads, string typed, Actor actor)
    {
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        var onlyDigits = digits.Length >= 4 && !typed.Any(char.IsLetter);
        if (onlyDigits && PhoneNumber.TryParse(typed, out var phone, out _))
        {
            var e164 = phone.E164;
            return leads.Where(l => l.Phone == e164);
        }
        if (onlyDigits)
        {
            // Whoever sees masked numbers finds by the full number only, or the mask could be guessed digit by digit.
            if (!actor.May(KhachQuen.Access.AccessPermissions.PhonesInFull)) return leads.Where(_ => false);
            var tail = Lead.TailOf(digits);
            return leads.Where(l => l.PhoneTail.StartsWith(tail));
        }
        var folded = Folding.Fold(typed);
        return folded.Length == 0 ? leads : db.Dialect.WhereContains(db, leads, l => l.Folded, folded);
    }
}
