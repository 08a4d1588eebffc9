using System.Globalization;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>The forms of the catalogue of outcomes .</summary>
internal static class OutcomeForms
{
    public static void MapOutcomeForms(this RouteGroupBuilder pages)
    {
        var forms = pages.MapGroup("").ShowsRefusals();
        forms.MapGet("/settings/outcomes/{id}/panel", (string id) => Forms.Fragment<OutcomeEditPanel>(new { Id = id })).Needs(AccessPermissions.BusinessRules);
        forms.MapPost("/settings/outcomes", Add).Needs(AccessPermissions.BusinessRules);
        forms.MapPost("/settings/outcomes/{id:guid}", Edit).Needs(AccessPermissions.BusinessRules);
        pages.MapPost("/settings/outcomes/{id:guid}/replay", Replay).Needs(AccessPermissions.BusinessRules);
    }

    private static async Task<IResult> Add(IFormCollection form, AddOutcome use, LeadNames names, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        Rule.Require(Named<LeadStage>.TryParse(form["stage"], out var stage), "outcome.stageInvalid", "stage");
        var outcome = await use.Handle(new()
        {
            Stage = stage.Value, Label = form.Text("label"), LabelEn = form.Text("labelEn"), Effect = Effect(form), Days = Number(form, "days", "outcome.daysMissing"), Key = (short?)Number(form, "key", "outcome.keyInvalid"),
            Colour = Colour(form), NeedsNote = form.On("needsNote"), MayFloat = form.On("mayFloat"),
        }, actor, ct);
        names.Forget();
        return http.Done($"/settings/outcomes/{outcome.Id}", texts["outcomes.made", OutcomeWords.Label(outcome)]);
    }

    private static async Task<IResult> Edit(Guid id, IFormCollection form, EditOutcome use, LeadNames names, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var outcome = await use.Handle(id, Terms(form), form.Version(), actor, ct);
        names.Forget();
        return http.Done($"/settings/outcomes/{id}", texts["users.saved", OutcomeWords.Label(outcome)]);
    }

    /// <summary>What cannot be kept is said in its place.</summary>
    private static async Task<IResult> Replay(Guid id, IFormCollection form, ReplayOutcome use, T texts, Actor actor, CancellationToken ct)
    {
        try { return Forms.Fragment<ReplayShown>(new { Replay = await use.Handle(id, Terms(form), actor, ct) }); }
        catch (Refused problem) { return Forms.Fragment<ReplayShown>(new { Problem = texts["problem." + problem.Code, [.. problem.Args]] }); }
    }

    private static OutcomeEdit Terms(IFormCollection form) => new()
    {
        Label = form.Text("label") ?? "", LabelEn = form.Text("labelEn") ?? "", Effect = Effect(form), Days = Number(form, "days", "outcome.daysMissing"), Key = (short)(Number(form, "key", "outcome.keyInvalid") ?? 0),
        Colour = Colour(form), NeedsNote = form.On("needsNote"), MayFloat = form.On("mayFloat"), Active = form.On("active"),
    };

    private static OutcomeEffect Effect(IFormCollection form) => Named<OutcomeEffect>.TryParse(form["effect"], out var effect) ? effect.Value : throw new Refused("outcome.effectNotHere", "effect");
    private static OutcomeColour Colour(IFormCollection form) => Named<OutcomeColour>.TryParse(form["colour"], out var colour) ? colour.Value : OutcomeColour.Plain;

    private static int? Number(IFormCollection form, string name, string code) => form.Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new Refused(code, name, Outcome.MostDays);
}
