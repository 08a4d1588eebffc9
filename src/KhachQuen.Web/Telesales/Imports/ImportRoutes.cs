using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Telesales;

/// <summary>The forms and fragments of the import wizard and of the list of imports .</summary>
internal static class ImportRoutes
{
    public static void MapImportPages(this RouteGroupBuilder pages)
    {
        var forms = pages.MapGroup("").ShowsRefusals().Needs(LeadPermissions.Import);
        forms.MapPost("/leads/import", Upload).WithMetadata(new RequestSizeLimitAttribute(ImportApi.MostBytes));
        forms.MapPost("/leads/import/{id:guid}/columns", Columns);
        forms.MapPost("/leads/import/{id:guid}/start", Start);
        var all = pages.MapGroup("").Needs(LeadPermissions.Import);
        all.MapPost("/leads/import/{id:guid}/discard", async (Guid id, DiscardImportDraft use, T texts, Actor actor, HttpContext http, CancellationToken ct) => http.Done("/leads/import", texts["import.discarded", await use.Handle(id, actor, ct)]));
        all.MapGet("/leads/import/{id:guid}/progress", async (Guid id, GetLeadImport use, Actor actor, HttpContext http, CancellationToken ct) => Progress(await use.Handle(id, actor, ct), http));
        all.MapGet("/leads/imports/{id:guid}/progress", async (Guid id, GetLeadImport use, Actor actor, HttpContext http, CancellationToken ct) => Progress(await use.OfWork(id, actor, ct), http));
        all.MapGet("/leads/imports/{id:guid}/refused", WorkApi.RefusedRows);
        all.MapGet("/leads/imports/rows", async (string? after, ListImports use, LeadNames names, Actor actor, CancellationToken ct) => Forms.Fragment<ImportTable>(new { Rows = await use.Handle(new(After: after), actor, ct), Names = await names.Known(ct), RowsOnly = true }));
        all.MapGet("/leads/imports/rows/{id:guid}", async (Guid id, ListImports use, LeadNames names, Actor actor, CancellationToken ct) => Forms.Fragment<ImportTable>(new { Rows = new Page<ImportLine>([await use.One(id, actor, ct)], null), Names = await names.Known(ct), RowsOnly = true }));
        all.MapPost("/leads/imports/{id:guid}/stop", async (Guid id, [FromForm] Guid? draft, CancelWork use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Acted(await use.Handle(id, actor, ct), draft, texts["import.stopping"], http));
        all.MapPost("/leads/imports/{id:guid}/resume", async (Guid id, [FromForm] Guid? draft, ResumeWork use, T texts, Actor actor, HttpContext http, CancellationToken ct) => Acted(await use.Handle(id, actor, ct), draft, texts["import.resumed"], http));
        all.MapPost("/leads/imports/{id:guid}/undo", Undo);
    }

    private static async Task<IResult> Upload(IFormCollection form, UploadLeadSheet use, Actor actor, HttpContext http, CancellationToken ct)
    {
        Rule.Require(form.Files["file"] is { Length: > 0 }, "import.fileMissing", "file");
        await using var content = form.Files["file"]!.OpenReadStream();
        var draft = await use.Handle(content, form.Files["file"]!.FileName, actor, ct);
        return Next(draft.Id, http);
    }

    private static async Task<IResult> Columns(Guid id, IFormCollection form, CheckLeadSheet use, Actor actor, HttpContext http, CancellationToken ct)
    {
        var plan = new LeadImport
        {
            Source = form.Text("source"), Basis = Named<ContactBasis>.TryParse(form["basis"], out var basis) ? basis.Value : null, BasisProof = form.Text("basisProof"),
            HeadingLine = int.TryParse(form["headingLine"], out var line) ? line : null,
        };
        await use.Handle(id, [.. form["field"]], plan, actor, ct);
        return Next(id, http);
    }

    private static async Task<IResult> Start(Guid id, IFormCollection form, StartLeadImport use, Actor actor, HttpContext http, CancellationToken ct)
    {
        var sharing = Named<ImportSharing>.TryParse(form["sharing"], out var way) ? way.Value : ImportSharing.BySource;
        var known = Named<KnownNumbers>.TryParse(form["known"], out var what) ? what.Value : KnownNumbers.Link;
        await use.Handle(id, sharing, form.Id("teamId"), known, actor, ct);
        return Next(id, http);
    }

    private static async Task<IResult> Undo(Guid id, [FromForm] Guid? draft, UndoWork use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(id, actor, ct);
        return http.Done(draft is { } wizard ? $"/leads/import/{wizard}" : $"/leads/imports/{id}", texts["import.undoing"]);
    }

    /// <summary>On to the next step, which itself says what happened.</summary>
    private static IResult Next(Guid draft, HttpContext http) => http.GoTo($"/leads/import/{draft}");

    private static IResult Acted(Work work, Guid? draft, string said, HttpContext http) => http.Done(draft is { } wizard ? $"/leads/import/{wizard}" : $"/leads/imports/{work.Id}", said);

    /// <summary>While it runs, how far it is; when it is over, the step that follows.</summary>
    private static IResult Progress(ImportStand stand, HttpContext http)
    {
        if (stand.Running is not null) return Forms.Fragment<ImportProgress>(new { Stand = stand });
        http.Response.Headers["HX-Retarget"] = "#import";
        http.Response.Headers["HX-Reswap"] = "outerHTML";
        return Forms.Fragment<ImportBody>(new { Stand = stand });
    }
}
