using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>The fragments of the numbers pages: the balance, the ledger's further lines.</summary>
internal static class TotalsRoutes
{
    public static void MapTotals(this RouteGroupBuilder pages)
    {
        pages.MapGet("/totals/leads/box", (Named<BalanceBy>? by, CompanyClock clock, HttpContext http) => Forms.Fragment<BalanceBox>(new { Days = DaysAsked.Of(http.Request.Query, clock.Today, 7), By = by?.Value ?? BalanceBy.Owner })).Needs(LeadPermissions.Read);
        pages.MapGet("/fairness/rows", async (ListAssignments ledger, CompanyClock clock, Actor actor, HttpContext http, CancellationToken ct) =>
            FairnessAsked.Of(http.Request, clock.Today) is var asked ? Forms.Fragment<LedgerTable>(new { Rows = await ledger.Handle(asked.Filter, new(After: asked.After), actor, ct), RowsOnly = true }) : null!).Needs(LeadPermissions.Read);
    }
}
