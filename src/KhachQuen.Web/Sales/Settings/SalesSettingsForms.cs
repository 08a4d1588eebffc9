using System.Globalization;
using System.Text.Json.Nodes;
using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>The forms of the choices about selling and about the cross-check (A-30 … A-32).</summary>
internal static class SalesSettingsForms
{
    public static readonly string[] Discounts = ["role", "percent"];
    public const string Selling = "/settings/sales", Checking = "/settings/sales/cross-check";

    public static void MapSalesSettings(this RouteGroupBuilder pages)
    {
        var forms = pages.MapGroup("").ShowsRefusals();
        forms.MapPost(Selling, SaveSelling).Needs(AccessPermissions.BusinessRules).WithMetadata(PartsOfForm.Rows("discounts", Discounts));
        forms.MapPost(Checking, SaveChecking).Needs(AccessPermissions.BusinessRules);
    }

    private static async Task<IResult> SaveSelling(IFormCollection form, WriteSettings use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var discounts = new JsonObject();
        foreach (var (role, percent) in form.All("role").Zip(form["percent"]))
            if (!string.IsNullOrWhiteSpace(percent)) discounts[role] = int.TryParse(percent, NumberStyles.None, CultureInfo.InvariantCulture, out var share) ? share : throw new Refused("sales.discountPercentInvalid", "discountPercent");
        var members = new JsonObject { ["pricesIncludeVat"] = form.On("pricesIncludeVat"), ["discountPercent"] = discounts, ["careStartsAt"] = form.Text("careStartsAt") };
        await use.Handle(SalesSettings.Area, members, form.Version(), actor, ct);
        return http.Done(Selling, texts["settings.saved"]);
    }

    private static async Task<IResult> SaveChecking(IFormCollection form, WriteSettings use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var members = new JsonObject { ["enabled"] = form.On("enabled"), ["mayConfirm"] = form.Text("mayConfirm"), ["blind"] = form.On("blind"), ["notMutual"] = form.On("notMutual"),
            ["minAmount"] = Number(form, "minAmount", "checkSettings.amountInvalid"), ["newSellerDays"] = Number(form, "newSellerDays", "checkSettings.daysInvalid"), ["randomPercent"] = Number(form, "randomPercent", "checkSettings.percentInvalid"), ["riskyBuyer"] = form.On("riskyBuyer") };
        await use.Handle(CrossCheckSettings.Area, members, form.Version(), actor, ct);
        return http.Done(Selling, texts["settings.saved"]);
    }

    /// <summary>Nothing said is none; thousands may be parted by dots.</summary>
    private static long Number(IFormCollection form, string name, string code) => form.Text(name) is not { } text ? 0
        : long.TryParse(text.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new Refused(code, name, 365);
}
