using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>The forms and the API of handovers .</summary>
internal static class HandoverRoutes
{
    public static HandoverLineState HeapOf(string? heap) => Named<HandoverLineState>.TryParse(heap, out var state) ? state.Value : HandoverLineState.Moved;

    public static void MapHandoverPages(this RouteGroupBuilder pages)
    {
        var all = pages.MapGroup("/handovers").Needs(LeadPermissions.Assign, AccessPermissions.Users);
        all.MapGet("/rows", async (string? after, ListHandovers use, PeopleNames names, Actor actor, CancellationToken ct) => Forms.Fragment<HandoverGrid>(new { Rows = await use.Handle(null, new(After: after), actor, ct), People = await names.Known(ct), RowsOnly = true }));
        all.MapGet("/{id:guid}/lines", async (Guid id, string? heap, string? after, ListHandoverLines use, PeopleNames names, Actor actor, CancellationToken ct) => Forms.Fragment<HandoverLines>(new { Id = id, Heap = heap ?? "moved", Lines = await use.Handle(id, HeapOf(heap), new(After: after), actor, ct), People = await names.Known(ct) }));
        all.MapPost("/preview", Preview);
        all.MapPost("/{id:guid}/undo", Undo);
        all.MapPost("/absent/{userId:guid}", Absent);
        pages.MapGroup("").ShowsRefusals().MapPost("/handovers/new", Do).Needs(LeadPermissions.Assign, AccessPermissions.Users);
    }

    public static void MapHandovers(this RouteGroupBuilder all)
    {
        var api = all.MapGroup("/handovers").WithTags("Handovers").Needs(LeadPermissions.Assign, AccessPermissions.Users);
        api.MapGet("", (Guid? userId, [AsParameters] ListArguments list, ListHandovers use, Actor actor, CancellationToken ct) => use.Handle(userId, list.Page, actor, ct)).WithSummary("Handovers of the people the caller hands over for, newest first");
        api.MapGet("/{id:guid}", (Guid id, ShowHandover use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).WithSummary("One handover");
        api.MapGet("/{id:guid}/lines", (Guid id, Named<HandoverLineState>? state, [AsParameters] ListArguments list, ListHandoverLines use, Actor actor, CancellationToken ct) => use.Handle(id, state?.Value, list.Page, actor, ct)).WithSummary("Its rows; of an undone one by heap: reversed, kept, impossible");
        api.MapPost("", (HandoverInput input, HandEverythingOver use, Actor actor, CancellationToken ct) => use.Handle(input, actor, ct).At(made => $"/handovers/{made.Id}")).WithSummary("Hands over what a person holds, to one colleague or evenly to a team");
        all.MapPost("/handovers:preview", (HandoverInput input, PreviewHandover use, Actor actor, CancellationToken ct) => use.Handle(input, actor, ct)).WithTags("Handovers").Needs(LeadPermissions.Assign, AccessPermissions.Users).WithSummary("What would go to whom; writes nothing");
        api.MapPost("/{id:guid}:undo", (Guid id, UndoHandover use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).WithSummary("Gives back, within thirty days, what nobody has touched since");
    }

    private static async Task<IResult> Preview(IFormCollection form, PreviewHandover use, T texts, Actor actor, CancellationToken ct)
    {
        if (form.Id("fromUserId") is null) return Results.Text("");
        try { return Forms.Fragment<HandoverPreviewed>(new { Preview = await use.Handle(HandoverAsked.Of(form), actor, ct) }); }
        catch (Refused why) { return Forms.Fragment<HandoverPreviewed>(new { Problem = texts["problem." + why.Code, [.. why.Args]] }); }
    }

    private static async Task<IResult> Do(IFormCollection form, HandEverythingOver use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var made = await use.Handle(HandoverAsked.Of(form), actor, ct);
        return http.Done($"/handovers/{made.Id}", texts["handovers.done", made.Leads + made.Customers + made.Orders + made.Checks]);
    }

    private static async Task<IResult> Undo(Guid id, UndoHandover use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var undone = await use.Handle(id, actor, ct);
        return http.Done($"/handovers/{id}", texts["handovers.undone", undone.Undone!.Reversed]);
    }

    /// <summary>"Absent today": the callbacks until tonight go to the team, in one click from the roster.</summary>
    private static async Task<IResult> Absent(Guid userId, HandEverythingOver use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var made = await use.Handle(new() { FromUserId = userId, Scope = HandoverScope.CallbacksToday }, actor, ct);
        if (!http.IsHtmx()) return Results.LocalRedirect($"/handovers/{made.Id}");
        http.Toast(texts["handovers.absentDone", made.Leads], undo: $"/handovers/{made.Id}/undo");
        return Results.NoContent();
    }
}
