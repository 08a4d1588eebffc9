using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>Editing a customer where it stands, one fact at a time.</summary>
internal static class CustomerFactRoutes
{
    public static string Path(Guid id, string key) => $"/customers/{id}/facts/{key}";

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

    private static async Task<IResult> Open(Guid id, string key, ShowCustomer show, CustomerFactEditing editing, CustomerFactList facts, FormDrafts drafts, Actor actor, CancellationToken ct)
    {
        var customer = await show.Handle(id, actor, ct);
        actor.Require(CustomerPermissions.Write, new Masking.Owned(customer.OwnerId, customer.TeamId));
        var fact = await facts.One(customer, key, ct);
        if (!fact.IsWhole || await drafts.Read(FormDrafts.Key(Path(id, key)), actor, ct) is not { } draft) return await editing.Form(customer, fact, null, FormShows.Now, actor, ct);
        var sent = FactSent.Of(key, CustomerFactList.Typed(key, draft.Values), draft.Values);
        var shows = sent.Reopened(draft, customer.Version, fact.Raw);
        return await editing.Form(customer, fact, shows == FormShows.Now ? null : sent, shows, actor, ct, drafted: shows == FormShows.Now ? null : draft.At);
    }

    /// <summary>Somebody else saved meanwhile: another fact of it is no conflict and the edit goes through; of the same one the person chooses .</summary>
    private static async Task<IResult> Save(Guid id, string key, IFormCollection form, EditCustomer edit, ShowCustomer show, CustomerFactEditing editing, CustomerFactList facts, FormDrafts drafts, Meanwhile meanwhile, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var sent = FactSent.Of(key, CustomerFactList.Typed(key, form), form);
        async Task<IResult> Done(CustomerView customer)
        {
            await drafts.Saved(http);
            return http.IsHtmx() ? await Show(customer, key, facts, actor, http, ct) : Results.LocalRedirect($"/customers/{customer.Id}");
        }
        if (sent.TakesTheirs) return await Done(await show.Handle(id, actor, ct));
        if (sent.IsUndecided) return await show.Handle(id, actor, ct) is var there ? await editing.Form(there, await facts.One(there, key, ct), sent, FormShows.Undecided, actor, ct, texts["conflict.choose"]) : null!;
        try { return await Done(await edit.Handle(id, form.Version(), CustomerFactList.Edit(key, sent.Value), actor, ct)); }
        catch (ChangedMeanwhile changed) when (changed.Current is CustomerView now && http.IsHtmx())
        {
            var fact = await facts.One(now, key, ct);
            var fate = sent.Against(fact.Raw);
            if (fate == Fate.Clash) return await meanwhile.Said(changed.Row, null, http) is var (by, text) ? await editing.Form(now, fact, sent, FormShows.Merged, actor, ct, text, by) : null!;
            return await Done(fate == Fate.Yours ? await edit.Handle(id, now.Version, CustomerFactList.Edit(key, sent.Value), actor, ct) : now);
        }
    }

    private static async Task<IResult> Show(CustomerView customer, string key, CustomerFactList facts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var onPage = Uri.TryCreate(http.Request.Headers["HX-Current-URL"], UriKind.Absolute, out var at) && at.AbsolutePath == $"/customers/{customer.Id}";
        return Forms.Fragment<CustomerFactSaved>(new { Customer = customer, Fact = await facts.One(customer, key, ct), MayEdit = actor.May(CustomerPermissions.Write, new Masking.Owned(customer.OwnerId, customer.TeamId)), OnPage = onPage });
    }
}
