using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

/// <summary>The forms of the pipeline, of the rules of evidence and of quotes.</summary>
internal static class OpportunitySettingsForms
{
    public const string Pipeline = "/settings/opportunities", Evidence = "/settings/opportunities/evidence", Quotes = "/settings/opportunities/quotes";
    public static readonly string[] StageInputs = ["stageCode", "stageName", "stageNameEn", "stageProbability", "stageOn"], ReasonInputs = ["reasonCode", "reasonName", "reasonNameEn", "reasonOn"];

    public static void MapOpportunitySettings(this RouteGroupBuilder pages)
    {
        var forms = pages.MapGroup("").ShowsRefusals();
        forms.MapPost(Pipeline, SavePipeline).Needs(AccessPermissions.BusinessRules).WithMetadata(new PartsOfForm((field, rows) => field switch { "stages" => FormRows.Parts(rows, StageInputs), "lostReasons" => FormRows.Parts(rows, ReasonInputs), _ => null }));
        forms.MapPost(Evidence, SaveEvidence).Needs(AccessPermissions.BusinessRules);
        forms.MapPost(Quotes, SaveQuotes).Needs(AccessPermissions.BusinessRules);
    }

    public static IEnumerable<string?[]> Rows(IEnumerable<PipelineStage> stages) => stages.Select(s => new string?[] { s.Code, s.Name, s.NameEn, s.Probability.ToString(CultureInfo.InvariantCulture), s.Active ? "on" : "off" });
    public static IEnumerable<string?[]> Rows(IEnumerable<LostReason> reasons) => reasons.Select(r => new string?[] { r.Code, r.Name, r.NameEn, r.Active ? "on" : "off" });

    private static async Task<IResult> SavePipeline(IFormCollection form, WriteSettings use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var stages = FormRows.Of(form, StageInputs).Select(FormRows.Inputs).Where(r => r[1].Length > 0 || r[0].Length > 0).Select(r => new PipelineStage(Code(r[0]), r[1], r[2].Length == 0 ? r[1] : r[2], int.TryParse(r[3], out var share) ? share : -1, r[4] != "off"));
        var reasons = FormRows.Of(form, ReasonInputs).Select(FormRows.Inputs).Where(r => r[1].Length > 0 || r[0].Length > 0).Select(r => new LostReason(Code(r[0]), r[1], r[2].Length == 0 ? r[1] : r[2], r[3] != "off"));
        var members = new JsonObject { ["stages"] = JsonSerializer.SerializeToNode(stages.ToList(), JsonSerializerOptions.Web), ["lostReasons"] = JsonSerializer.SerializeToNode(reasons.ToList(), JsonSerializerOptions.Web) };
        await use.Handle(OpportunitySettings.Area, members, form.Version(), actor, ct);
        return http.Done(Pipeline, texts["settings.saved"]);
    }

    private static async Task<IResult> SaveEvidence(IFormCollection form, WriteSettings use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var members = new JsonObject
        {
            ["graceMinutes"] = Number(form, "graceMinutes", "evidenceSettings.graceInvalid"), ["minTalkSeconds"] = Number(form, "minTalkSeconds", "evidenceSettings.talkInvalid"), ["samplePercent"] = Number(form, "samplePercent", "evidenceSettings.percentInvalid"),
            ["detachWhenLostByHand"] = form.On("detachWhenLostByHand"), ["legalGroups"] = JsonSerializer.SerializeToNode(form.All("legalGroups")),
        };
        await use.Handle(EvidenceSettings.Area, members, form.Version(), actor, ct);
        return http.Done(Pipeline, texts["settings.saved"]);
    }

    private static async Task<IResult> SaveQuotes(IFormCollection form, WriteSettings use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(QuoteSettings.Area, new() { ["validDays"] = Number(form, "validDays", "quoteSettings.validDaysInvalid"), ["letterhead"] = form.Text("letterhead"), ["terms"] = form.Text("terms") }, form.Version(), actor, ct);
        return http.Done(Pipeline, texts["settings.saved"]);
    }

    /// <summary>A new line gets a code of its own; an old one keeps its.</summary>
    private static string Code(string kept) => kept.Length > 0 ? kept : "c" + Guid.CreateVersion7().ToString("N")[16..];

    private static int Number(IFormCollection form, string name, string code) => int.TryParse(form.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new Refused(code, name);
}
