using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;

namespace KhachQuen.Telesales;

/// <summary>The moment of a lead a report counts by: it came, its holder got it, it was last worked, somebody ordered .</summary>
public enum LeadDate : short { Received, Assigned, Worked, Ordered }

/// <summary>What the numbers of reports ask beside the list's own filters: behind each number stand exactly its rows.</summary>
public sealed partial record LeadFilter
{
    /// <summary>In <see cref="LastOutcome"/>: nothing has been said of it yet.</summary>
    public const string NoOutcome = "none";

    /// <summary>Rights that open the reports about leads.</summary>
    public static readonly IReadOnlyList<string> ReportRights = [ReportPermissions.Read, ReportPermissions.Sharing, ReportPermissions.Campaigns];

    public bool? WithoutProduct { get; init; }
    /// <summary>True: an order came of it, and stands.</summary>
    public bool? Sold { get; init; }
    /// <summary>An order of it was placed then.</summary>
    public DateTime? OrderedFrom { get; init; }
    public DateTime? OrderedTo { get; init; }
    /// <summary>Its callback is due then.</summary>
    public DateTime? DueFrom { get; init; }
    public DateTime? DueTo { get; init; }
    /// <summary>True: the callback's time has passed, and nobody has called.</summary>
    public bool? Overdue { get; init; }
    /// <summary>Hour of the company's day, of <see cref="HourOf"/>.</summary>
    public int? Hour { get; init; }
    public LeadDate? HourOf { get; init; }
    /// <summary>Hour of the day at which the callback is due.</summary>
    public int? DueHour { get; init; }
    /// <summary>True: no farther than the actor's reports reach.</summary>
    public bool? Reported { get; init; }

    private IQueryable<Lead> ByReport(Db db, IQueryable<Lead> leads, Actor actor)
    {
        if (Reported == true) leads = leads.SeenBy(actor, ReportPermissions.Widest(actor, ReportRights));
        if (WithoutProduct == true) leads = leads.Where(l => l.ProductId == null);
        if (Sold is { } sold) leads = leads.Where(l => (l.Stage == LeadStage.Ordered) == sold);
        if (OrderedFrom is not null || OrderedTo is not null) leads = ByOrder(db, leads);
        if (DueFrom is { } dueFrom) leads = leads.Where(l => l.NextActionAt >= dueFrom);
        if (DueTo is { } dueTo) leads = leads.Where(l => l.NextActionAt < dueTo);
        if (Overdue == true) leads = leads.Overdue(db.Clock.Now());
        if (DueHour is { } due && Hours.ToUtc(due) is var dueAt) leads = leads.Where(l => l.NextActionAt!.Value.Hour == dueAt);
        return Hour is { } hour ? ByHour(leads, Hours.ToUtc(hour)) : leads;
    }

    private IQueryable<Lead> ByOrder(Db db, IQueryable<Lead> leads)
    {
        var (from, to) = (OrderedFrom ?? DateTime.UnixEpoch, OrderedTo ?? DateTime.MaxValue.ToUniversalTime());
        var orders = db.Rows<Order>().Where(o => o.CreatedAt >= from && o.CreatedAt < to);
        return leads.Where(l => orders.Any(o => o.LeadId == l.Id));        // index LeadId
    }

    private IQueryable<Lead> ByHour(IQueryable<Lead> leads, int hour) => HourOf switch
    {
        LeadDate.Assigned => leads.Where(l => l.ReceivedAt.Hour == hour),
        LeadDate.Worked => leads.Where(l => l.LastOutcomeAt!.Value.Hour == hour),
        _ => leads.Where(l => l.CreatedAt.Hour == hour),
    };
}

public static class OverdueLeads
{
    /// <summary>Callbacks whose time has passed and that nobody has made.</summary>
    public static IQueryable<Lead> Overdue(this IQueryable<Lead> leads, DateTime now) =>
        leads.Where(l => l.NextActionAt != null && l.NextActionAt <= now && l.OwnerId != null && (l.Stage == LeadStage.New || l.Stage == LeadStage.Contact));
}
