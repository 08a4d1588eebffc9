using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Telesales;

/// <summary>Editing a lead where it stands, one fact at a time.</summary>
internal static class FactRoutes
{
    public static string Path(Guid id, string key) => $"/leads/{id}/facts/{key}";

    public static void MapFacts(this RouteGroupBuilder pages)
    {
        pages.MapGet("/leads/{id:guid}/facts/{key}", async (Guid id, string key, GetLead open, LeadFacts facts, Actor actor, HttpContext http, CancellationToken ct) => await Show(await open.Handle(id, actor, ct), key, facts, actor, http, ct)).Needs(LeadPermissions.Work);
        pages.MapGet("/leads/{id:guid}/facts/{key}/edit", Open).Needs(LeadPermissions.Work);
        pages.MapPost("/leads/{id:guid}/facts/{key}", Save).Needs(LeadPermissions.Work);
        pages.MapGet("/leads/{id:guid}/basis", async (Guid id, bool? cancel, GetLead open, Actor actor, CancellationToken ct) => Forms.Fragment<BasisRow>(new { Lead = await open.Handle(id, actor, ct), MayEdit = true, Editing = cancel != true })).Needs(LeadPermissions.Work);
        pages.MapPost("/leads/{id:guid}/basis", Basis).Needs(LeadPermissions.Work);
    }

    private static async Task<IResult> Open(Guid id, string key, GetLead open, LeadFacts facts, FormDrafts drafts, T texts, Actor actor, CancellationToken ct)
    {
        var lead = await open.Handle(id, actor, ct);
        actor.Require(LeadPermissions.Work, new Masking.Owned(lead.OwnerId, lead.TeamId));
        var fact = await facts.One(lead, key, ct);
        if (!fact.IsWhole || await drafts.Read(FormDrafts.Key(Path(id, key)), actor, ct) is not { } draft) return Form(lead, fact, null, FormShows.Now, texts);
        var sent = Sent(key, draft.Values);
        var shows = sent.Reopened(draft, lead.Version, fact.Raw);
        return Form(lead, fact, shows == FormShows.Now ? null : sent, shows, texts, drafted: shows == FormShows.Now ? null : draft.At);
    }

    /// <summary>Somebody else saved meanwhile: another fact of it is no conflict and the edit goes through; of the same one the person chooses .</summary>
    private static async Task<IResult> Save(Guid id, string key, IFormCollection form, EditLead edit, GetLead open, LeadFacts facts, FormDrafts drafts, Meanwhile meanwhile, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var sent = Sent(key, form);
        async Task<IResult> Done(LeadView lead)
        {
            await drafts.Saved(http);
            return http.IsHtmx() ? await Show(lead, key, facts, actor, http, ct) : Results.LocalRedirect($"/leads/{lead.Id}");
        }
        if (sent.TakesTheirs) return await Done(await open.Handle(id, actor, ct));
        if (sent.IsUndecided) return await open.Handle(id, actor, ct) is var there ? Form(there, await facts.One(there, key, ct), sent, FormShows.Undecided, texts, texts["conflict.choose"]) : null!;
        try { return await Done(await edit.Handle(id, LeadFacts.Edit(key, sent.Value), form.Version(), actor, ct)); }
        catch (ChangedMeanwhile changed) when (changed.Current is LeadView now && http.IsHtmx())
        {
            var fact = await facts.One(now, key, ct);
            var fate = sent.Against(fact.Raw);
            if (fate == Fate.Clash) return await meanwhile.Said(changed.Row, null, http) is var (by, text) ? Form(now, fact, sent, FormShows.Merged, texts, text, by) : null!;
            return await Done(fate == Fate.Yours ? await edit.Handle(id, LeadFacts.Edit(key, sent.Value), now.Version, actor, ct) : now);
        }
    }

    /// <summary>A browser sends every line end as two characters.</summary>
    private static FactSent Sent(string key, IFormCollection form) => FactSent.Of(key, form[key].ToString().ReplaceLineEndings("\n"), form);

    private static IResult Form(LeadView lead, LeadFact fact, FactSent? sent, FormShows shows, T texts, string? said = null, string? by = null, DateTime? drafted = null)
    {
        var typing = FactSent.Drawn(shows, fact.Key, texts["leads.fact." + fact.Key], fact.Raw, sent?.Value, sent?.Form, v => fact.Of?.FirstOrDefault(o => o.Value == v).Text ?? v, by);
        return Forms.Fragment<FactEdit>(new { LeadId = lead.Id, Fact = fact, lead.Version, Typing = typing, Typed = sent?.Value, Said = said, Drafted = drafted }, said is null ? 200 : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Show(LeadView lead, string key, LeadFacts facts, Actor actor, HttpContext http, CancellationToken ct) =>
        Forms.Fragment<FactSaved>(new { Lead = lead, OnPage = http.Request.Headers["HX-Current-URL"].ToString().Contains($"/leads/{lead.Id}", StringComparison.Ordinal), Fact = await facts.One(lead, key, ct), MayEdit = actor.May(LeadPermissions.Work, new Masking.Owned(lead.OwnerId, lead.TeamId)) });

    private static async Task<IResult> Basis(Guid id, [FromForm] ContactBasis basis, [FromForm] string? proof, RecordLeadBasis record, Actor actor, HttpContext http, CancellationToken ct)
    {
        var lead = await record.Handle(id, basis, proof, actor, ct);
        return http.IsHtmx() ? Forms.Fragment<BasisRow>(new { Lead = lead, MayEdit = true }) : Results.LocalRedirect($"/leads/{id}");
    }
}
