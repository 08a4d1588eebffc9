using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>Sources of leads on the wire .</summary>
internal static class SourcesApi
{
    public static void MapSources(this RouteGroupBuilder api)
    {
        var sources = api.MapGroup("").WithTags("Sources");
        sources.MapGet("/sources", async (ListSources use, Actor actor, CancellationToken ct) => new Page<SourceView>(await use.Handle(actor, ct), null)).Needs(LeadPermissions.Read, AccessPermissions.BusinessRules).WithSummary("Where leads come from and what happens to them on arrival");
        sources.MapPost("/sources", (SourceInput input, AddSource use, Actor actor, CancellationToken ct) => use.Handle(input, actor, ct).At(made => $"/sources/{made.Id}")).Needs(AccessPermissions.BusinessRules).WithSummary("A new source");
        sources.MapPatch("/sources/{id:guid}", (Guid id, SourceEdit input, EditSource use, HttpContext http, Actor actor, CancellationToken ct) => use.Handle(id, input, http.IfMatch(), actor, ct)).Needs(AccessPermissions.BusinessRules).WithSummary("Changes a source (merge patch, If-Match)");
        sources.MapGet("/product-sharing", async (ListProductSharing use, Actor actor, CancellationToken ct) => new Page<ProductSharingView>(await use.Handle(actor, ct), null)).Needs(AccessPermissions.BusinessRules).WithSummary("Products whose leads are shared out by a rule of their own");
        sources.MapPut("/product-sharing/{productId:guid}", (Guid productId, ProductSharingInput input, SetProductSharing use, Actor actor, CancellationToken ct) => use.Handle(productId, input, actor, ct)).Needs(AccessPermissions.BusinessRules).WithSummary("How a product's leads are shared out, whatever their source");
        sources.MapDelete("/product-sharing/{productId:guid}", async (Guid productId, DropProductSharing use, Actor actor, CancellationToken ct) => { await use.Handle(productId, actor, ct); return Results.NoContent(); }).Needs(AccessPermissions.BusinessRules).Produces(204).WithSummary("The product's leads follow their sources again");
    }
}
