using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Access;

/// <summary>The fragments and forms of <see cref="AttachmentBox"/>.</summary>
internal static class AttachmentForms
{
    public static void MapAttachmentForms(this RouteGroupBuilder pages)
    {
        var files = pages.MapGroup("/attachments").Needs(AccessPermissions.Self);
        files.MapPost("", Add).WithMetadata(new RequestSizeLimitAttribute(AttachmentApi.MostBytes));
        files.MapGet("/of/{noun}/{nounId:guid}", (string noun, Guid nounId, string? after) => Box(noun, nounId, after));
        files.MapGet("/{id:guid}/content", AttachmentApi.Content);
        files.MapPost("/{id:guid}/remove", Remove);
        files.MapPost("/{id:guid}/restore", async (Guid id, RestoreAttachment use, T texts, Actor actor, HttpContext http, CancellationToken ct) => { http.Toast(texts["attachments.restored", (await use.Handle(id, actor, ct)).Name]); return Results.NoContent(); });
        pages.MapGroup("").ShowsRefusals().MapPost("/settings/attachments", Save).Needs(AccessPermissions.Settings);
    }

    /// <summary>Several at once: each is a file of its own; those that are refused are named, the others stay.</summary>
    private static async Task<IResult> Add(IFormCollection form, AddAttachment use, ListAttachments list, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var (noun, nounId) = (form.Text("noun"), form.Id("nounId") ?? throw new BadHttpRequestException("nounId is an id"));
        var sent = form.Files.GetFiles("file").Where(f => f.Length > 0 || f.FileName.Length > 0).ToList();
        Rule.Require(sent.Count > 0, "attachment.fileMissing", "file");
        var (added, refused) = (new List<AttachmentView>(), new List<(string Name, Refused Why)>());
        foreach (var file in sent)
        {
            await using var content = file.OpenReadStream();
            try { added.Add(await use.Handle(noun, nounId, content, file.FileName, actor, ct)); }
            catch (Refused why) when (sent.Count > 1) { refused.Add((FileStore.Clean(file.FileName), why)); }
        }
        if (!http.IsHtmx()) return Results.LocalRedirect(await PathOf(noun!, nounId, list, actor, ct));
        if (refused.Count > 0) http.Toast(string.Join("\n", refused.Select(r => $"{r.Name}: {texts["problem." + r.Why.Code, [.. r.Why.Args]]}")), "error");
        else http.Toast(added.Count == 1 ? texts["attachments.added", added[0].Name] : texts["attachments.addedMany", added.Count]);
        return Box(noun!, nounId, null);
    }

    private static async Task<IResult> Remove(Guid id, RemoveAttachment use, ListAttachments list, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var gone = await use.Handle(id, actor, ct);
        if (!http.IsHtmx()) return Results.LocalRedirect(await PathOf(gone.Noun, gone.NounId, list, actor, ct));
        http.Toast(texts["attachments.removed", gone.Name], undo: $"/attachments/{id}/restore");
        return Box(gone.Noun, gone.NounId, null);
    }

    private static async Task<string> PathOf(string noun, Guid nounId, ListAttachments list, Actor actor, CancellationToken ct) => (await list.Handle(noun, nounId, new(Limit: 1), actor, ct)).Path;

    private static IResult Box(string noun, Guid nounId, string? after) => after is null
        ? Forms.Fragment<AttachmentBox>(new { Noun = noun, NounId = nounId })
        : Forms.Fragment<AttachmentBox>(new { Noun = noun, NounId = nounId, After = after });

    private static async Task<IResult> Save(IFormCollection form, WriteSettings use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var size = int.TryParse(form.Text("maxMegabytes"), out var given) ? given : throw new Refused("attachmentSettings.sizeInvalid", "maxMegabytes", AttachmentSettings.Largest);
        await use.Handle(AttachmentSettings.Area, new() { ["maxMegabytes"] = size }, form.Version(), actor, ct);
        return http.Done("/settings/attachments", texts["settings.saved"]);
    }
}
