using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Sales;

/// <summary>Everything the page or panel of one opportunity shows.</summary>
public sealed record OpportunityModel(OpportunityRow Row, Pipeline Pipeline, IReadOnlyList<EvidenceView> Evidence, Page<TimelineLine> Story, bool SeesCustomer, bool MayReview)
{
    public OpportunityView Opportunity => Row.Opportunity;
    public bool IsOpen => Opportunity.State == OpportunityState.Active;
}

/// <summary>Gathers what is shown of one opportunity. Asks and arranges; the rules stand in the use cases it calls.</summary>
public sealed class OpportunityLoader(ShowOpportunity show, ListEvidence evidence, OpportunityTimeline story, OpportunityNames names, Database database)
{
    public async Task<OpportunityModel> Load(Guid id, Actor actor, CancellationToken ct = default)
    {
        var opportunity = await show.Handle(id, actor, ct);
        await using var db = database.Open(actor);
        var customer = opportunity.CustomerId;
        var seen = actor.May(CustomerPermissions.Read) && await db.Customers.AnyAsync(c => c.Id == customer, ct);
        return new(await names.One(opportunity, actor, ct), await names.Pipeline(ct), await evidence.Handle(id, actor, ct), await story.Handle(id, new(Limit: 30), actor, ct), seen,
            actor.May(OpportunityPermissions.Review, new Masking.Owned(opportunity.SalespersonId, opportunity.TeamId)) && opportunity.SalespersonId != actor.Id && opportunity is { State: OpportunityState.Active, Class: OpportunityClass.Main, EvidenceState: EvidenceState.Provided });
    }

    public static IReadOnlyList<TimelineEntry> Entries(Page<TimelineLine> lines, Guid id) =>
        [.. lines.Items.Select(l => new TimelineEntry { Id = l.Id, SubjectId = id, Noun = l.Noun, Kind = l.Kind, At = l.At, ActorId = l.ActorId, ActorName = l.ActorName, Facts = l.Facts?.GetRawText(), Note = l.Note })];
}
