using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>The blacklist on the screen and on the wire .</summary>
internal static class BlacklistRoutes
{
    public static void MapBlacklistPages(this RouteGroupBuilder pages)
    {
        var forms = pages.MapGroup("").ShowsRefusals();
        forms.MapGet("/settings/blacklist/new/panel", () => Forms.Fragment<BlacklistPanel>(new { })).Needs(AccessPermissions.BusinessRules);
        forms.MapPost("/settings/blacklist", Add).Needs(AccessPermissions.BusinessRules);
        pages.MapGet("/settings/blacklist/rows", async (string? phone, string? after, ListBlacklist use, Actor actor, CancellationToken ct) => Forms.Fragment<BlacklistTable>(new { Rows = await use.Handle(phone, new(null, after), actor, ct), RowsOnly = true })).Needs(AccessPermissions.BusinessRules);
        pages.MapPost("/settings/blacklist/{id:guid}/off", async (Guid id, TakeOffBlacklist use, T texts, Actor actor, HttpContext http, CancellationToken ct) => { await use.Handle(id, actor, ct); return http.Done("/settings/blacklist", texts["blacklist.isOff"]); }).Needs(AccessPermissions.BusinessRules);
    }

    public static void MapBlacklist(this RouteGroupBuilder api)
    {
        var list = api.MapGroup("").WithTags("Orders");
        list.MapGet("/blacklist", (string? phone, [AsParameters] ListArguments page, ListBlacklist use, Actor actor, CancellationToken ct) => use.Handle(phone, page.Page, actor, ct)).Needs(AccessPermissions.BusinessRules).WithSummary("Numbers to be careful with");
        list.MapPost("/blacklist", async (BlacklistInput input, AddToBlacklist use, Actor actor, CancellationToken ct) => await use.Handle(input, actor, ct) is var made ? ApiHabits.Made("/blacklist", made) : null!).Needs(AccessPermissions.BusinessRules).WithSummary("Puts a number on the list, with a reason");
        list.MapPost("/blacklist/{id:guid}:takeOff", async (Guid id, TakeOffBlacklist use, Actor actor, CancellationToken ct) => { await use.Handle(id, actor, ct); return Results.NoContent(); }).Needs(AccessPermissions.BusinessRules).Produces(204).WithSummary("Takes a number off the list");
        list.MapGet("/orders/{id:guid}/risk", (Guid id, ShowBuyerRisk use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(OrderPermissions.Read, OrdersSight.Rights).WithSummary("What the buyer's past says");
    }

    private static async Task<IResult> Add(IFormCollection form, AddToBlacklist use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(new(form.Text("phone"), form.Text("reason")), actor, ct);
        return http.Done("/settings/blacklist", texts["blacklist.added"]);
    }
}
