using System.Globalization;
using System.Text.Json.Nodes;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Contacts;

/// <summary>The forms of the gate's rules and the fragments of its ledger.</summary>
internal static class ContactGateRoutes
{
    public const string Home = "/settings/contact-rules";

    public static void MapContactGatePages(this RouteGroupBuilder pages)
    {
        var forms = pages.MapGroup("").ShowsRefusals();
        forms.MapPost(Home + "/hours", Hours).Needs(ContactPermissions.Rules);
        forms.MapPost(Home + "/dnc", Dnc).Needs(ContactPermissions.Rules).WithMetadata(new RequestSizeLimitAttribute(ContactGateApi.MostBytes));
        forms.MapPost(Home + "/change", Change).Needs(ContactPermissions.Rules);
        forms.MapGet(Home + "/rules/{code}/panel", async (string code, ShowContactRules use, Actor actor, CancellationToken ct) => Forms.Fragment<RulePanel>(new { Rule = RulePanel.Last(await use.Handle(actor, ct), code) })).Needs(ContactPermissions.Rules);
        pages.MapGet("/contact-decisions/rows", Rows).Needs(ContactPermissions.ReadDecisions);
        pages.MapGet("/customers/{id:guid}/permission", (Guid id) => Forms.Fragment<CustomerPermissionBox>(new { CustomerId = id })).Needs(CustomerPermissions.Read);
        pages.MapPost("/customers/{id:guid}/leave-alone", LeaveAlone).Needs(ContactPermissions.Record);
    }

    private static async Task<IResult> Hours(IFormCollection form, WriteSettings use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        string At(string field) => (form.Clock(field) ?? throw new Refused("contact.hoursInvalid", field)).ToString("HH:mm", CultureInfo.InvariantCulture);
        var members = new JsonObject
        {
            ["callsFrom"] = At("callsFrom"), ["callsTo"] = At("callsTo"), ["callBrandName"] = form.Text("callBrandName"), ["smsBrandName"] = form.Text("smsBrandName"),
            ["brandNamesUntil"] = form.Day("brandNamesUntil")?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        await use.Handle(ContactSettings.Area, members, form.Version(), actor, ct);
        return http.Done(Home, texts["settings.saved"]);
    }

    private static async Task<IResult> Dnc(IFormCollection form, ImportDnc use, CompanyClock clock, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        Rule.Require(form.Files["file"] is { Length: > 0 }, "import.fileMissing", "file");
        await using var content = form.Files["file"]!.OpenReadStream();
        var done = await use.Handle(content, form.Files["file"]!.FileName, form.Day("takenOn") is { } day && day < clock.Today ? CompanyTime.StartOf(day) : null, actor, ct);
        return http.Done(Home, texts["gate.dnc.done", Shown.Number(done.Numbers), Shown.Number(done.Rejected)]);
    }

    private static async Task<IResult> Change(IFormCollection form, ChangeContactRule use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        int? Number(string field) => form.Text(field) is not { } text ? null : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new Refused("contactRule.numberUnreadable", field);
        int? Minute(string field) => form.Clock(field) is { } time ? time == default && field == "to" ? 24 * 60 : time.Hour * 60 + time.Minute : null;
        Rule.Require(form.Day("from") is not null, "contactRule.dayInvalid", "from");
        await use.Handle(form["code"].ToString(), new(form.Day("from")!.Value, Minute("opens"), Minute("to"), Number("atMost"), Number("hours"), form.Text("article")), actor, ct);
        return http.Done(Home, texts["gate.rule.changed"]);
    }

    private static async Task<IResult> Rows(ListDecisions use, PeopleNames names, Actor actor, HttpContext http, CancellationToken ct)
    {
        var asked = new DecisionsAsked(http.Request.QueryString.Value);
        return Forms.Fragment<DecisionGrid>(new { Rows = await use.Handle(asked.Filter, new(After: asked.After), actor, ct), People = await names.Known(ct), Asked = asked, RowsOnly = true });
    }

    private static async Task<IResult> LeaveAlone(Guid id, LeaveCustomerAlone use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(id, null, actor, ct);
        if (!http.IsHtmx()) return Results.LocalRedirect($"/customers/{id}");
        http.Toast(texts["gate.leftAlone"]);
        return Forms.Fragment<CustomerPermissionBox>(new { CustomerId = id });
    }
}

/// <summary>What the address of the gate's ledger asks for.</summary>
public sealed record DecisionsAsked : ListAsked
{
    public DecisionsAsked(string? query = null) : base(query) => Filter = new()
    {
        Phone = this["phone"], Reason = Enum<GateReason>("reason") is { } reason ? new Named<GateReason>(reason) : null, Channel = Enum<ContactChannel>("channel") is { } channel ? new Named<ContactChannel>(channel) : null,
        Allowed = this["allowed"] switch { "true" => true, "false" => false, _ => null }, AboutId = Id("aboutId"),
    };

    public DecisionFilter Filter { get; }
    public bool IsNarrow => MoreThan("allowed");
}
