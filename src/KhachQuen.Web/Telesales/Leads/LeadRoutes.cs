using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Telesales;

/// <summary>The fragments of the lead list and of one lead.</summary>
internal static class LeadRoutes
{
    public static void MapLeadPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/leads/rows", Rows).Needs(LeadPermissions.Read);
        pages.MapGet("/leads/group", Rows).Needs(LeadPermissions.Read);
        pages.MapGet("/leads/rows/{id:guid}", Row).Needs(LeadPermissions.Read);
        pages.MapPost("/leads/fresh", Fresh).Needs(LeadPermissions.Read);
        pages.MapGet("/counts/leads", async (FolderTabs tabs, Actor actor, CancellationToken ct) => Forms.Fragment<TabCounts>(new { Counts = await tabs.Counts(actor, ct) })).Needs(LeadPermissions.Read);
        pages.MapGet("/leads/{id:guid}/panel", (Guid id) => Forms.Fragment<LeadPanel>(new { Id = id })).Needs(LeadPermissions.Read);
        pages.MapGet("/leads/{id:guid}/state", async (Guid id, GetLead open, LeadNames names, Actor actor, CancellationToken ct) => Forms.Fragment<LeadState>(new { Lead = await open.Handle(id, actor, ct), Names = await names.Known(ct) })).Needs(LeadPermissions.Read);
        pages.MapGet("/leads/{id:guid}/story", async (Guid id, LeadHistory history, Actor actor, CancellationToken ct) => Forms.Fragment<LeadStory>(new { LeadId = id, Lines = await history.Handle(id, actor, ct) })).Needs(LeadPermissions.Read);
        pages.MapGet("/leads/{id:guid}/outcome", Outcome).Needs(LeadPermissions.Work);
        pages.MapPost("/leads/{id:guid}/outcomes/{attempt:guid}/undo", Undo).Needs(LeadPermissions.Work);
        pages.MapPost("/leads/{id:guid}/claim", Claim).Needs(LeadPermissions.Work);
        pages.MapGet("/leads/{id:guid}/permission", Permission).Needs(LeadPermissions.Read);
        pages.MapPost("/leads/{id:guid}/leave-alone", LeaveAlone).Needs(ContactPermissions.Record);
        pages.MapPost("/leads/{id:guid}/reopen", Reopen).Needs(LeadPermissions.Work);
        pages.MapPost("/leads/{id:guid}/notes", Note).Needs(LeadPermissions.Work);
        pages.MapFacts();
        pages.MapProfiles();
        pages.MapNewLead();
        pages.MapLeadBoard();
    }

    private static async Task<IResult> Rows(ListLeads leads, LeadNames names, ViewTabs views, Actor actor, HttpContext http, CancellationToken ct)
    {
        var (asked, whole) = (LeadAsked.Of(http.Request), http.Request.Path.Value!.EndsWith("/group", StringComparison.Ordinal));
        var rows = await LeadRow.Page(await leads.Handle(asked.Filter, new(asked.Sort, asked.After, Count: whole), actor, ct), names, actor, ct);
        return Forms.Fragment<LeadGrid>(new { Rows = rows, Asked = asked, View = await views.OpenOf("leads", http.Request, actor, ct), RowsOnly = !whole });
    }

    /// <summary>A row that changed. One that is no longer to be seen keeps its place, so that nothing moves under the cursor.</summary>
    private static async Task<IResult> Row(Guid id, GetLead open, LeadNames names, ViewTabs views, Actor actor, HttpContext http, CancellationToken ct)
    {
        var asked = LeadAsked.Of(http.Request);
        try
        {
            var rows = await LeadRow.Page(new([await open.Handle(id, asked.Folder, actor, ct)], null), names, actor, ct);
            return Forms.Fragment<LeadGrid>(new { Rows = rows, Asked = asked, View = await views.OpenOf("leads", http.Request, actor, ct), RowsOnly = true });
        }
        catch (KhachQuen.Platform.NotFound) { return Forms.Fragment<GoneRow>(new { Text = "leads.gone" }); }
    }

    /// <summary>Which of the leads that changed elsewhere are new to this list.</summary>
    private static async Task<IResult> Fresh(long since, IFormCollection form, NewToList use, Actor actor, HttpContext http, CancellationToken ct)
    {
        var ids = form.Ids(NewToList.AtMost);
        return Results.Text(string.Join(' ', await use.Handle(LeadAsked.Of(http.Request).Filter, ids, Posted.Moment(since), actor, ct)));
    }

    /// <summary>"Lấy số": straight to the desk, where the number is and the call begins .</summary>
    private static async Task<IResult> Claim(Guid id, ClaimLead use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        try
        {
            var lead = await use.Handle(id, actor, ct);
            return http.Done($"/desk?lead={id}", texts["leads.claim.done", lead.Name ?? LeadRow.Whole(lead.Phone)]);
        }
        catch (ChangedMeanwhile) { return http.Done("/leads?folder=floating", texts["leads.claim.gone"]); }
    }

    private static async Task<IResult> Outcome(Guid id, DeskLoader desk, Actor actor, CancellationToken ct) =>
        Forms.Fragment<OutcomeBeside>(new { Model = await desk.Load(QueueTab.Due, id, actor, ct) });

    /// <summary>Recorded beside a list: the panel shows the lead as it is now; beside its own page it closes.</summary>
    public static IResult Recorded(OutcomeRecorded recorded, T texts, HttpContext http)
    {
        var lead = recorded.Lead;
        http.Toast(texts["desk.saved", lead.Name ?? lead.Phone], undo: $"/leads/{lead.Id}/outcomes/{recorded.AttemptId}/undo");
        if (!http.IsHtmx()) return Results.LocalRedirect($"/leads/{lead.Id}");
        if (!http.IsOn($"/leads/{lead.Id}")) return Forms.Fragment<LeadPanel>(new { lead.Id });
        http.Trigger("kq:close-side");
        return Results.NoContent();
    }

    private static async Task<IResult> Undo(Guid id, Guid attempt, UndoOutcome undo, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var lead = await undo.Handle(id, attempt, null, actor, ct);
        http.Toast(texts["desk.undone", lead.Name ?? lead.Phone]);
        return Results.NoContent();
    }

    private static async Task<IResult> Reopen(Guid id, ReopenLead reopen, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var lead = await reopen.Handle(id, actor, ct);
        return http.IsOn($"/leads/{id}") || !http.IsHtmx() ? http.Done($"/leads/{id}", texts["leads.reopened", lead.Name ?? lead.Phone]) : PanelAgain(id, texts["leads.reopened", lead.Name ?? lead.Phone], http);
    }

    private static async Task<IResult> Permission(Guid id, bool? desk, GetLead open, Actor actor, CancellationToken ct)
    {
        var lead = await open.Handle(id, actor, ct);
        return Forms.Fragment<LeadPermissionBox>(new { LeadId = id, MayWork = actor.May(LeadPermissions.Work, new Masking.Owned(lead.OwnerId, lead.TeamId)), OnDesk = desk == true });
    }

    /// <summary>"Khách yêu cầu không gọi nữa": the lead leaves the queue.</summary>
    private static async Task<IResult> LeaveAlone(Guid id, LeaveLeadAlone use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var lead = await use.Handle(id, null, actor, ct);
        var said = texts["gate.leftAlone.of", lead.Name ?? lead.Phone];
        return http.IsOn($"/leads/{id}") || !http.IsHtmx() ? http.Done($"/leads/{id}", said) : PanelAgain(id, said, http);
    }

    private static IResult PanelAgain(Guid id, string said, HttpContext http)
    {
        http.Toast(said);
        http.Response.Headers["HX-Retarget"] = "#side";
        http.Response.Headers["HX-Reswap"] = "innerHTML";
        return Forms.Fragment<LeadPanel>(new { Id = id });
    }

    private static async Task<IResult> Note(Guid id, [FromForm] string? note, NoteOnLead use, KeepDraft drafts, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(id, note, actor, ct);
        await drafts.Handle(NoteComposer.KeyOf(id), null, actor, ct);
        return http.IsHtmx() ? Forms.Fragment<NoteComposer>(new { LeadId = id, Focus = true }) : Results.LocalRedirect($"/leads/{id}");
    }
}
