using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>What came in from a customer, counted by the module of money (F-23): it comes later, so it plugs in here.</summary>
public interface ILeadRevenue
{
    /// <summary>Null: not the actor's to see.</summary>
    Task<long?> Of(Db db, Guid customerId, DateOnly from, DateOnly to, CancellationToken ct);
}

/// <summary>The three calendar years before this one (F-24).</summary>
public sealed class LeadRevenue(IEnumerable<ILeadRevenue> books)
{
    public async Task<LeadView> On(Db db, LeadView lead, CancellationToken ct)
    {
        if (lead is not { CustomerId: { } customer, Profile: not null } || books.FirstOrDefault() is not { } book) return lead;
        var year = CompanyTime.DayOf(db.Clock.Now()).Year;
        return lead with { Profile = lead.Profile with { Revenue = await book.Of(db, customer, new(year - 3, 1, 1), new(year - 1, 12, 31), ct) } };
    }
}
