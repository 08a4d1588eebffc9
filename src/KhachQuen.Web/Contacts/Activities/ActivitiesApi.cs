using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>Activities and the calendar on the wire.</summary>
internal static class ActivitiesApi
{
    public static void MapActivities(this RouteGroupBuilder all)
    {
        var api = all.MapGroup("").WithTags("Activities").Needs(AccessPermissions.Self);
        api.MapGet("/activities", ([AsParameters] ActivityFilter filter, [AsParameters] ListArguments list, ListActivities use, Actor actor, CancellationToken ct) => use.Handle(filter, list.Page, actor, ct)).WithSummary("Activities the caller may see, by page: their own, and those about rows of the people they lead");
        api.MapPost("/activities", (ActivityInput input, PlanActivity use, Actor actor, CancellationToken ct) => use.Handle(input, actor, ct).At(made => $"/activities/{made.Id}")).WithSummary("Plans one about a lead, customer or opportunity the caller may change");
        api.MapGet("/activities/counts", (CountActivities use, Actor actor, CancellationToken ct) => use.Handle(actor, ct)).WithSummary("How much of the caller's is late, due today, to come");
        api.MapGet("/activities/{id:guid}", (Guid id, ShowActivity use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).WithSummary("One activity");
        api.MapPatch("/activities/{id:guid}", (Guid id, ActivityEdit input, EditActivity use, HttpContext http, Actor actor, CancellationToken ct) => use.Handle(id, http.IfMatch(), input, actor, ct)).WithSummary("Puts a planned one right, moves it or gives it to somebody (merge patch, If-Match)");
        api.MapPost("/activities/{id:guid}:complete", (Guid id, ResultBody body, CompleteActivity use, Actor actor, CancellationToken ct) => use.Handle(id, null, body.Result, actor, ct)).WithSummary("It was done; of a meeting with a recap");
        api.MapPost("/activities/{id:guid}:cancel", (Guid id, ReasonBody body, CancelActivity use, Actor actor, CancellationToken ct) => use.Handle(id, null, body.Reason, actor, ct)).WithSummary("It will not be done");
        api.MapPost("/activities/{id:guid}:reopen", (Guid id, ReopenActivity use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).WithSummary("Ended by mistake: it stands as before");
        api.MapGet("/calendar", (DateOnly from, DateOnly to, Guid? userId, bool? everybody, ShowCalendar use, Actor actor, CancellationToken ct) => use.Handle(from, to, everybody == true ? null : userId ?? actor.Id, actor, ct)).WithSummary("Everything with a time between two days: activities, callbacks; the caller's unless userId or everybody says otherwise");
    }

    internal sealed record ResultBody { public string? Result { get; init; } }
    internal sealed record ReasonBody { public string? Reason { get; init; } }
}
