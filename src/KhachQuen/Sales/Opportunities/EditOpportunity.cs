using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>What may be put right by hand (api.md); state, evidence and salesperson change by acts.</summary>
public sealed record OpportunityEdit
{
    public Patch<string> Name { get; init; }
    public Patch<string> Phone { get; init; }
    public Patch<Guid?> ServiceId { get; init; }
    public Patch<OpportunityClass> Class { get; init; }
    public Patch<long> ExpectedRevenue { get; init; }
    public Patch<int> Priority { get; init; }
    public Patch<string> Stage { get; init; }

    internal OpportunityTerms On(OpportunityTerms now) => new(Name.Or(now.Name), Phone.Or(now.Phone), ServiceId.Or(now.ServiceId), Class.Or(now.Class), ExpectedRevenue.Or(now.ExpectedRevenue), OpenOpportunity.Stars(Priority.Or(now.Priority)));
}

/// <summary>Its salesperson, or who stands above, puts an opportunity right or moves it on (F-32).</summary>
public sealed class EditOpportunity(Database database, TimeProvider clock)
{
    public async Task<OpportunityView> Handle(Guid id, long? version, OpportunityEdit edit, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Write);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var opportunity = await db.ToWrite(id, version, actor, ct);
        var (at, terms) = (clock.Now(), edit.On(opportunity.Terms));
        if (terms != opportunity.Terms) opportunity.Edit(await OpportunityRules.Read(db, terms, opportunity.Terms, ct), await NameOf(db, opportunity.CustomerId, ct), at);
        if (edit.Stage is { Given: true, Value: { } stage }) await Move(db, opportunity, stage, at, ct);
        await db.SaveOpportunity(opportunity, actor, ct);
        await transaction.Commit(ct);
        return OpportunityView.For(opportunity, actor);
    }

    internal static async Task Move(Db db, Opportunity opportunity, string stage, DateTime at, CancellationToken ct)
    {
        var settings = await db.Settings<OpportunitySettings>(ct);
        opportunity.MoveTo(settings.Stage(stage) ?? throw new Refused("opportunity.stageUnknown", "stage"), settings.Stage(opportunity.Stage)?.Name ?? opportunity.Stage, at);
    }

    internal static Task<string> NameOf(Db db, Guid customer, CancellationToken ct) => db.Rows<Contacts.Customer>().Where(c => c.Id == customer).Select(c => c.Name).SingleAsync(ct);
}
