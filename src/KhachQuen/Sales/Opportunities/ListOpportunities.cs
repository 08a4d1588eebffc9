using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>The opportunities a person may see, filtered and sorted (F-32).</summary>
public sealed class ListOpportunities(Database database)
{
    public static readonly Sorting<Opportunity> Sorting = new Sorting<Opportunity>("-createdAt")
        .By("createdAt", o => o.CreatedAt).By("updatedAt", o => o.UpdatedAt).By("expectedRevenue", o => o.ExpectedRevenue).By("place", o => o.Place).By("stageSince", o => o.StageSince).By("evidenceSince", o => o.EvidenceSince);

    public async Task<Page<OpportunityView>> Handle(OpportunityFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Read);
        await using var db = database.Open(actor);
        return (await Sorting.Page(filter.On(db, db.Opportunities), page, OpportunityView.Of, ct)).Map(o => o.ShownTo(actor));
    }

    /// <summary>All that the filter finds, and one more than an act on many may be about (F-10).</summary>
    public async Task<IReadOnlyList<Guid>> All(OpportunityFilter filter, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Read);
        await using var db = database.Open(actor);
        return await filter.On(db, db.Opportunities).OrderBy(o => o.Id).Select(o => o.Id).Take(Many.AtMost + 1).ToListAsync(ct);      // index: the key
    }

    /// <summary>Of those that changed while a list was open, the ones new to it .</summary>
    public async Task<IReadOnlyList<Guid>> New(OpportunityFilter filter, IReadOnlyCollection<Guid> changed, DateTime since, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Read);
        await using var db = database.Open(actor);
        Guid[] ids = [.. changed];
        return await filter.On(db, db.Opportunities.Where(o => EF.Parameter(ids).Contains(o.Id) && o.CreatedAt >= since)).Select(o => o.Id).ToListAsync(ct);
    }
}

/// <summary>One opportunity.</summary>
public sealed class ShowOpportunity(Database database)
{
    public async Task<OpportunityView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Read);
        await using var db = database.Open(actor);
        return OpportunityView.For(await db.Opportunities.AsNoTracking().Get(id, ct), actor);
    }
}

/// <summary>Everything that happened to an opportunity, newest first.</summary>
public sealed class OpportunityTimeline(Database database)
{
    public async Task<Page<TimelineLine>> Handle(Guid id, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Read);
        await using var db = database.Open(actor);
        var opportunity = await db.Opportunities.AsNoTracking().Get(id, ct);
        return (await Timeline.Of(db, id, page, null, ct)).Map(l => Contacts.Masking.Line(l, actor, opportunity));
    }
}
