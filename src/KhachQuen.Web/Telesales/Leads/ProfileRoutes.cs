using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>A size judged and decided, and a lead that becomes a customer.</summary>
internal static class ProfileRoutes
{
    public static void MapProfiles(this RouteGroupBuilder pages)
    {
        pages.MapPost("/leads/{id:guid}/size", Propose).Needs(LeadPermissions.Work);
        pages.MapPost("/leads/{id:guid}/size/decide", Decide).Needs(LeadPermissions.Assign);
        pages.MapGet("/leads/{id:guid}/convert", (Guid id) => Forms.Fragment<ConvertPanel>(new { Id = id })).Needs(LeadPermissions.Work);
        pages.MapPost("/leads/{id:guid}/convert", Convert).Needs(LeadPermissions.Work);
    }

    private static async Task<IResult> Propose(Guid id, IFormCollection form, ProposeSize use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(id, form.Id("sizeId") ?? throw new Refused("leadSize.choiceMissing", "sizeId"), form.Text("reason"), form.Version(), actor, ct);
        return http.Done($"/leads/{id}", texts["levels.size.sent"]);
    }

    private static async Task<IResult> Decide(Guid id, IFormCollection form, DecideSize use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var approve = form["approve"] == "true";
        await use.Handle(id, approve, form.Text("reason"), form.Version(), actor, ct);
        return http.Done($"/leads/{id}", texts[approve ? "levels.size.approved" : "levels.size.refused"]);
    }

    private static async Task<IResult> Convert(Guid id, IFormCollection form, ConvertLead use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var known = form.Id("customerId");
        var said = known is not null ? new ConvertCustomer { Id = known } : new()
        {
            Name = form["name"].ToString(), Type = Named<ContactType>.TryParse(form["type"], out var type) ? type.Value : null, TaxCode = form.Text("taxCode"), CitizenId = form.Text("citizenId"), AsNew = form.On("asNew"),
        };
        var made = await use.Handle(id, new() { Customer = said, CreateOpportunity = form.On("opportunity") }, form.Version(), actor, ct);
        
        return http.Done(actor.May(CustomerPermissions.Read, new Masking.Owned(made.Customer.OwnerId, made.Customer.TeamId)) ? $"/customers/{made.Customer.Id}" : $"/leads/{id}", texts["convert.done", made.Customer.Name]);
    }
}
