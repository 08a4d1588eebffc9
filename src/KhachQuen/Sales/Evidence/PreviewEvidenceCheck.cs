using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>What tonight would do to one opportunity.</summary>
/// <param name="WouldDetach">Its customer would be left without a main opportunity, and go from its salesperson.</param>
public sealed record EvidencePreviewLine(OpportunityView Opportunity, string CustomerName, bool WouldDetach);

/// <summary>What the next check would do, as things stand (F-45), of what the actor may see.</summary>
/// <param name="DueAt">When it comes.</param>
/// <param name="Opportunities">How many it would close.</param>
/// <param name="Customers">How many customers would go from their salesperson.</param>
public sealed record EvidencePreview(DateTime DueAt, int GraceMinutes, int Opportunities, long ExpectedRevenue, int Customers, IReadOnlyList<EvidencePreviewLine> Items, string? Next);

/// <summary>The preview with its countdown, all day on the screen (F-45, F-46). The longest without evidence first: they share one hour.</summary>
public sealed class PreviewEvidenceCheck(Database database, TimeProvider clock)
{
    public async Task<EvidencePreview> Handle(OpportunityFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Read);
        await using var db = database.Open(actor);
        var (due, grace) = (EvidenceClock.Next(clock.Now()), await db.Settings<EvidenceSettings>(ct));
        var rows = Lacking(filter.On(db, db.Opportunities), due - grace.Grace);
        var shown = await ListOpportunities.Sorting.Page(rows, page with { Sort = page.Sort ?? "evidenceSince" }, OpportunityView.Of, ct);      // index "lacking_mine" for one person's
        var sums = await rows.GroupBy(_ => 1).Select(g => new { Count = g.Count(), Sum = g.Sum(o => o.ExpectedRevenue) }).SingleOrDefaultAsync(ct);
        Guid[] customers = [.. shown.Items.Select(o => o.CustomerId).Distinct()];
        var names = await db.Rows<Customer>().Where(c => EF.Parameter(customers).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        var going = await Going(db, db.Rows<Customer>().Where(c => EF.Parameter(customers).Contains(c.Id)), due - grace.Grace).Select(c => c.Id).ToHashSetAsync(ct);
        var all = rows.Select(o => o.CustomerId);
        return new(due, grace.GraceMinutes, sums?.Count ?? 0, sums?.Sum ?? 0, await Going(db, db.Rows<Customer>().Where(c => all.Contains(c.Id)), due - grace.Grace).CountAsync(ct),
            [.. shown.Items.Select(o => new EvidencePreviewLine(o.ShownTo(actor), names.GetValueOrDefault(o.CustomerId, ""), going.Contains(o.CustomerId)))], shown.Next);
    }

    /// <summary>How many the actor sees would be closed: the badge in the menu.</summary>
    public async Task<int> Count(Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Read);
        await using var db = database.Open(actor);
        var mine = actor.ScopeOf(OpportunityPermissions.Write) == Scope.None ? db.Opportunities : db.Opportunities.Where(o => o.OwnerId == actor.Id);
        return await Lacking(mine, DateTime.MaxValue).Take(1_000).CountAsync(ct);
    }

    private static IQueryable<Opportunity> Lacking(IQueryable<Opportunity> rows, DateTime bound) =>
        rows.Where(o => o.State == OpportunityState.Active && o.Class == OpportunityClass.Main && o.EvidenceState == EvidenceState.Missing && o.EvidenceSince <= bound);

    /// <summary>Of these customers, those whom the check would leave without a main opportunity that is active or won (F-44).</summary>
    private static IQueryable<Customer> Going(Db db, IQueryable<Customer> customers, DateTime bound) => customers.Where(c => c.OwnerId != null
        && !db.Rows<Opportunity>().Any(o => o.CustomerId == c.Id && o.Class == OpportunityClass.Main
            && (o.State == OpportunityState.Won || (o.State == OpportunityState.Active && (o.EvidenceState == EvidenceState.Provided || o.EvidenceSince > bound)))));
}
