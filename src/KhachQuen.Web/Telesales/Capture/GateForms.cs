using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>The entrances of a source, in its panel.</summary>
internal static class GateForms
{
    public static void MapGateForms(this RouteGroupBuilder pages)
    {
        var forms = pages.MapGroup("/settings/sources/{id:guid}").ShowsRefusals();
        forms.MapPost("/gates", Add).Needs(AccessPermissions.BusinessRules);
        forms.MapPost("/gates/{gate:guid}/revoke", Revoke).Needs(AccessPermissions.BusinessRules);
        forms.MapPost("/captured/{row:guid}", Retry).Needs(AccessPermissions.BusinessRules);
    }

    private static async Task<IResult> Add(Guid id, IFormCollection form, AddGate use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var kind = Named<GateKind>.TryParse(form["kind"], out var named) ? named.Value : GateKind.Form;
        var gate = await use.Handle(id, new(kind, form.Text("gateName"), form.Text("wording"), form.Text("origins"), form.Text("mapping"), form.Text("appSecret")), actor, ct);
        return http.Done($"/settings/sources/{id}", texts["gates.made", gate.Name]);
    }

    private static async Task<IResult> Revoke(Guid id, Guid gate, RevokeGate use, T texts, Actor actor, HttpContext http, CancellationToken ct) =>
        http.Done($"/settings/sources/{id}", texts["gates.revoked", (await use.Handle(gate, actor, ct)).Name]);

    private static async Task<IResult> Retry(Guid id, Guid row, IFormCollection form, RetryCapture use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(row, form.Text("phone"), actor, ct);
        return http.Done($"/settings/sources/{id}", texts["gates.taken"]);
    }
}
