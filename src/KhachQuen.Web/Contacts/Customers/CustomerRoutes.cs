using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Contacts;

/// <summary>The fragments of the customer list and of one customer.</summary>
internal static class CustomerRoutes
{
    public static void MapCustomerPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/customers/rows", Rows).Needs(CustomerPermissions.Read);
        pages.MapGet("/customers/group", Rows).Needs(CustomerPermissions.Read);
        pages.MapGet("/customers/rows/{id:guid}", Row).Needs(CustomerPermissions.Read);
        pages.MapGet("/customers/{id:guid}/panel", (Guid id) => Forms.Fragment<CustomerPanel>(new { Id = id })).Needs(CustomerPermissions.Read);
        pages.MapGet("/customers/{id:guid}/state", State).Needs(CustomerPermissions.Read);
        pages.MapGet("/customers/{id:guid}/story", async (Guid id, string? noun, CustomerTimeline use, Actor actor, CancellationToken ct) => Forms.Fragment<CustomerStory>(new { CustomerId = id, Story = await use.Handle(id, Only(noun), new(Limit: 30), actor, ct), Noun = Only(noun) })).Needs(CustomerPermissions.Read);
        pages.MapGet("/customers/{id:guid}/lines", async (Guid id, string? after, DateOnly? above, string? noun, CustomerTimeline use, Actor actor, CancellationToken ct) => Forms.Fragment<CustomerLines>(new { CustomerId = id, Noun = Only(noun), Story = await use.Handle(id, Only(noun), new(After: after, Limit: 30), actor, ct), Older = true, Above = above })).Needs(CustomerPermissions.Read);
        pages.MapPost("/customers/{id:guid}/notes", Note).Needs(CustomerPermissions.Write);
        pages.MapPost("/customers/{id:guid}/verify", Verify).Needs(CustomerPermissions.Verify);
        pages.MapGet("/customers/wards", async (string? provinceCode, ListWards use, Actor actor, CancellationToken ct) => Forms.Fragment<PlaceWards>(new { Wards = string.IsNullOrEmpty(provinceCode) ? [] : await use.Handle(provinceCode, null, actor, ct) })).Needs(AccessPermissions.Self);
        pages.MapGet("/customers/{id:guid}/merge/{from:guid}", (Guid id, Guid from) => Forms.Fragment<MergePanel>(new { Into = id, From = from })).Needs(CustomerPermissions.Write);
        pages.MapPost("/customers/{id:guid}/merge", Merge).Needs(CustomerPermissions.Write);
        pages.MapCustomerFacts();
        pages.MapCustomerHands();
        pages.MapCustomerBoard();
        pages.MapCustomerProducts();
        var forms = pages.MapGroup("").ShowsRefusals();
        forms.MapGet("/customers/new/panel", () => Forms.Fragment<NewCustomerPanel>(new { })).Needs(CustomerPermissions.Create);
        forms.MapGet("/customers/known", Known).Needs(CustomerPermissions.Create);
        forms.MapPost("/customers/new", Enter).Needs(CustomerPermissions.Create);
        forms.MapCustomerLists();
        forms.MapPost("/customers/{id:guid}/products", CustomerHandRoutes.Product).Needs(CustomerPermissions.Write);
    }

    private static string? Only(string? noun) => noun is { Length: > 0 and <= 40 } && noun.All(char.IsAsciiLetter) ? noun : null;

    /// <summary>Further rows of the list; under <c>/group</c> the table of one of its sections.</summary>
    private static async Task<IResult> Rows(ListCustomers customers, CustomerNames names, ViewTabs views, Actor actor, HttpContext http, CancellationToken ct)
    {
        var (asked, whole) = (CustomerAsked.Of(http.Request), http.Request.Path.Value!.EndsWith("/group", StringComparison.Ordinal));
        var rows = await customers.Handle(asked.Filter, new(asked.Sort, asked.After, Count: whole), actor, ct);
        return Forms.Fragment<CustomerTable>(new { Rows = rows, People = await names.People(rows.Items.Select(r => r.OwnerId), ct), asked.Sort, View = await views.OpenOf("customers", http.Request, actor, ct), asked.Section, RowsOnly = !whole });
    }

    private static async Task<IResult> Row(Guid id, ShowCustomer show, CustomerNames names, ViewTabs views, Actor actor, HttpContext http, CancellationToken ct)
    {
        var customer = await show.Handle(id, actor, ct);
        return Forms.Fragment<CustomerTable>(new { Rows = new Page<CustomerView>([customer], null), People = await names.People([customer.OwnerId], ct), View = await views.OpenOf("customers", http.Request, actor, ct), CustomerAsked.Of(http.Request).Section, RowsOnly = true });
    }

    private static async Task<IResult> State(Guid id, ShowCustomer show, CustomerNames names, Actor actor, CancellationToken ct)
    {
        var customer = await show.Handle(id, actor, ct);
        return Forms.Fragment<CustomerState>(new { Customer = customer, Owner = customer.OwnerId is { } owner ? (await names.People([owner], ct)).GetValueOrDefault(owner) : null });
    }

    private static async Task<IResult> Note(Guid id, [FromForm] string? note, NoteOnCustomer use, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(id, note, actor, ct);
        return http.IsHtmx() ? Forms.Fragment<CustomerNote>(new { CustomerId = id, Focus = true }) : Results.LocalRedirect($"/customers/{id}");
    }

    private static async Task<IResult> Merge(Guid id, IFormCollection form, MergeCustomers use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var from = Guid.TryParse(form["fromId"], out var other) ? other : throw new BadHttpRequestException("fromId is missing");
        var (customer, operation) = await use.Handle(id, from, [.. MergeCustomers.Fields.Where(f => form["of-" + f] == "from")], actor, ct);
        if (http.IsHtmx()) http.Toast(texts["customers.merged", customer.Name], undo: actor.May(AccessPermissions.Undo) ? $"/operations/{operation}/undo" : null);
        return http.GoTo($"/customers/{id}");
    }

    private static async Task<IResult> Verify(Guid id, IFormCollection form, VerifyCustomer use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var state = Named<VerifyState>.TryParse(form["state"], out var said) ? said.Value : throw new BadHttpRequestException("state is missing");
        var customer = await use.Handle(id, state, form.Text("reason"), actor, ct);
        return http.Done($"/customers/{id}", texts["customers.verified", customer.Name, texts.Of(customer.VerifyState)]);
    }

    /// <summary>While a customer is being typed: a number not whole yet is no refusal.</summary>
    private static async Task<IResult> Known(string? phones, string? taxCode, string? citizenId, string? emails, FindDuplicates find, Actor actor, CancellationToken ct)
    {
        var found = new List<Duplicate>();
        (IReadOnlyList<string> Phones, string? Tax, string? Citizen, IReadOnlyList<string> Emails)[] each = [([phones ?? ""], null, null, []), ([], taxCode, null, []), ([], null, citizenId, []), ([], null, null, [emails ?? ""])];
        foreach (var one in each)
        {
            try { found.AddRange(await find.Handle(one.Phones, one.Tax, one.Citizen, one.Emails, actor, ct)); }
            catch (Refused) { }
        }
        return Forms.Fragment<DuplicateNotes>(new { Found = (IReadOnlyList<Duplicate>)[.. found.DistinctBy(f => f.Id)] });
    }

    private static async Task<IResult> Enter(IFormCollection form, EnterCustomer use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var customer = await use.Handle(new()
        {
            Type = Named<ContactType>.TryParse(form["type"], out var type) ? type.Value : ContactType.Individual, Name = form.Text("name"), TaxCode = form.Text("taxCode"), CitizenId = form.Text("citizenId"),
            Phones = form.All("phones"), Emails = form.All("emails"), Address = new(form.Text("line"), form.Text("wardCode"), form.Text("provinceCode"), null),
        }, actor, ct);
        if (http.Request.Headers["HX-Target"] != "side") return http.Done($"/customers/{customer.Id}", texts["customers.made", customer.Name]);
        http.Toast(texts["customers.made", customer.Name]);
        return Forms.Fragment<CustomerPanel>(new { customer.Id });
    }
}
