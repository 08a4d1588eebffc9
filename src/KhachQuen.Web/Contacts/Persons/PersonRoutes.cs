using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>The box of contact persons on a customer's page.</summary>
internal static class PersonRoutes
{
    public static string Path(Guid customer, Guid person) => $"/customers/{customer}/persons/{person}";

    public static void MapPersonForms(this RouteGroupBuilder pages)
    {
        pages.MapGet("/customers/{id:guid}/persons", Open).Needs(CustomerPermissions.Read);
        pages.MapPost("/customers/{id:guid}/persons", Add).Needs(CustomerPermissions.Write);
        pages.MapPost("/customers/{id:guid}/persons/{personId:guid}", Edit).Needs(CustomerPermissions.Write);
    }

    private static PersonEdit Said(IFormCollection form) => new() { Name = form["name"].ToString(), Role = form["role"].ToString(), Phone = form["phone"].ToString() is var phone && phone.Contains('•', StringComparison.Ordinal) ? default : phone, Email = form["email"].ToString() };

    private static async Task<IResult> Add(Guid id, IFormCollection form, AddContactPerson use, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(id, Said(form), actor, ct);
        return http.IsHtmx() ? Forms.Fragment<PersonBox>(new { CustomerId = id, Focus = true }) : Results.LocalRedirect($"/customers/{id}");
    }

    private static async Task<IResult> Open(Guid id, Guid? edit, bool? add, ListContactPersons persons, TogetherForm forms, Actor actor, CancellationToken ct)
    {
        if (edit is not { } one) return Draw(id, null, add == true, null);
        var person = (await persons.Handle(id, actor, ct)).FirstOrDefault(p => p.Id == one) ?? throw new KhachQuen.Platform.NotFound();
        return await forms.Open(Path(id, one), person.Version, actor, typed => Task.FromResult(Draw(id, one, false, typed)), ct);
    }

    private static IResult Draw(Guid id, Guid? editing, bool adding, FormTyped? typed) => Forms.Fragment<PersonBox>(new { CustomerId = id, Editing = editing, Adding = adding, Typed = typed }, typed?.Status ?? StatusCodes.Status200OK);

    private static async Task<IResult> Edit(Guid id, Guid personId, IFormCollection form, EditContactPerson use, TogetherForm forms, Actor actor, HttpContext http, CancellationToken ct) =>
        await forms.Save<PersonView>(form, http, typed => Task.FromResult(Draw(id, personId, false, typed)), async said =>
        {
            await use.Handle(id, personId, Said(said), said.Version(), actor, ct);
            return http.IsHtmx() ? Forms.Fragment<PersonBox>(new { CustomerId = id, Focus = true }) : Results.LocalRedirect($"/customers/{id}");
        });
}
