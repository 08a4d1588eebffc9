using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>An opportunity being edited beside its page or the board, by two people at once if it must be (F-7, X-27).</summary>
internal static class OpportunityEditRoutes
{
    public static void MapOpportunityEdit(this RouteGroupBuilder write)
    {
        write.MapGet("/opportunities/{id:guid}/edit", async (Guid id, ShowOpportunity show, TogetherForm forms, Database database, Actor actor, CancellationToken ct) =>
            await forms.Open($"/opportunities/{id}/edit", (await show.Handle(id, actor, ct)).Version, actor, typed => Draw(id, typed, show, database, actor, ct), ct));
        write.MapPost("/opportunities/{id:guid}/edit", async (Guid id, IFormCollection form, EditOpportunity use, ShowOpportunity show, TogetherForm forms, Database database, T texts, Actor actor, HttpContext http, CancellationToken ct) =>
            await forms.Save<OpportunityView>(form, http, typed => Draw(id, typed, show, database, actor, ct), async said => OpportunityDoings.Shown(await use.Handle(id, said.Version(), OpportunityDoings.ReadEdit(said), actor, ct), texts["opportunities.saved"], http)));
    }

    private static async Task<IResult> Draw(Guid id, FormTyped typed, ShowOpportunity show, Database database, Actor actor, CancellationToken ct) =>
        Forms.Fragment<OpportunityForm>(new { Opportunity = await show.Handle(id, actor, ct), Products = await ServiceOffer.All(database, actor, ct), Typed = typed }, typed.Status);
}
