using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>Editing a customer where it stands, one fact at a time.</summary>
internal static class CustomerFactRoutes
{
    public static void MapCustomerFacts(this RouteGroupBuilder pages)
    {
        pages.MapGet("/customers/{id:guid}/facts/{key}", async (Guid id, string key, ShowCustomer show, CustomerFactList facts, Actor actor, HttpContext http, CancellationToken ct) => await Show(await show.Handle(id, actor, ct), key, facts, actor, http, ct)).Needs(CustomerPermissions.Write);
        pages.MapGet("/customers/{id:guid}/facts/{key}/edit", Open).Needs(CustomerPermissions.Write);
        pages.MapGet("/customers/{id:guid}/parents", Parents).Needs(CustomerPermissions.Write);
        pages.MapPost("/customers/{id:guid}/facts/{key}", Save).Needs(CustomerPermissions.Write);
    }

    /// <summary>Those that may stand above: what the actor finds by name, number or tax code.</summary>
    private static async Task<IResult> Parents(Guid id, string? q, ListCustomers customers, Actor actor, CancellationToken ct)
    {
        var text = (q ?? "").Trim();
        if (text.Length < 2) return Results.Text("", "text/html");
        var found = (await customers.Handle(new() { Q = text }, new("name", Limit: IPaletteSource.AtMost + 1), actor, ct)).Items;
        return Forms.Fragment<ParentsFound>(new { Found = (IReadOnlyList<CustomerView>)[.. found.Where(c => c.Id != id).Take(IPaletteSource.AtMost)] });
    }

    private static async Task<IResult> Open(Guid id, string key, ShowCustomer show, CustomerFactList facts, ListWards wards, Actor actor, CancellationToken ct)
    {
        var customer = await show.Handle(id, actor, ct);
        actor.Require(CustomerPermissions.Write, new Masking.Owned(customer.OwnerId, customer.TeamId));
        var fact = await facts.One(customer, key, ct);
        return Forms.Fragment<CustomerFactEdit>(new { CustomerId = id, Fact = fact, customer.Version, Wards = await WardsOf(fact.Place.Province, fact, wards, actor, ct) });
    }

    /// <summary>Somebody else saved meanwhile: another fact of it is no conflict and the edit goes through; the same one is shown beside what was typed .</summary>
    private static async Task<IResult> Save(Guid id, string key, IFormCollection form, EditCustomer edit, CustomerFactList facts, ListWards wards, Actor actor, HttpContext http, CancellationToken ct)
    {
        var (value, was) = (CustomerFactList.Typed(key, form), form["was"].ToString().ReplaceLineEndings("\n"));
        try { return await Saved(await edit.Handle(id, form.Version(), CustomerFactList.Edit(key, value), actor, ct), key, facts, actor, http, ct); }
        catch (ChangedMeanwhile meanwhile) when (meanwhile.Current is CustomerView now && http.IsHtmx())
        {
            var fact = await facts.One(now, key, ct);
            if ((fact.Raw ?? "") == was) return await Saved(await edit.Handle(id, now.Version, CustomerFactList.Edit(key, value), actor, ct), key, facts, actor, http, ct);
            var typed = fact with { Raw = value };
            return Forms.Fragment<CustomerFactEdit>(new { CustomerId = id, Fact = fact, now.Version, Typed = value, Wards = await WardsOf(typed.Place.Province, fact, wards, actor, ct) }, StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static async Task<IReadOnlyList<WardView>> WardsOf(string province, CustomerFact fact, ListWards wards, Actor actor, CancellationToken ct) =>
        fact.Kind == CustomerFactKind.Address && province.Length > 0 ? await wards.Handle(province, null, actor, ct) : [];

    private static async Task<IResult> Saved(CustomerView customer, string key, CustomerFactList facts, Actor actor, HttpContext http, CancellationToken ct) =>
        http.IsHtmx() ? await Show(customer, key, facts, actor, http, ct) : Results.LocalRedirect($"/customers/{customer.Id}");

    private static async Task<IResult> Show(CustomerView customer, string key, CustomerFactList facts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var onPage = Uri.TryCreate(http.Request.Headers["HX-Current-URL"], UriKind.Absolute, out var at) && at.AbsolutePath == $"/customers/{customer.Id}";
        return Forms.Fragment<CustomerFactSaved>(new { Customer = customer, Fact = await facts.One(customer, key, ct), MayEdit = actor.May(CustomerPermissions.Write, new Masking.Owned(customer.OwnerId, customer.TeamId)), OnPage = onPage });
    }
}
