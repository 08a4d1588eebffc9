using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>The views every opportunity list begins with: what is open, what lacks evidence, what was won and lost.</summary>
public sealed class OpportunityTabs(T texts)
{
    public IReadOnlyList<Tab> Of(OpportunityAsked asked, bool any)
    {
        var (state, lacking) = (asked.Filter.State?.Value, asked["evidenceState"] == "missing" && asked["class"] == "main");
        return
        [
            new(texts["opportunities.open"], asked.IsList && state is not null ? "/opportunities?state=active" : "/opportunities", any && (state is null && !asked.IsList || state == OpportunityState.Active) && !lacking),
            new(texts["opportunities.lacking"], "/opportunities?state=active&class=main&evidenceState=missing", any && lacking),
            new(texts["state.opportunity.won"], "/opportunities?state=won", any && state == OpportunityState.Won), new(texts["state.opportunity.lost"], "/opportunities?state=lost", any && state == OpportunityState.Lost),
        ];
    }
}
