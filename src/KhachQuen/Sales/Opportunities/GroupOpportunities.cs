using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>The opportunities a person may see, in groups with how many stand in each and what they come to (F-10, F-32).</summary>
public sealed class GroupOpportunities(Database database)
{
    /// <summary>
    /// Read through the indexes of the door: (OwnerId, CreatedAt), (TeamId, CreatedAt), of all the first rows of the table.
    /// A month is that of the company's clock: year × 100 + month.
    /// </summary>
    public static readonly Grouping<Opportunity> Groups = new Grouping<Opportunity>(o => o.ExpectedRevenue)
        .By("stage", o => o.Column).By("salespersonId", o => o.OwnerId).By("serviceId", o => o.ServiceId).By("class", o => o.Class).By("evidenceState", o => o.EvidenceState).By("priority", o => o.Priority)
        .By("month", o => o.CreatedAt.AddHours(Ahead).Year * 100 + o.CreatedAt.AddHours(Ahead).Month);

    private static double Ahead => CompanyTime.Zone.BaseUtcOffset.TotalHours;

    public async Task<Grouped> Handle(OpportunityFilter filter, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Read);
        await using var db = database.Open(actor);
        return await Groups.Count((filter with { In = null }).On(db, db.Opportunities), filter.Group, ct);
    }
}
