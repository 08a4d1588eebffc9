using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Sales;

/// <summary>Evidence on the screens: shown, looked at, drawn.</summary>
internal static class EvidenceRoutes
{
    public static void MapEvidencePages(this RouteGroupBuilder pages)
    {
        var write = pages.MapGroup("").Needs(OpportunityPermissions.Write);
        write.MapGet("/opportunities/{id:guid}/prove", async (Guid id, ShowOpportunity show, Actor actor, CancellationToken ct) => Forms.Fragment<EvidencePanel>(new { Opportunity = await show.Handle(id, actor, ct) }));
        write.MapGet("/opportunities/{id:guid}/evidence-fields", (Guid id, string? kind) => Forms.Fragment<EvidenceFieldsOf>(new { Kind = EvidenceForms.Kind(kind) ?? EvidenceKind.Quote }));
        write.MapPost("/opportunities/{id:guid}/evidence", async (Guid id, IFormCollection form, AddEvidence use, T texts, Actor actor, HttpContext http, CancellationToken ct) =>
        {
            await using var file = form.Files.GetFile("file") is { Length: > 0 } sent ? sent.OpenReadStream() : null;
            return OpportunityDoings.Shown(await use.Handle(id, EvidenceForms.Read(form), file, form.Files.GetFile("file")?.FileName, actor, ct), texts["evidence.added"], http);
        });
        pages.MapGet("/evidence/rows", async (PreviewEvidenceCheck use, OpportunityNames names, Actor actor, HttpContext http, CancellationToken ct) =>
            OpportunityAsked.Of(http.Request) is var asked ? Forms.Fragment<PreviewGrid>(new { Rows = await PreviewRow.Page(await use.Handle(asked.Filter, new(asked.Sort, asked.After), actor, ct), names, actor, ct), Asked = asked, RowsOnly = true }) : null!).Needs(OpportunityPermissions.Read);
        var review = pages.MapGroup("").Needs(OpportunityPermissions.Review);
        review.MapGet("/opportunities/{id:guid}/review", async (Guid id, [FromQuery] Guid? sample, OpportunityLoader loader, Actor actor, CancellationToken ct) => Forms.Fragment<ReviewPanel>(new { Model = await loader.Load(id, actor, ct), Sample = sample }));
        review.MapPost("/opportunities/{id:guid}/review", Review);
        pages.MapGroup("").ShowsRefusals().MapPost("/evidence/review", async (IFormCollection form, DrawSample use, Actor actor, HttpContext http, CancellationToken ct) =>
            await use.Handle(EvidenceForms.Number(form, "count"), EvidenceForms.Number(form, "percent"), form.Text("seed"), actor, ct) is var drawn ? http.GoTo($"/evidence/review?sample={drawn.Id}") : null!).Needs(OpportunityPermissions.Review);
    }

    /// <summary>Said; of a draw the next one opens, and the list behind it hears by itself.</summary>
    private static async Task<IResult> Review(Guid id, [FromQuery] Guid? sample, IFormCollection form, ReviewEvidence use, ShowSample samples, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var valid = form["valid"] == "true";
        var seen = await use.Handle(id, form.Version(), valid, form.Text("reason"), actor, ct);
        var said = texts[valid ? "evidence.saidValid" : "evidence.saidWarned", seen.Name];
        if (sample is not { } draw) return OpportunityDoings.Shown(seen, said, http);
        http.Toast(said);
        return http.GoTo(await samples.Handle(draw, actor, ct) is { } left && left.Items.FirstOrDefault(i => !i.Done && i.Opportunity.LooksReviewable()) is { } next ? $"/evidence/review?sample={draw}&open={next.Opportunity.Id}" : $"/evidence/review?sample={draw}");
    }

    internal static bool LooksReviewable(this OpportunityView o) => o is { State: OpportunityState.Active, Class: OpportunityClass.Main, EvidenceState: EvidenceState.Provided };
}

/// <summary>Reading evidence from a form.</summary>
internal static class EvidenceForms
{
    public static EvidenceInput Read(IFormCollection form) => new()
    {
        Kind = Kind(form.Text("kind")), Term = form.Text("term"), Codes = Whole(form, "codes", "evidence.codesInvalid"), ServiceName = form.Text("serviceName"), Price = form.Text("price") is not { } price ? null : Vnd.TryParse(price, out var sum, out var problem) ? sum : throw new Refused(problem!, "price"),
        MeetingAt = Meeting(form.Text("meetingAt")), Recap = form.Text("recap"), Advice = form.Text("advice"), CallId = form.Id("callId"),
    };

    public static EvidenceKind? Kind(string? text) => string.IsNullOrEmpty(text) ? null : Named<EvidenceKind>.TryParse(text, out var kind) ? kind.Value : throw new Refused("evidence.kindInvalid", "kind");

    public static int? Number(IFormCollection form, string name) => form.Text(name) is not { } text ? null : int.TryParse(text, out var number) ? number : throw new Refused($"evidence.{name}Invalid", name, DrawSample.Most);

    private static long? Whole(IFormCollection form, string name, string code) => form.Text(name) is not { } text ? null : long.TryParse(text.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), out var number) ? number : throw new Refused(code, name);

    /// <summary>A wall clock of the company's from a page, or an instant from another system.</summary>
    private static DateTime? Meeting(string? text)
    {
        if (text is null) return null;
        if (DateTime.TryParseExact(text, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], null, System.Globalization.DateTimeStyles.None, out var local)) return CompanyTime.ToUtc(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        return DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var at) ? at.UtcDateTime : throw new Refused("evidence.meetingInvalid", "meetingAt");
    }
}
