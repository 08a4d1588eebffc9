using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>Customers as a file .</summary>
internal static class CustomerExport
{
    public static void MapCustomerExport(this RouteGroupBuilder pages) =>
        pages.MapGet("/customers/export", (ListCustomers use, PeopleNames names, T texts, Exporter exporter, [AsParameters] ExportArguments asked, HttpContext http) =>
            CustomerAsked.Of(http.Request) is var list ? exporter.Send(Of(list.Filter, use, names, texts), asked with { Sort = list.Sort }, http) : null!).Needs(CustomerPermissions.Export);

    public static void MapCustomerExportApi(this RouteGroupBuilder api) =>
        api.MapGet("/customers/export", ([AsParameters] CustomerFilter filter, [AsParameters] ExportArguments asked, ListCustomers use, PeopleNames names, T texts, Exporter exporter, HttpContext http) => exporter.Send(Of(filter, use, names, texts), asked, http))
            .Needs(CustomerPermissions.Export).WithTags("Exports").IsExport("Customers the caller may see and export");

    private static ListExport<(CustomerView Customer, string? Owner)> Of(CustomerFilter filter, ListCustomers use, PeopleNames names, T texts) => new("customers", "customer", CustomerPermissions.Export,
    [
        new("name", "customers.fact.name", r => r.Customer.Name), new("phones", "customers.phone", r => string.Join(", ", r.Customer.Phones)), new("emails", "leads.fact.email", r => string.Join(", ", r.Customer.Emails)),
        new("type", "customers.fact.type", r => texts["customers.type." + CustomerNames.Camel(r.Customer.Type)]), new("lifecycle", "customers.lifecycle", r => texts.Of(r.Customer.Lifecycle)),
        new("taxCode", "import.field.taxCode", r => r.Customer.TaxCode), new("citizenId", "import.field.citizenId", r => r.Customer.CitizenId), new("address", "export.address", r => r.Customer.Address?.Line),
        new("province", "customers.province", r => CustomerNames.Province(r.Customer.Address?.ProvinceCode)), new("owner", "customers.owner", r => r.Owner), new("verify", "customers.verify", r => texts.Of(r.Customer.VerifyState)),
        new("tags", "customers.fact.tags", r => string.Join(", ", r.Customer.Tags)), new("birthDate", "export.birthDate", r => r.Customer.BirthDate), new("created", "customers.created", r => CompanyTime.Local(r.Customer.CreatedAt)),
        new("updated", "customers.updated", r => CompanyTime.Local(r.Customer.UpdatedAt)), new("id", "export.id", r => r.Customer.Id.ToString()),
    ], async (page, actor, ct) =>
    {
        var known = await names.Known(ct);
        return (await use.Handle(filter, page, actor, ct)).Map(c => (c, known.Person(c.OwnerId)));
    }) { Read = CustomerPermissions.Read, Beside = Beside.Rights<Customer>() };
}
