using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace KhachQuen.Web.Access;

/// <summary>Attached files on the wire. Whether the row may be seen or written is the row's own right, asked by the use cases.</summary>
internal static class AttachmentApi
{
    /// <summary>The largest file, and room for the form around it.</summary>
    public const long MostBytes = FileStore.Cap + (1 << 20);

    public static void MapAttachments(this RouteGroupBuilder all)
    {
        var api = all.MapGroup("/attachments").WithTags("Attachments");
        api.MapGet("", async (string? noun, Guid nounId, [AsParameters] ListArguments list, ListAttachments use, Actor actor, CancellationToken ct) => (await use.Handle(noun, nounId, list.Page, actor, ct)).Files)
            .Needs(AccessPermissions.Self).WithSummary("The files of a lead, customer or order, by page");
        api.MapPost("", Add).Needs(AccessPermissions.Self).WithSummary("Puts a file to a row: multipart with noun, nounId and file")
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes)).Accepts<IFormFile>("multipart/form-data").Produces<AttachmentView>(StatusCodes.Status201Created);
        api.MapGet("/{id:guid}", (Guid id, ShowAttachment use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(AccessPermissions.Self).WithSummary("One file's facts");
        api.MapGet("/{id:guid}/content", Content).Needs(AccessPermissions.Self).WithSummary("The file itself; ranges are served");
        api.MapDelete("/{id:guid}", async (Guid id, RemoveAttachment use, Actor actor, CancellationToken ct) => { await use.Handle(id, actor, ct); return Results.NoContent(); })
            .Needs(AccessPermissions.Self).Produces(204).WithSummary("Takes it away; for thirty days it may come back");
        api.MapPost("/{id:guid}:restore", (Guid id, RestoreAttachment use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(AccessPermissions.Self).WithSummary("Brings a removed one back");
    }

    private static async Task<IResult> Add(HttpContext http, AddAttachment use, Actor actor, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType) throw new BadHttpRequestException("multipart/form-data with noun, nounId and file is expected");
        var form = await http.Request.ReadFormAsync(ct);
        Rule.Require(form.Files["file"] is not null, "attachment.fileMissing", "file");
        await using var content = form.Files["file"]!.OpenReadStream();
        var made = await use.Handle(form.Text("noun"), form.Id("nounId") ?? throw new BadHttpRequestException("nounId is an id"), content, form.Files["file"]!.FileName, actor, ct);
        return ApiHabits.Made($"/attachments/{made.Id}", made);
    }

    /// <summary>Always to be saved, never to be shown as a page of ours: no name, no type and no address makes a browser run it (T-25, T-27).</summary>
    internal static async Task<IResult> Content(Guid id, OpenAttachment use, Actor actor, HttpContext http, CancellationToken ct)
    {
        var (file, content) = await use.Handle(id, actor, ct);
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.Stream(content, file.ContentType, file.Name, file.CreatedAt, new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }
}
