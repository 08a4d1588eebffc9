using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Telesales;

/// <summary>The filters of the lead list, each a named field (T-24).</summary>
public sealed partial record LeadFilter
{
    public LeadFolder? Folder { get; init; }
    public LeadStage? Stage { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? TeamId { get; init; }
    /// <summary>True: only those no team has.</summary>
    public bool? WithoutTeam { get; init; }
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
    /// <summary>When its present holder got it ("ngày nhận").</summary>
    public DateTime? ReceivedFrom { get; init; }
    public DateTime? ReceivedTo { get; init; }
    /// <summary>When it was last worked ("ngày tác nghiệp").</summary>
    public DateTime? WorkedFrom { get; init; }
    public DateTime? WorkedTo { get; init; }
    /// <summary>Calls so far ("lần gọi").</summary>
    public int? AttemptsFrom { get; init; }
    public int? AttemptsTo { get; init; }
    public bool? HasNote { get; init; }
    /// <summary>The heap of the balance it lies on .</summary>
    public LeadHeap? Heap { get; init; }
    public DateTime? UpdatedSince { get; init; }
    /// <summary>0–3 (F-24).</summary>
    public short? Level { get; init; }
    /// <summary>True: a size of it waits for the team lead's word (F-23).</summary>
    public bool? SizeWaiting { get; init; }
    /// <summary>One group of the list (<see cref="GroupLeads.Groups"/>): by what, and which.</summary>
    public string? Group { get; init; }
    public string? In { get; init; }

    public IQueryable<Lead> On(Db db, IQueryable<Lead> leads, Actor actor)
    {
        leads = ByWhen(ByWork(ByWhat(Folder is { } folder ? leads.In(folder) : leads)));
        if (Heap is { } heap) leads = leads.On(heap);
        leads = GroupLeads.Groups.In(ByReport(db, ByProfile(db, leads), actor), Group, In);
        if (Phone is { Length: > 0 } phone) leads = ByPhone(leads, phone);
        return Q is { Length: > 0 } q ? LeadSearch.On(db, leads, q, actor) : leads;
    }

    private IQueryable<Lead> ByProfile(Db db, IQueryable<Lead> leads)
    {
        if (Level is { } level) leads = leads.Where(l => l.Level == level);
        if (SizeWaiting is not true) return leads;
        var waiting = db.Rows<LeadProfile>().Where(p => p.SizeState == SizeState.Proposed).Select(p => p.LeadId);      // index "size"
        return leads.Where(l => waiting.Contains(l.Id));
    }

    private IQueryable<Lead> ByWhat(IQueryable<Lead> leads)
    {
        if (OwnerId is { } owner) leads = leads.Where(l => l.OwnerId == owner);
        if (TeamId is { } team) leads = leads.Where(l => l.TeamId == team);
        if (WithoutTeam == true) leads = leads.Where(l => l.TeamId == null);
        if (Unassigned is { } unassigned) leads = unassigned ? leads.Where(l => l.OwnerId == null) : leads.Where(l => l.OwnerId != null);
        if (Source is { } source) leads = leads.Where(l => l.FirstSource == source);
        if (ProductId is { } product) leads = leads.Where(l => l.ProductId == product);
        if (Basis is { } basis) leads = leads.Where(l => l.Basis == basis);
        if (Priority is { } priority) leads = leads.Where(l => l.Priority == priority);
        if (ImportId is { } import) leads = leads.Where(l => l.ImportId == import);
        if (CustomerId is { } customer) leads = leads.Where(l => l.CustomerId == customer);
        return HasNote is { } has ? leads.Where(l => (l.Note != null) == has) : leads;
    }

    private IQueryable<Lead> ByWork(IQueryable<Lead> leads)
    {
        if (Stage is { } stage) leads = leads.Where(l => l.Stage == stage);
        if (LastOutcome is { } outcome) leads = outcome switch { LeadOutcomes.Floated => leads.Where(l => l.FloatedAt != null), NoOutcome => leads.Where(l => l.LastOutcome == null && l.FloatedAt == null), _ => leads.Where(l => l.LastOutcome == outcome && l.FloatedAt == null) };
        if (NextAction is { } next) leads = leads.Where(l => l.NextAction == next);
        if (AttemptsFrom is { } least) leads = leads.Where(l => l.Attempts >= least);
        return AttemptsTo is { } most ? leads.Where(l => l.Attempts <= most) : leads;
    }

    private IQueryable<Lead> ByWhen(IQueryable<Lead> leads)
    {
        if (CreatedFrom is { } createdFrom) leads = leads.Where(l => l.CreatedAt >= createdFrom);
        if (CreatedTo is { } createdTo) leads = leads.Where(l => l.CreatedAt < createdTo);
        if (ReceivedFrom is { } receivedFrom) leads = leads.Where(l => l.ReceivedAt >= receivedFrom);
        if (ReceivedTo is { } receivedTo) leads = leads.Where(l => l.ReceivedAt < receivedTo);
        if (WorkedFrom is { } workedFrom) leads = leads.Where(l => l.LastOutcomeAt >= workedFrom);
        if (WorkedTo is { } workedTo) leads = leads.Where(l => l.LastOutcomeAt < workedTo);
        return UpdatedSince is { } since ? leads.Where(l => l.UpdatedAt >= since) : leads;
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
            // Only among rows whose number the actor sees whole: otherwise the mask could be guessed digit by digit.
            var (from, to) = Tails.Range(digits);
            var ending = db.Rows<Lead>().Where(l => l.PhoneTail.CompareTo(from) >= 0);
            if (to is not null) ending = ending.Where(l => l.PhoneTail.CompareTo(to) < 0);
            // The few that end so first, then whose they are: SQLite would rather walk all of a team's.
            return leads.SeenBy(actor, KhachQuen.Access.AccessPermissions.PhonesInFull).Where(l => ending.Select(e => e.Id).Contains(l.Id));
        }
        var folded = Folding.Fold(typed);
        return folded.Length == 0 ? leads : db.Dialect.WhereContains(db, leads, l => l.Folded, folded);
    }
}
