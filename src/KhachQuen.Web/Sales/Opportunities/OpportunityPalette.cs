using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>Opportunities in Ctrl K: by their name or their customer's .</summary>
internal sealed class OpportunityPalette(ListOpportunities opportunities, OpportunityNames names, T texts) : IPaletteSource
{
    public async Task<IReadOnlyList<PaletteItem>> Find(string text, Actor actor, CancellationToken ct)
    {
        if (!actor.May(OpportunityPermissions.Read)) return [];
        var found = await names.Rows((await opportunities.Handle(new() { Q = text }, new(Limit: IPaletteSource.AtMost), actor, ct)).Items, actor, ct);
        return [.. found.Select(r => new PaletteItem("palette.opportunities", r.Opportunity.Name, $"/opportunities/{r.Opportunity.Id}", "target-arrow", $"{r.Customer} · {Shown.Money(r.Opportunity.ExpectedRevenue)} · {texts.Of(r.Opportunity.State)}", "opportunity", r.Opportunity.Id))];
    }
}
