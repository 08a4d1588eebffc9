using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>The filters of the opportunities, each a named field (T-24, F-32).</summary>
public sealed record OpportunityFilter
{
    public Named<OpportunityState>? State { get; init; }
    /// <summary>Code of a stage; only active ones.</summary>
    public string? Stage { get; init; }
    public Named<OpportunityClass>? Class { get; init; }
    public Named<EvidenceState>? EvidenceState { get; init; }
    public Named<EvidenceReview>? EvidenceReview { get; init; }
    public Guid? SalespersonId { get; init; }
    public Guid? TeamId { get; init; }
    public Guid? CustomerId { get; init; }
    public Guid? ServiceId { get; init; }
    /// <summary>At least so many stars.</summary>
    public int? Priority { get; init; }
    public string? LostReason { get; init; }
    /// <summary>Days of the company on which it was made, both inclusive.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    /// <summary>Part of its name or its customer's, without accents; a customer's whole number.</summary>
    public string? Q { get; init; }
    public DateTime? UpdatedSince { get; init; }
    /// <summary>One group of the list (<see cref="GroupOpportunities.Groups"/>): by what, and which.</summary>
    public string? Group { get; init; }
    public string? In { get; init; }

    public IQueryable<Opportunity> On(Db db, IQueryable<Opportunity> rows)
    {
        if (State is { Value: var state }) rows = rows.Where(o => o.State == state);
        if (Stage is { Length: > 0 } stage) rows = rows.Where(o => o.Column == stage);
        if (Class is { Value: var kind }) rows = rows.Where(o => o.Class == kind);
        if (EvidenceState is { Value: var evidence }) rows = rows.Where(o => o.EvidenceState == evidence);
        if (EvidenceReview is { Value: var review }) rows = rows.Where(o => o.EvidenceReview == review);
        if (SalespersonId is { } owner) rows = rows.Where(o => o.OwnerId == owner);
        if (TeamId is { } team) rows = rows.Where(o => o.TeamId == team);
        if (CustomerId is { } customer) rows = rows.Where(o => o.CustomerId == customer);
        if (ServiceId is { } service) rows = rows.Where(o => o.ServiceId == service);
        if (Priority is { } stars) rows = rows.Where(o => o.Priority >= stars);
        if (LostReason is { Length: > 0 } reason) rows = rows.Where(o => o.LostReason == reason);
        if (From is { } from && CompanyTime.StartOf(from) is var begin) rows = rows.Where(o => o.CreatedAt >= begin);
        if (To is { } to && CompanyTime.StartOf(to.AddDays(1)) is var end) rows = rows.Where(o => o.CreatedAt < end);
        if (UpdatedSince is { } since) rows = rows.Where(o => o.UpdatedAt >= since);
        rows = GroupOpportunities.Groups.In(rows, Group, In);
        return Q is { Length: > 0 } q ? Found(db, rows, q) : rows;
    }

    private static IQueryable<Opportunity> Found(Db db, IQueryable<Opportunity> rows, string typed)
    {
        if (!typed.Any(char.IsLetter) && PhoneNumber.TryParse(typed, out var phone, out _) && phone.E164 is var e164)
        {
            var theirs = db.Rows<CustomerPhone>().Where(p => p.E164 == e164).Select(p => p.CustomerId);
            return rows.Where(o => o.Phone == e164 || theirs.Contains(o.CustomerId));
        }
        var folded = Folding.Fold(typed);
        return folded.Length == 0 ? rows : db.Dialect.WhereContains(db, rows, o => o.Folded, folded);
    }
}
