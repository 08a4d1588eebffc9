using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>The rights of whose data it is (T-31), on the screen and on the wire.</summary>
internal static class SubjectRoutes
{
    private const string Home = "/subjects/requests";

    public static void MapSubjectPages(this RouteGroupBuilder pages)
    {
        var forms = pages.MapGroup("").ShowsRefusals().Needs(ContactPermissions.ExportSubject);
        forms.MapPost("/subjects", async (IFormCollection form, ExportSubject use, Actor actor, HttpContext http, CancellationToken ct) => http.ShowOnce(await use.Handle(form.Text("phone"), actor, ct)));
        forms.MapPost(Home, Take);
        forms.MapPost(Home + "/{id:guid}", Answer);
        var parts = pages.MapGroup("").Needs(ContactPermissions.ExportSubject);
        parts.MapGet(Home + "/new/panel", () => Forms.Fragment<NewRequestPanel>(new { }));
        parts.MapGet(Home + "/{id:guid}/panel", (Guid id) => Forms.Fragment<RequestPanel>(new { Id = id }));
        parts.MapGet(Home + "/rows", async (bool? all, string? after, ListSubjectRequests use, Actor actor, CancellationToken ct) => Forms.Fragment<RequestGrid>(new { Rows = await use.Handle(all != true, new(null, after), actor, ct), All = all == true, RowsOnly = true }));
    }

    public static void MapSubjects(this RouteGroupBuilder api)
    {
        var all = api.MapGroup("").WithTags("Subjects").Needs(ContactPermissions.ExportSubject);
        all.MapGet("/subjects/export", (string? phone, ExportSubject use, Actor actor, CancellationToken ct) => use.Handle(phone, actor, ct)).WithSummary("Everything held on a number, whoever holds it; the asking is audited");
        all.MapGet("/subjects/requests", (bool? open, [AsParameters] ListArguments list, ListSubjectRequests use, Actor actor, CancellationToken ct) => use.Handle(open == true, list.Page, actor, ct)).WithSummary("What people asked about their data, newest first; the open ones by what is due first");
        all.MapGet("/subjects/requests/{id:guid}", (Guid id, ListSubjectRequests use, Actor actor, CancellationToken ct) => use.One(id, actor, ct)).WithSummary("One request with its clocks");
        all.MapPost("/subjects/requests", async (SubjectRequestInput input, TakeSubjectRequest use, Actor actor, CancellationToken ct) => await use.Handle(input, actor, ct) is var made ? ApiHabits.Made("/subjects/requests", made) : null!).WithSummary("Writes down a request: access, correct, objection, delete; an objection is heard at once");
        all.MapPost("/subjects/requests/{id:guid}:acknowledge", (Guid id, AnswerSubjectRequest use, Actor actor, CancellationToken ct) => use.Handle(id, SubjectStep.Acknowledge, null, actor, ct)).WithSummary("The person was told that it was received (two working days)");
        all.MapPost("/subjects/requests/{id:guid}:extend", (Guid id, Reason body, AnswerSubjectRequest use, Actor actor, CancellationToken ct) => use.Handle(id, SubjectStep.Extend, body.Text, actor, ct)).WithSummary("More days, once, with a reason");
        all.MapPost("/subjects/requests/{id:guid}:finish", (Guid id, Reason body, AnswerSubjectRequest use, Actor actor, CancellationToken ct) => use.Handle(id, SubjectStep.Finish, body.Text, actor, ct)).WithSummary("It was done, and what");
        all.MapPost("/subjects/requests/{id:guid}:refuse", (Guid id, Reason body, AnswerSubjectRequest use, Actor actor, CancellationToken ct) => use.Handle(id, SubjectStep.Refuse, body.Text, actor, ct)).WithSummary("It was not done, and why");
        var erasing = api.MapGroup("").WithTags("Subjects").Needs(ContactPermissions.EraseSubject);
        erasing.MapGet("/subjects/requests/{id:guid}/erasure", (Guid id, EraseSubject use, Actor actor, CancellationToken ct) => Previewed(id, use, actor, ct)).WithSummary("What an erasure would take, and what speaks against it");
        erasing.MapPost("/subjects/requests/{id:guid}:erase", (Guid id, EraseSubject use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).WithSummary("Erases the person for good; never by who wrote the request down");
    }

    /// <param name="Text">What is said to the person.</param>
    public sealed record Reason(string? Text);

    /// <param name="Problem">The code of what has to end first.</param>
    public sealed record PreviewOnWire(IReadOnlyDictionary<string, int> Rows, int Mentions, string? Problem);

    private static async Task<PreviewOnWire> Previewed(Guid id, EraseSubject use, Actor actor, CancellationToken ct)
    {
        var found = await use.Preview(id, actor, ct);
        return new(found.Rows, found.Mentions, found.WhyNot?.Code);
    }

    private static async Task<IResult> Take(IFormCollection form, TakeSubjectRequest use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        SubjectAsk? ask = Named<SubjectAsk>.TryParse(form.Text("ask"), out var named) ? named.Value : null;
        var made = await use.Handle(new(ask, form.Text("phone"), form.Text("how"), form.Text("note"), form.Day("receivedOn"), form.Text("others") is not null), actor, ct);
        return http.Done($"{Home}/{made.Id}", texts["subjectRequests.taken"]);
    }

    private static async Task<IResult> Answer(Guid id, IFormCollection form, AnswerSubjectRequest use, EraseSubject erase, ListSubjectRequests requests, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        if (form.Text("step") == "erase") return http.Done($"{Home}/{id}?all=true", texts["subjectRequests.erased", Shown.Number(await Erased(id, form, erase, requests, actor, ct))]);
        var step = form.Text("step") switch { "acknowledge" => SubjectStep.Acknowledge, "finish" => SubjectStep.Finish, "extend" => SubjectStep.Extend, "refuse" => SubjectStep.Refuse, _ => throw new BadHttpRequestException("The form has no step") };
        Rule.Require(step == SubjectStep.Acknowledge || form.Text("answer") is not null, "subject.answerMissing", "answer");
        await use.Handle(id, step, form.Text("answer"), actor, ct);
        return http.Done($"{Home}/{id}", texts["subjectRequests.saved"]);
    }

    private static async Task<int> Erased(Guid id, IFormCollection form, EraseSubject use, ListSubjectRequests requests, Actor actor, CancellationToken ct)
    {
        var request = await requests.One(id, actor, ct);
        Rule.Require(form.Text("confirm") is { Length: 4 } typed && request.Phone?.EndsWith(typed, StringComparison.Ordinal) == true, "subject.confirmWrong", "confirm");
        return (await use.Handle(id, actor, ct)).Rows.Values.Sum();
    }
}
