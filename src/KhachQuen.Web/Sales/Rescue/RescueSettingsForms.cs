using System.Globalization;
using System.Text.Json.Nodes;
using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Contacts;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>The form of the rescue desk's hours and words .</summary>
internal static class RescueSettingsForms
{
    public const string Path = "/settings/rescue";

    public static void MapRescueSettings(this RouteGroupBuilder pages) => pages.MapGroup("").ShowsRefusals().MapPost(Path, Save).Needs(AccessPermissions.BusinessRules);

    private static async Task<IResult> Save(IFormCollection form, ReadSettings read, WriteSettings use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var there = (RescueSettings)(await read.Handle(RescueSettings.Area, actor, ct)).Values;
        var hours = new JsonObject();
        foreach (var state in RescueRule.Slow.Select(RescueSettings.NameOf)) hours[state] = Hours(form, "slow." + state, "slowHours", 0);
        var members = new JsonObject { ["slowHours"] = hours, ["againHours"] = Hours(form, "againHours", "againHours", null), ["reasons"] = CustomerListForms.Json(form, "reasons", there.Reasons), ["solutions"] = CustomerListForms.Json(form, "solutions", there.Solutions) };
        await use.Handle(RescueSettings.Area, members, form.Version(), actor, ct);
        return http.Done(Path, texts["settings.saved"]);
    }

    private static int Hours(IFormCollection form, string name, string field, int? none) =>
        form.Text(name) is not { } text ? none ?? throw new Refused("rescueSettings.hoursInvalid", field, 1_000)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) ? hours : throw new Refused("rescueSettings.hoursInvalid", field, 1_000);
}
