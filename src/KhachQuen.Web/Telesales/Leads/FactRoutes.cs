using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace KhachQuen.Web.Telesales;

/// <summary>Editing a lead where it stands, one fact at a time.</summary>
internal static class FactRoutes
{
    public static void MapFacts(this RouteGroupBuilder pages)
    {
        pages.MapGet("/leads/{id:guid}/facts/{key}", async (Guid id, string key, GetLead open, LeadFacts facts, Actor actor, HttpContext http, CancellationToken ct) => await Show(await open.Handle(id, actor, ct), key, facts, actor, http, ct)).Needs(LeadPermissions.Work);
        pages.MapGet("/leads/{id:guid}/facts/{key}/edit", Open).Needs(LeadPermissions.Work);
        pages.MapPost("/leads/{id:guid}/facts/{key}", Save).Needs(LeadPermissions.Work);
        pages.MapGet("/leads/{id:guid}/basis", async (Guid id, bool? cancel, GetLead open, Actor actor, CancellationToken ct) => Forms.Fragment<BasisRow>(new { Lead = await open.Handle(id, actor, ct), MayEdit = true, Editing = cancel != true })).Needs(LeadPermissions.Work);
        pages.MapPost("/leads/{id:guid}/basis", Basis).Needs(LeadPermissions.Work);
    }

    private static async Task<IResult> Open(Guid id, string key, GetLead open, LeadFacts facts, Actor actor, CancellationToken ct)
    {
        var lead = await open.Handle(id, actor, ct);
        actor.Require(LeadPermissions.Work, new Masking.Owned(lead.OwnerId, lead.TeamId));
        return Forms.Fragment<FactEdit>(new { LeadId = id, Fact = await facts.One(lead, key, ct), lead.Version });
    }

    /// <summary>Somebody else saved meanwhile: another fact of it is no conflict and the edit goes through; the same one is shown beside what was typed .</summary>
    private static async Task<IResult> Save(Guid id, string key, IFormCollection form, EditLead edit, LeadFacts facts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var (value, was) = (form[key].ToString().ReplaceLineEndings("\n"), form["was"].ToString().ReplaceLineEndings("\n"));      // a browser sends every line end as two characters
        try { return await Saved(await edit.Handle(id, LeadFacts.Edit(key, value), form.Version(), actor, ct), key, facts, actor, http, ct); }
        catch (ChangedMeanwhile meanwhile) when (meanwhile.Current is LeadView now && http.IsHtmx())
        {
            var fact = await facts.One(now, key, ct);
            if ((fact.Raw ?? "").ReplaceLineEndings("\n") == was) return await Saved(await edit.Handle(id, LeadFacts.Edit(key, value), now.Version, actor, ct), key, facts, actor, http, ct);
            return Forms.Fragment<FactEdit>(new { LeadId = id, Fact = fact, now.Version, Typed = value }, StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static async Task<IResult> Saved(LeadView lead, string key, LeadFacts facts, Actor actor, HttpContext http, CancellationToken ct) =>
        http.IsHtmx() ? await Show(lead, key, facts, actor, http, ct) : Results.LocalRedirect($"/leads/{lead.Id}");

    private static async Task<IResult> Show(LeadView lead, string key, LeadFacts facts, Actor actor, HttpContext http, CancellationToken ct) =>
        Forms.Fragment<FactSaved>(new { Lead = lead, OnPage = http.Request.Headers["HX-Current-URL"].ToString().Contains($"/leads/{lead.Id}", StringComparison.Ordinal), Fact = await facts.One(lead, key, ct), MayEdit = actor.May(LeadPermissions.Work, new Masking.Owned(lead.OwnerId, lead.TeamId)) });

    private static async Task<IResult> Basis(Guid id, [FromForm] ContactBasis basis, [FromForm] string? proof, RecordLeadBasis record, Actor actor, HttpContext http, CancellationToken ct)
    {
        var lead = await record.Handle(id, basis, proof, actor, ct);
        return http.IsHtmx() ? Forms.Fragment<BasisRow>(new { Lead = lead, MayEdit = true }) : Results.LocalRedirect($"/leads/{id}");
    }
}
