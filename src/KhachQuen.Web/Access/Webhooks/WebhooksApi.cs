using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>Outgoing webhooks on the wire.</summary>
internal static class WebhooksApi
{
    public static void MapWebhooks(this RouteGroupBuilder api)
    {
        var hooks = api.MapGroup("/webhooks").WithTags("Webhooks");
        hooks.MapGet("", async (ListWebhooks use, Actor actor, CancellationToken ct) => new Page<WebhookView>(await use.Handle(actor, ct), null)).Needs(AccessPermissions.Tokens).WithSummary("The systems that hear what happens");
        hooks.MapPost("", Create).Needs(AccessPermissions.Tokens).AnswersASecret().WithSummary("Connects a system that listens; the secret it is signed with is answered this once");
        hooks.MapPatch("/{id:guid}", (Guid id, WebhookEdit input, EditWebhook use, HttpContext http, Actor actor, CancellationToken ct) => use.Handle(id, input, http.IfMatch(), actor, ct)).Needs(AccessPermissions.Tokens).WithSummary("Changes one's own webhook (merge patch, If-Match)");
        hooks.MapDelete("/{id:guid}", async (Guid id, RemoveWebhook use, Actor actor, CancellationToken ct) => { await use.Handle(id, actor, ct); return TypedResults.NoContent(); }).Needs(AccessPermissions.Tokens).WithSummary("Takes a webhook away");
        hooks.MapGet("/{id:guid}/deliveries", (Guid id, [AsParameters] ListArguments list, ListDeliveries use, Actor actor, CancellationToken ct) => use.Handle(id, list.Page, actor, ct)).Needs(AccessPermissions.Tokens).WithSummary("What a webhook was told and how it answered, newest first");
        hooks.MapPost("/deliveries/{id:guid}:replay", (Guid id, ReplayDelivery use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(AccessPermissions.Tokens).WithSummary("Sends a delivery again, under its own id");
    }

    private static async Task<IResult> Create(WebhookInput input, AddWebhook use, Actor actor, CancellationToken ct)
    {
        var (hook, secret) = await use.Handle(input, actor, ct);
        return ApiHabits.Made($"/webhooks/{hook.Id}", new WebhookMadeView(hook.Id, hook.Version, hook.CreatedAt, hook.UpdatedAt, hook.UserId, hook.UserName, hook.Url, hook.Events, hook.Active, secret));
    }
}

internal sealed record WebhookMadeView(Guid Id, long Version, DateTime CreatedAt, DateTime UpdatedAt, Guid UserId, string UserName, string Url, IReadOnlyList<string> Events, bool Active, string Secret);
