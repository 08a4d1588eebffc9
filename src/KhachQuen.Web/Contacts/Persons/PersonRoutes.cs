using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>The box of contact persons on a customer's page.</summary>
internal static class PersonRoutes
{
    public static void MapPersonForms(this RouteGroupBuilder pages)
    {
        pages.MapGet("/customers/{id:guid}/persons", (Guid id, Guid? edit, bool? add) => Forms.Fragment<PersonBox>(new { CustomerId = id, Editing = edit, Adding = add == true })).Needs(CustomerPermissions.Read);
        pages.MapPost("/customers/{id:guid}/persons", Add).Needs(CustomerPermissions.Write);
        pages.MapPost("/customers/{id:guid}/persons/{personId:guid}", Edit).Needs(CustomerPermissions.Write);
    }

    private static PersonEdit Said(IFormCollection form) => new() { Name = form["name"].ToString(), Role = form["role"].ToString(), Phone = form["phone"].ToString() is var phone && phone.Contains('•', StringComparison.Ordinal) ? default : phone, Email = form["email"].ToString() };

    private static async Task<IResult> Add(Guid id, IFormCollection form, AddContactPerson use, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(id, Said(form), actor, ct);
        return http.IsHtmx() ? Forms.Fragment<PersonBox>(new { CustomerId = id, Focus = true }) : Results.LocalRedirect($"/customers/{id}");
    }

    private static async Task<IResult> Edit(Guid id, Guid personId, IFormCollection form, EditContactPerson use, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(id, personId, Said(form), form.Version(), actor, ct);
        return http.IsHtmx() ? Forms.Fragment<PersonBox>(new { CustomerId = id, Focus = true }) : Results.LocalRedirect($"/customers/{id}");
    }
}
