using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>Contact persons of a customer on the wire.</summary>
internal static class PersonsApi
{
    public static void MapPersons(this RouteGroupBuilder api)
    {
        var persons = api.MapGroup("").WithTags("Customers");
        persons.MapGet("/customers/{id:guid}/contacts", async (Guid id, ListContactPersons use, Actor actor, CancellationToken ct) => new Page<PersonView>(await use.Handle(id, actor, ct), null)).Needs(CustomerPermissions.Read, Beside.Rights<Customer>()).WithSummary("Whom one speaks with at the customer");
        persons.MapPost("/customers/{id:guid}/contacts", (Guid id, PersonEdit input, AddContactPerson use, Actor actor, CancellationToken ct) => use.Handle(id, input, actor, ct).At(made => $"/customers/{id}/contacts/{made.Id}")).Needs(CustomerPermissions.Write).WithSummary("A new contact person");
        persons.MapPatch("/customers/{id:guid}/contacts/{personId:guid}", (Guid id, Guid personId, PersonEdit input, EditContactPerson use, HttpContext http, Actor actor, CancellationToken ct) => use.Handle(id, personId, input, http.IfMatch(), actor, ct)).Needs(CustomerPermissions.Write).WithSummary("Corrects a contact person (merge patch, If-Match)");
    }
}
