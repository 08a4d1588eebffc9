using System.Globalization;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>What is done to many opportunities from the list (F-10).</summary>
internal static class ManyOpportunityRoutes
{
    public static void MapManyOpportunities(this RouteGroupBuilder pages)
    {
        var write = pages.MapGroup("/opportunities/many").Needs(OpportunityPermissions.Write);
        write.MapPost("", async (IFormCollection form, ListOpportunities list, OpportunityNames names, Actor actor, HttpContext http, CancellationToken ct) =>
            Forms.Fragment<ManyOpportunitiesPanel>(new { Picked = await Picked(form, list, actor, http, ct), Pipeline = await names.Pipeline(ct) }));
        write.MapPost("/move", async (IFormCollection form, MoveOpportunities use, ListOpportunities list, T texts, Actor actor, HttpContext http, CancellationToken ct) =>
            await (await Picked(form, list, actor, http, ct)).Do(use, form.Text("stage") ?? "", texts["opportunities.many.move"], actor, http, ct));
        write.MapPost("/rank", async (IFormCollection form, RankOpportunities use, ListOpportunities list, T texts, Actor actor, HttpContext http, CancellationToken ct) =>
            await (await Picked(form, list, actor, http, ct)).Do(use, int.TryParse(form["priority"], CultureInfo.InvariantCulture, out var stars) ? stars : -1, texts["opportunities.many.rank"], actor, http, ct));
        write.MapPost("/lose", async (IFormCollection form, LoseOpportunities use, ListOpportunities list, T texts, Actor actor, HttpContext http, CancellationToken ct) =>
            await (await Picked(form, list, actor, http, ct)).Do(use, new(form.Text("lostReason"), form.Text("note")), texts["opportunities.lose"], actor, http, ct));
    }

    private static Task<ManyPicked> Picked(IFormCollection form, ListOpportunities list, Actor actor, HttpContext http, CancellationToken ct) =>
        ManyPicked.Of(form, http, () => list.All(OpportunityAsked.Of(http.Request).Filter, actor, ct));
}
