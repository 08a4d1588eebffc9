using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>The filters of the quotes, each a named field (T-24).</summary>
public sealed record QuoteFilter
{
    public Named<QuoteState>? State { get; init; }
    /// <summary>Sent, unanswered, and its last day past; false: sent and still good.</summary>
    public bool? Expired { get; init; }
    public Guid? SalespersonId { get; init; }
    public Guid? TeamId { get; init; }
    public Guid? OpportunityId { get; init; }
    public Guid? CustomerId { get; init; }
    /// <summary>The whole number: all its revisions.</summary>
    public string? Number { get; init; }
    /// <summary>Also those of which a later revision was made; usual with a number.</summary>
    public bool? Replaced { get; init; }
    /// <summary>Days of the company on which it was made, both inclusive.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    /// <summary>Part of its number, title or customer, without accents.</summary>
    public string? Q { get; init; }
    public DateTime? UpdatedSince { get; init; }

    public IQueryable<Quote> On(Db db, IQueryable<Quote> rows)
    {
        if (State is { Value: var state }) rows = rows.Where(q => q.State == state);
        if (Expired is { } expired && CompanyTime.DayOf(db.Clock.Now()) is var today) rows = expired ? rows.Where(q => q.State == QuoteState.Sent && q.ValidUntil < today) : rows.Where(q => q.State == QuoteState.Sent && q.ValidUntil >= today);
        if (SalespersonId is { } owner) rows = rows.Where(q => q.OwnerId == owner);
        if (TeamId is { } team) rows = rows.Where(q => q.TeamId == team);
        if (OpportunityId is { } opportunity) rows = rows.Where(q => q.OpportunityId == opportunity);
        if (CustomerId is { } customer) rows = rows.Where(q => q.CustomerId == customer);
        if (Number is { Length: > 0 } number) rows = rows.Where(q => q.Number == number);
        if (!(Replaced ?? Number is { Length: > 0 })) rows = rows.Where(q => q.ReplacedById == null);
        if (From is { } from && CompanyTime.StartOf(from) is var begin) rows = rows.Where(q => q.CreatedAt >= begin);
        if (To is { } to && CompanyTime.StartOf(to.AddDays(1)) is var end) rows = rows.Where(q => q.CreatedAt < end);
        if (UpdatedSince is { } since) rows = rows.Where(q => q.UpdatedAt >= since);
        return Q is { Length: > 0 } q ? Folding.Fold(q) is { Length: > 0 } folded ? db.Dialect.WhereContains(db, rows, r => r.Folded, folded) : rows : rows;
    }
}
