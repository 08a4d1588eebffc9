using System.Globalization;
using System.Text.Json.Nodes;
using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>The form of the choices about working leads.</summary>
internal static class TelesalesSettingsForms
{
    public static readonly string[] Minutes = ["teamSeesAfterMinutes", "undoMinutes", "onTimeMinutes", "recallAfterMinutes", "floatAfterDays", "claimsPerDay"];

    public static void MapTelesalesSettings(this RouteGroupBuilder pages) => pages.MapGroup("").ShowsRefusals().MapPost("/settings/telesales", Save).Needs(AccessPermissions.Settings);

    private static async Task<IResult> Save(IFormCollection form, WriteSettings use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        Rule.Require(Named<BasisGate>.TryParse(form["basisGate"], out var gate), "telesales.basisGateInvalid", "basisGate");
        var members = new JsonObject { ["basisGate"] = FolderTabs.Camel(gate.Value) };
        foreach (var field in Minutes) members[field] = int.TryParse(form.Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : throw new Refused("telesales.minutesUnreadable", field);
        await use.Handle(TelesalesSettings.Area, members, form.Version(), actor, ct);
        return http.Done("/settings/telesales", texts["settings.saved"]);
    }
}
