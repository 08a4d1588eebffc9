using System.Globalization;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Telesales;

/// <summary>The fragments of handing out: from the page, from a list's ticked rows, from one lead.</summary>
internal static class DistributionRoutes
{
    public static void MapDistribution(this RouteGroupBuilder pages)
    {
        var share = pages.MapGroup("").Needs(LeadPermissions.Assign);
        share.MapGet("/distribution/pool", (string? team, string? source) => Forms.Fragment<PoolHeaps>(new { Team = team, Source = source }));
        share.MapPost("/leads/assign", async (IFormCollection form, ShareLoader loader, Actor actor, HttpContext http, CancellationToken ct) => Forms.Fragment<SharePanel>(new { Model = await loader.Load(ShareAsked.Of(form, LeadAsked.Of(http.Request).Query), null, actor, ct) }));
        share.MapPost("/share/form", async (Guid? team, IFormCollection form, ShareLoader loader, Actor actor, CancellationToken ct) => Forms.Fragment<ShareForm>(new { Model = await loader.Load(ShareAsked.Of(form, null), team, actor, ct) }));
        share.MapPost("/share/preview", Preview);
        share.MapPost("/share", Share);
        share.MapPost("/share/{batch:guid}/undo", async (Guid batch, UndoOperation undo, Actor actor, CancellationToken ct) => Forms.Fragment<ShareUndone>(new { Id = batch, Heaps = (await undo.Handle(batch, actor, ct)).Heaps! }));
        share.MapPost("/share/receivers/{id:guid}", Takes);
        share.MapGet("/share/receivers/{id:guid}/profile", (Guid id) => Forms.Fragment<ReceiverPanel>(new { Id = id }));
        share.MapGroup("").ShowsRefusals().MapPost("/share/receivers/{id:guid}/profile", Profile).Needs(LeadPermissions.Assign);
    }

    /// <summary>A choice that is not complete yet is said in its place, not thrown at the person.</summary>
    private static async Task<IResult> Preview(IFormCollection form, PreviewDistribution preview, LeadNames names, T texts, Actor actor, CancellationToken ct)
    {
        try { return Forms.Fragment<SharePreviewed>(new { Preview = await preview.Handle(ShareAsked.Of(form, null).Input(form), actor, ct), Names = await names.Known(ct) }); }
        catch (Refused problem) { return Forms.Fragment<SharePreviewed>(new { Problem = texts["problem." + problem.Code, [.. problem.Args]] }); }
    }

    private static async Task<IResult> Share(IFormCollection form, DistributeLeads distribute, LeadNames names, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var result = await distribute.Handle(ShareAsked.Of(form, null).Input(form), actor, ct);
        if (!http.IsHtmx()) return Results.LocalRedirect($"/fairness?batch={result.BatchId}");
        http.Toast(texts["share.done", Shown.Number(result.Assigned.Count)]);
        return Forms.Fragment<ShareDone>(new { Result = result, Names = await names.Known(ct) });
    }

    private static async Task<IResult> Takes(Guid id, [FromForm] bool takes, SwitchReceivesData use, ListReceivers receivers, Actor actor, CancellationToken ct)
    {
        var user = await use.Handle(id, takes, actor, ct);
        var person = (await receivers.Handle(user.TeamId, actor, ct)).FirstOrDefault(p => p.Id == id) ?? throw new KhachQuen.Platform.NotFound();
        return Forms.Fragment<ReceiverLine>(new { Person = person, Chosen = takes });
    }

    private static async Task<IResult> Profile(Guid id, IFormCollection form, SetReceiverProfile use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var quota = int.TryParse(form.Text("quota") ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new Refused("receiver.quotaInvalid", "quota", ReceiverProfile.MostQuota);
        Guid[] groups = [.. form["groupIds"].Select(g => Guid.TryParse(g, out var group) ? group : Guid.Empty).Where(g => g != Guid.Empty)];
        await use.Handle(id, new(quota, groups, [.. form["provinces"].OfType<string>()], form.Clock("from"), form.Clock("to")), actor, ct);
        return http.Done("/distribution", texts["receiver.saved"]);
    }
}
