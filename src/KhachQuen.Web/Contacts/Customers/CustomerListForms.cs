using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;
using Microsoft.Extensions.Primitives;

namespace KhachQuen.Web.Contacts;

/// <summary>The form of the lists a customer is sorted by. An empty new line is no entry; an old one is not taken away, only no longer offered.</summary>
internal static class CustomerListForms
{
    public static void MapCustomerLists(this RouteGroupBuilder forms)
    {
        forms.MapPost("/settings/customers", Save).Needs(AccessPermissions.BusinessRules).WithMetadata(new PartsOfForm(Parts));
        forms.MapPost(Care, SaveCare).Needs(AccessPermissions.BusinessRules);
    }

    public const string Care = "/settings/customers/care";

    private static async Task<IResult> SaveCare(IFormCollection form, WriteSettings use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var members = new JsonObject { ["sellBeforeVerified"] = form["sellBeforeVerified"].Count > 0 };
        foreach (var field in (string[])["takesPerDay", "daysAway"]) members[field] = int.TryParse(form.Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new Refused("customerCare.numberInvalid", field, 0, field == "daysAway" ? 365 : 1000);
        await use.Handle(CustomerSettings.Area, members, form.Version(), actor, ct);
        return http.Done("/settings/customers", texts["settings.saved"]);
    }

    private static async Task<IResult> Save(IFormCollection form, ReadSettings read, WriteSettings use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var there = (CustomerLists)(await read.Handle(CustomerLists.Area, actor, ct)).Values;
        var members = new JsonObject { ["channels"] = Json(form, "channels", there.Channels), ["groups"] = Json(form, "groups", there.Groups) };
        await use.Handle(CustomerLists.Area, members, form.Version(), actor, ct);
        return http.Done("/settings/customers", texts["settings.saved"]);
    }

    public static IReadOnlyList<ListEntry> Entries(IEnumerable<string?> ids, IEnumerable<string?> names, IReadOnlyCollection<string?> offered) =>
        [.. ids.Zip(names).Where(e => Guid.TryParse(e.First, out _)).Select(e => new ListEntry(Guid.Parse(e.First!), (e.Second ?? "").Trim(), offered.Contains(e.First)))];

    public static IReadOnlyList<ListEntry> Entries(IFormCollection form, string field) => Entries(form[field], form[field + ".name"], form[field + ".on"]);

    /// <summary>A list as one field: a value an entry.</summary>
    public static IReadOnlyList<string> Rows(IEnumerable<ListEntry> list) => FormRows.Of(list.Select(e => new[] { e.Id.ToString(), e.Name, e.Active ? "on" : "" }));

    public static IReadOnlyList<ListEntry> Entries(IReadOnlyList<string> rows) => [.. rows.Select(FormRows.Inputs).Where(r => Guid.TryParse(r[0], out _)).Select(r => new ListEntry(Guid.Parse(r[0]), r[1], r[2] == "on"))];

    private static IEnumerable<KeyValuePair<string, StringValues>>? Parts(string field, IReadOnlyList<string> rows)
    {
        var list = Entries(rows);
        return field is not ("channels" or "groups") ? null
            : [new(field, list.Select(e => e.Id.ToString()).ToArray()), new(field + ".name", list.Select(e => e.Name).ToArray()), new(field + ".on", list.Where(e => e.Active).Select(e => e.Id.ToString()).ToArray())];
    }

    public static JsonNode? Json(IFormCollection form, string field, IReadOnlyList<ListEntry> there) =>
        JsonSerializer.SerializeToNode(Entries(form, field).Where(e => e.Name.Length > 0 || there.Any(t => t.Id == e.Id)).ToList(), JsonSerializerOptions.Web);
}
