using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>The row an activity is about, as its reader sees it.</summary>
public sealed record AboutShown(string Title, string Path, bool MayPlan);

/// <summary>The fragments and forms of activities.</summary>
internal static class ActivityRoutes
{
    public static void MapActivityPages(this RouteGroupBuilder all)
    {
        var pages = all.MapGroup("").Needs(AccessPermissions.Self);
        pages.MapGet("/counts/activities", async (CountActivities use, Actor actor, CancellationToken ct) => Results.Text(await use.Handle(actor, ct) is { Late: var late, Today: var today } && late + today > 0 ? Shown.Number(late + today) : ""));
        pages.MapGet("/activities/rows", Rows);
        pages.MapGet("/activities/rows/{id:guid}", Row);
        pages.MapGet("/activities/of/{noun}/{nounId:guid}", (string noun, Guid nounId) => Forms.Fragment<ActivityBox>(new { Noun = noun, NounId = nounId }));
        pages.MapGet("/activities/new", New);
        pages.MapPost("/activities", Plan);
        pages.MapGet("/activities/{id:guid}/panel", Panel);
        pages.MapPost("/activities/{id:guid}", Save);
        pages.MapGet("/activities/{id:guid}/end", async (Guid id, ShowActivity show, ActivitiesOf of, Actor actor, CancellationToken ct) => await show.Handle(id, actor, ct) is var a ? Forms.Fragment<EndActivityForm>(new { Activity = a, About = await About(a.Noun, a.NounId, of, actor, ct) }) : null);
        pages.MapPost("/activities/{id:guid}/end", End);
        pages.MapPost("/activities/{id:guid}/cancel", async (Guid id, IFormCollection form, CancelActivity use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Over(await use.Handle(id, form.Version(), null, actor, ct), texts["activities.cancelled"], http));
        pages.MapPost("/activities/{id:guid}/reopen", async (Guid id, ReopenActivity use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Over(await use.Handle(id, actor, ct), texts["activities.reopened"], http, undo: false));
    }

    private static async Task<IResult> Rows(ListActivities use, PeopleNames names, Actor actor, CompanyClock clock, HttpContext http, CancellationToken ct)
    {
        var asked = ActivityAsked.Of(http.Request, clock);
        return Forms.Fragment<ActivityGrid>(new { Rows = await use.Handle(asked.FilterFor(actor), new(asked.Order, asked.After), actor, ct), People = await names.Known(ct), Asked = asked, RowsOnly = true });
    }

    private static async Task<IResult> Row(Guid id, ShowActivity show, PeopleNames names, Actor actor, CompanyClock clock, HttpContext http, CancellationToken ct)
    {
        try { return Forms.Fragment<ActivityGrid>(new { Rows = new Page<ActivityView>([await show.Handle(id, actor, ct)], null), People = await names.Known(ct), Asked = ActivityAsked.Of(http.Request, clock), RowsOnly = true }); }
        catch (KhachQuen.Platform.NotFound) { return Forms.Fragment<GoneRow>(new { Text = "activities.gone" }); }
    }

    private static async Task<IResult> New(string noun, Guid nounId, ActivitiesOf of, PeopleNames names, ActivitySubjects subjects, Actor actor, CancellationToken ct) =>
        Forms.Fragment<ActivityForm>(new { Noun = noun, NounId = (Guid?)nounId, About = await About(noun, nounId, of, actor, ct), People = await People(noun, names, subjects, actor, ct), Me = actor.Id });

    private static async Task<IResult> Plan(IFormCollection form, PlanActivity use, WhenTyped when, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var kind = Kind(form);
        var made = await use.Handle(new()
        {
            Noun = form.Text("noun") ?? "", NounId = form.Id("nounId") ?? throw new BadHttpRequestException("nounId is an id"), Kind = kind, Title = form.Text("title") ?? texts.Of(kind), DueAt = await At(form, when, ct),
            Minutes = Number(form, "minutes"), RemindMinutes = Number(form, "remindMinutes"), Place = form.Text("place"), Note = form.Text("note"), UserId = form.Id("userId"),
        }, actor, ct);
        return Closed(made, texts["activities.planned", made.Title], http);
    }

    private static async Task<IResult> Panel(Guid id, ShowActivity show, ActivitiesOf of, PeopleNames names, ActivitySubjects subjects, Actor actor, CancellationToken ct)
    {
        var activity = await show.Handle(id, actor, ct);
        var about = await About(activity.Noun, activity.NounId, of, actor, ct);
        var mayWrite = activity.UserId == actor.Id || about is { MayPlan: true };
        return activity.State != ActivityState.Planned || !mayWrite ? Forms.Fragment<ActivityEnded>(new { Activity = activity, About = about, MayWrite = mayWrite })
            : Forms.Fragment<ActivityForm>(new { Activity = activity, About = about, People = await People(activity.Noun, names, subjects, actor, ct), Me = actor.Id });
    }

    private static async Task<IResult> Save(Guid id, IFormCollection form, EditActivity use, ShowActivity show, WhenTyped when, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var (kind, was) = (Kind(form), await show.Handle(id, actor, ct));
        var typed = form.Text("when");
        var edit = new ActivityEdit
        {
            Kind = kind, Title = form.Text("title") ?? texts.Of(kind), Minutes = Number(form, "minutes") is { } minutes ? minutes : default(Patch<short>), RemindMinutes = new(true, Number(form, "remindMinutes")), Place = form.Text("place"), Note = form.Text("note"),
            DueAt = typed == Said.When(was.DueAt, when.Clock) ? default(Patch<DateTime>) : await At(form, when, ct), UserId = form.Id("userId") is { } user ? user : default(Patch<Guid>),
        };
        return Closed(await use.Handle(id, form.Version(), edit, actor, ct), texts["activities.saved"], http);
    }

    private static async Task<IResult> End(Guid id, IFormCollection form, CompleteActivity use, ActivitiesOf of, PeopleNames names, ActivitySubjects subjects, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var done = await use.Handle(id, form.Version(), form.Text("result"), actor, ct);
        if (!form.On("next") || !http.IsHtmx()) return Over(done, texts["activities.doneSaid", done.Title], http);
        http.Toast(texts["activities.doneSaid", done.Title], undo: $"/activities/{done.Id}/reopen");
        http.Into("#side", "innerHTML");
        return Forms.Fragment<ActivityForm>(new { done.Noun, NounId = (Guid?)done.NounId, About = await About(done.Noun, done.NounId, of, actor, ct), People = await People(done.Noun, names, subjects, actor, ct), Me = actor.Id });
    }

    private static async Task<AboutShown?> About(string noun, Guid nounId, ActivitiesOf of, Actor actor, CancellationToken ct)
    {
        try { return await of.Handle(noun, nounId, actor, ct) is var row ? new(row.Title, row.Path, row.MayPlan) : null; }
        catch (KhachQuen.Platform.NotFound) { return null; }
    }

    /// <summary>Oneself, and those one leads by the right over such rows.</summary>
    private static async Task<IReadOnlyList<PersonName>> People(string noun, PeopleNames names, ActivitySubjects subjects, Actor actor, CancellationToken ct)
    {
        var known = await names.Known(ct);
        if (known.People.GetValueOrDefault(actor.Id) is not { } me) return [];
        return subjects[noun]?.Write is { } write && actor.ScopeOf(write) > Scope.Own ? [me, .. known.Under(actor, write).Where(p => p.Active && p.Id != me.Id)] : [me];
    }

    private static ActivityKind Kind(IFormCollection form) => Named<ActivityKind>.TryParse(form["kind"], out var kind) ? kind.Value : throw new Refused("activity.kindInvalid", "kind");

    private static short? Number(IFormCollection form, string name) => short.TryParse(form[name], out var number) ? number : null;

    private static async Task<DateTime> At(IFormCollection form, WhenTyped when, CancellationToken ct) => await when.Read(form.Text("when"), ct) ?? throw new Refused("activity.whenMissing", "when");

    private static IResult Over(ActivityView activity, string said, HttpContext http, bool undo = true)
    {
        if (!http.IsHtmx()) return Results.LocalRedirect("/activities");
        http.Toast(said, undo: undo ? $"/activities/{activity.Id}/reopen" : null);
        http.Trigger("kq:close-side");
        return Results.NoContent();
    }

    private static IResult Closed(ActivityView activity, string said, HttpContext http) => Over(activity, said, http, undo: false);
}
