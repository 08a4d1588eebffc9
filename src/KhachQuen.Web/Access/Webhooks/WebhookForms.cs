using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>The forms of the webhooks' screen.</summary>
internal static class WebhookForms
{
    public static void MapWebhookForms(this RouteGroupBuilder forms)
    {
        forms.MapGet("/settings/webhooks/{id}/panel", (string id) => Forms.Fragment<WebhookPanel>(new { Id = id })).Needs(AccessPermissions.Tokens);
        forms.MapPost("/settings/webhooks", Create).Needs(AccessPermissions.Tokens);
        forms.MapPost("/settings/webhooks/{id:guid}", Edit).Needs(AccessPermissions.Tokens);
        forms.MapPost("/settings/webhooks/{id:guid}/remove", Remove).Needs(AccessPermissions.Tokens);
        forms.MapPost("/settings/webhooks/{id:guid}/replay/{delivery:guid}", Replay).Needs(AccessPermissions.Tokens);
    }

    private static async Task<IResult> Create(IFormCollection form, AddWebhook use, Actor actor, HttpContext http, CancellationToken ct) =>
        http.ShowOnce(await use.Handle(new(form.Text("url"), form.All("events")), actor, ct));

    private static async Task<IResult> Edit(Guid id, IFormCollection form, EditWebhook use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var edit = new WebhookEdit { Url = form.Text("url") ?? "", Events = new Patch<IReadOnlyList<string>>(true, form.All("events")), Active = form.On("active") };
        await use.Handle(id, edit, form.Version(), actor, ct);
        return http.Done($"/settings/webhooks/{id}", texts["webhooks.saved"]);
    }

    private static async Task<IResult> Remove(Guid id, RemoveWebhook use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(id, actor, ct);
        return http.Done("/settings/webhooks", texts["webhooks.removed"]);
    }

    private static async Task<IResult> Replay(Guid id, Guid delivery, ReplayDelivery use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(delivery, actor, ct);
        return http.Done($"/settings/webhooks/{id}", texts["webhooks.replayed"]);
    }
}
