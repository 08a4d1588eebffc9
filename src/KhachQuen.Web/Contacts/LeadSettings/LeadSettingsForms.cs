using System.Text.Json.Nodes;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;
using Microsoft.Extensions.Primitives;

namespace KhachQuen.Web.Contacts;

/// <summary>The forms of what a lead's profile is chosen from, and of what its levels ask for.</summary>
internal static class LeadSettingsForms
{
    public static void MapLeadSettings(this RouteGroupBuilder pages)
    {
        var forms = pages.MapGroup("").ShowsRefusals();
        forms.MapPost("/settings/lead-lists", Lists).Needs(AccessPermissions.BusinessRules).WithMetadata(new PartsOfForm(Parts));
        forms.MapPost("/settings/lead-levels", Levels).Needs(AccessPermissions.BusinessRules);
    }

    private static async Task<IResult> Lists(IFormCollection form, ReadSettings read, WriteSettings use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var there = (LeadLists)(await read.Handle(LeadLists.Area, actor, ct)).Values;
        var members = new JsonObject(there.All.Select(l => KeyValuePair.Create(l.Field, CustomerListForms.Json(form, l.Field, l.List))));
        await use.Handle(LeadLists.Area, members, form.Version(), actor, ct);
        return http.Done("/settings/lead-lists", texts["settings.saved"]);
    }

    private static async Task<IResult> Levels(IFormCollection form, WriteSettings use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        JsonNode Of(string level) => new JsonArray([.. LevelFields.All.Where(f => form["of." + f.Name] == level).Select(f => (JsonNode)f.Name)]);
        await use.Handle(LeadLevels.Area, new() { ["level1"] = Of("1"), ["level2"] = Of("2"), ["level3"] = Of("3") }, form.Version(), actor, ct);
        return http.Done("/settings/lead-levels", texts["settings.saved"]);
    }

    /// <summary>A list is one field, whoever changed a line of it.</summary>
    private static IEnumerable<KeyValuePair<string, StringValues>>? Parts(string field, IReadOnlyList<string> rows)
    {
        if (new LeadLists().All.All(l => l.Field != field)) return null;
        var list = CustomerListForms.Entries(rows);
        return [new(field, list.Select(e => e.Id.ToString()).ToArray()), new(field + ".name", list.Select(e => e.Name).ToArray()), new(field + ".on", list.Where(e => e.Active).Select(e => e.Id.ToString()).ToArray())];
    }
}
