using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Contacts;

/// <summary>Consent and the gate on the wire .</summary>
internal static class ContactGateApi
{
    public const long MostBytes = FileStore.Cap + (1 << 20);

    public static void MapContactGate(this RouteGroupBuilder api)
    {
        var gate = api.MapGroup("").WithTags("Contact gate");
        gate.MapGet("/contact-gate", (string? phone, string? email, Named<ContactPurpose>? purpose, Named<ContactChannel>? channel, PreviewContact use, Actor actor, CancellationToken ct) => use.Handle(email ?? phone, purpose?.Value ?? ContactPurpose.Advertisement, channel?.Value ?? (email is null ? ContactChannel.Call : ContactChannel.Email), actor, ct))
            .Needs(ContactPermissions.ReadConsents).WithSummary("Whether a number may be contacted now, and by which rule; writes nothing");
        gate.MapGet("/consents", (string? phone, string? email, Named<ContactPurpose>? purpose, Named<ContactChannel>? channel, [AsParameters] ListArguments list, ListConsents use, Actor actor, CancellationToken ct) => use.Handle(phone, email, purpose?.Value, channel?.Value, list.Page, actor, ct))
            .Needs(ContactPermissions.ReadConsents).WithSummary("The consent log, newest first: lines one wrote, one's team's, or all");
        gate.MapPost("/consents", async (ConsentInput input, RecordConsent use, Actor actor, CancellationToken ct) => ApiHabits.Made("/consents", new Page<ConsentView>(await use.Handle(input, actor, ct), null)))
            .Needs(ContactPermissions.Record).WithSummary("Writes down a consent (with proof) or a refusal; a refusal without purpose or channel is of all");
        gate.MapGet("/contact-decisions", ([AsParameters] DecisionFilter filter, [AsParameters] ListArguments list, ListDecisions use, Actor actor, CancellationToken ct) => use.Handle(filter, list.Page, actor, ct))
            .Needs(ContactPermissions.ReadDecisions).WithSummary("What the gate let through and refused, with reason and rule");
        gate.MapGet("/contact-rules", (ShowContactRules use, Actor actor, CancellationToken ct) => use.Handle(actor, ct)).Needs(ContactPermissions.Rules).WithSummary("The rules of the gate with their days, and the do-not-call list in force");
        gate.MapPost("/contact-rules/{code}:change", (string code, RuleChange change, ChangeContactRule use, Actor actor, CancellationToken ct) => use.Handle(code, change, actor, ct)).Needs(ContactPermissions.Rules).WithSummary("A rule says something else from a day on; the old one ends there");
        gate.MapPost("/dnc:import", Import).Needs(ContactPermissions.Rules).WithSummary("Takes over the national do-not-call list (csv or xlsx)")
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes)).Accepts<IFormFile>("multipart/form-data").Produces<DncImported>();
    }

    private static async Task<IResult> Import(HttpContext http, ImportDnc use, Actor actor, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType) throw new BadHttpRequestException("multipart/form-data with a file is expected");
        var form = await http.Request.ReadFormAsync(ct);
        Rule.Require(form.Files["file"] is { Length: > 0 }, "import.fileMissing", "file");
        DateTime? taken = form.Text("takenAt") is not { } text ? null : DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var at) ? at.UtcDateTime : throw new BadHttpRequestException("takenAt is a time");
        await using var content = form.Files["file"]!.OpenReadStream();
        return Results.Ok(await use.Handle(content, form.Files["file"]!.FileName, taken, actor, ct));
    }
}
