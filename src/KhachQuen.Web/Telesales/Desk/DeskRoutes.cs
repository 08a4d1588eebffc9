using KhachQuen.Access;
using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telephony;
using KhachQuen.Telesales;
using KhachQuen.Web.Catalog;
using KhachQuen.Web.Sales;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Telesales;

/// <summary>The desk's fragments and posts.</summary>
internal static class DeskRoutes
{
    public static QueueTab TabOf(string? text) => Enum.TryParse<QueueTab>(text, ignoreCase: true, out var tab) ? tab : QueueTab.Due;

    public static string Address(string path, QueueTab tab, Guid? lead) =>
        path + "?tab=" + tab.ToString().ToLowerInvariant() + (lead is { } id ? "&lead=" + id : "");

    public static void MapDesk(this RouteGroupBuilder pages)
    {
        pages.MapGet("/desk/view", async (string? tab, Guid? lead, DeskLoader desk, Actor actor, CancellationToken ct) => Forms.Fragment<DeskView>(new { Model = await desk.Load(TabOf(tab), lead, actor, ct) })).Needs(LeadPermissions.Work);
        pages.MapGet("/desk/queue", async (string? tab, Guid? lead, DeskLoader desk, Actor actor, CancellationToken ct) => Forms.Fragment<QueuePane>(new { Model = await desk.Queue(TabOf(tab), lead, actor, ct) })).Needs(LeadPermissions.Work);
        pages.MapPost("/desk/next", Next).Needs(LeadPermissions.Work);
        pages.MapPost("/desk/leads/{id:guid}/outcome", Record).Needs(LeadPermissions.Work);
        pages.MapPost("/desk/leads/{id:guid}/outcomes/{attempt:guid}/undo", Undo).Needs(LeadPermissions.Work);
        pages.MapPost("/desk/leads/{id:guid}/dial", Dial).Needs(CallPermissions.Make);
        pages.MapPost("/desk/leads/{id:guid}/basis", Basis).Needs(LeadPermissions.Work);
        pages.MapPost("/desk/leads/{id:guid}/leave-alone", LeaveAlone).Needs(ContactPermissions.Record);
        pages.MapDeskOrder();
        pages.MapGet("/desk/knowledge", async (Guid? productId, string? outcome, ArticlesBeside use, Actor actor, CancellationToken ct) => Forms.Fragment<ArticlesBesideList>(new { Articles = await use.Handle(productId, outcome, actor, ct) })).Needs(KnowledgePermissions.Read);
        pages.MapGet("/desk/due/lead/{id:guid}", Due).Needs(LeadPermissions.Work);
        pages.MapGet("/counts/desk", async (AgentQueue queue, Actor actor, CancellationToken ct) => await queue.Handle(QueueTab.Due, actor, ct) is var q ? Results.Text(QueueView.Said(q.Due + q.New)) : null!).Needs(LeadPermissions.Work);
        pages.MapGet("/strip", async (AgentQueue queue, Actor actor, CancellationToken ct) => Forms.Fragment<StripNext>(new { Next = (await queue.Handle(QueueTab.Due, actor, ct)).First })).Needs(LeadPermissions.Work);
        pages.MapGet("/totals", async (MyDay day, Actor actor, CancellationToken ct) => Forms.Fragment<DayTotals>(new { Day = await day.Handle(actor, ct) })).Needs(LeadPermissions.Work);
    }

    private static async Task<IResult> Next([FromForm] string? tab, NextLead next, DeskLoader desk, Actor actor, HttpContext http, CancellationToken ct)
    {
        var lead = await next.Handle(actor, ct);
        return await Show(TabOf(tab), lead?.Id, desk, actor, http, ct);
    }

    private static async Task<IResult> Record(Guid id, [FromForm] string? outcome, [FromForm] string? then, [FromForm] string? note, [FromForm] string? when, [FromForm] string? outsideHoursReason, [FromForm] long? version, [FromForm] string? tab, [FromForm] bool? beside, OrderForm orders, RecordOutcome record, NextLead next, KeepDraft drafts, FormDrafts forms, DeskLoader desk, WhenTyped typed, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        Rule.Require(!string.IsNullOrEmpty(outcome), "outcome.missing", "outcome");
        var input = new OutcomeInput { Outcome = outcome!, Then = string.IsNullOrEmpty(then) ? null : then, Note = note, CallBackAt = await typed.Read(when, ct), OutsideHoursReason = outsideHoursReason, Order = DeskOrderRoutes.IsOpen(http.Request.Form) ? await orders.Read(http.Request.Form, ct) : null, Version = version };
        var recorded = await record.Handle(id, input, actor, ct);
        await drafts.Handle(DeskLoader.DraftKey(id), null, actor, ct);
        await forms.Saved(http);
        if (beside == true) return LeadRoutes.Recorded(recorded, texts, http);
        http.Toast(texts["desk.saved", recorded.Lead.Name ?? recorded.Lead.Phone], undo: $"/desk/leads/{id}/outcomes/{recorded.AttemptId}/undo");
        return await Show(TabOf(tab), (await next.Handle(actor, ct))?.Id, desk, actor, http, ct);
    }

    private static async Task<IResult> Undo(Guid id, Guid attempt, UndoOutcome undo, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var lead = await undo.Handle(id, attempt, null, actor, ct);
        return http.Done(Address("/desk", QueueTab.Due, id), texts["desk.undone", lead.Name ?? lead.Phone]);
    }

    private static async Task<IResult> Dial(Guid id, DialLead dial, Actor actor, HttpContext http, CancellationToken ct)
    {
        var dialled = await dial.Handle(id, actor, ct);
        http.Response.Headers["HX-Trigger"] = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object> { ["kq:dial"] = new { link = dialled.Link } });
        return Results.NoContent();
    }

    private static async Task<IResult> Basis(Guid id, [FromForm] ContactBasis basis, [FromForm] string? proof, RecordLeadBasis record, DeskLoader desk, Actor actor, HttpContext http, CancellationToken ct)
    {
        await record.Handle(id, basis, proof, actor, ct);
        return await Show(QueueTab.Due, id, desk, actor, http, ct);
    }

    /// <summary>They are left alone and the next person is there.</summary>
    private static async Task<IResult> LeaveAlone(Guid id, [FromForm] string? tab, LeaveLeadAlone use, NextLead next, DeskLoader desk, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var lead = await use.Handle(id, null, actor, ct);
        http.Toast(texts["gate.leftAlone.of", lead.Name ?? lead.Phone]);
        return await Show(TabOf(tab), (await next.Handle(actor, ct))?.Id, desk, actor, http, ct);
    }

    private static async Task<IResult> Due(Guid id, GetLead open, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var lead = await open.Handle(id, actor, ct);
        http.Response.Headers["HX-Trigger"] = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object> { ["kq:due"] = new { said = texts["desk.due", lead.Name ?? lead.Phone], link = Address("/desk", QueueTab.Due, id) } });
        return Results.NoContent();
    }

    /// <summary>The desk as the answer: a fragment to htmx, a redirect to a plain post.</summary>
    private static async Task<IResult> Show(QueueTab tab, Guid? lead, DeskLoader desk, Actor actor, HttpContext http, CancellationToken ct)
    {
        var address = Address("/desk", tab, lead);
        if (!http.IsHtmx()) return Results.LocalRedirect(address);
        http.Response.Headers["HX-Push-Url"] = address;
        return Forms.Fragment<DeskView>(new { Model = await desk.Load(tab, lead, actor, ct) });
    }
}
