using System.Text.Json;
using System.Text.Json.Nodes;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>The form of the lists a customer is sorted by. An empty new line is no entry; an old one is not taken away, only no longer offered.</summary>
internal static class CustomerListForms
{
    public static void MapCustomerLists(this RouteGroupBuilder forms) => forms.MapPost("/settings/customers", Save).Needs(AccessPermissions.BusinessRules);

    private static async Task<IResult> Save(IFormCollection form, ReadSettings read, WriteSettings use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var there = (CustomerLists)(await read.Handle(CustomerLists.Area, actor, ct)).Values;
        var members = new JsonObject { ["channels"] = Json(form, "channels", there.Channels), ["groups"] = Json(form, "groups", there.Groups) };
        await use.Handle(CustomerLists.Area, members, form.Version(), actor, ct);
        return http.Done("/settings/customers", texts["settings.saved"]);
    }

    public static IReadOnlyList<ListEntry> Entries(IEnumerable<string?> ids, IEnumerable<string?> names, IReadOnlyCollection<string?> offered) =>
        [.. ids.Zip(names).Where(e => Guid.TryParse(e.First, out _)).Select(e => new ListEntry(Guid.Parse(e.First!), (e.Second ?? "").Trim(), offered.Contains(e.First)))];

    public static JsonNode? Json(IFormCollection form, string field, IReadOnlyList<ListEntry> there) =>
        JsonSerializer.SerializeToNode(Entries(form[field], form[field + ".name"], form[field + ".on"]).Where(e => e.Name.Length > 0 || there.Any(t => t.Id == e.Id)).ToList(), JsonSerializerOptions.Web);
}
