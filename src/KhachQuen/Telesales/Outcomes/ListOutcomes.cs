using System.Linq.Expressions;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>As api.md names it.</summary>
public sealed record OutcomeView(Guid Id, long Version, string Code, LeadStage Stage, string Label, string LabelEn, OutcomeEffect Effect, int? Days, short Key, bool Active, OutcomeColour Colour, bool NeedsNote, bool MayFloat, int RuleVersion)
{
    internal static readonly Expression<Func<Outcome, OutcomeView>> Shown = o => new OutcomeView(o.Id, o.Version, o.Code, o.Stage, o.Label, o.LabelEn, o.Effect, o.Days, o.Key, o.Active, o.Colour, o.NeedsNote, o.MayFloat, o.RuleVersion);
    private static readonly Func<Outcome, OutcomeView> Compiled = Shown.Compile();

    internal static OutcomeView Of(Outcome outcome) => Compiled(outcome);
}

/// <summary>The catalogue of outcomes, for the keys of the desk and for other systems.</summary>
public sealed class ListOutcomes(Database database)
{
    public async Task<IReadOnlyList<OutcomeView>> Handle(LeadStage? stage, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Read);
        await using var db = database.Open(actor);
        // A closed lead is worked with the outcomes of contact.
        var wanted = stage is LeadStage.New ? LeadStage.New : LeadStage.Contact;
        return await db.Outcomes.AsNoTracking().Where(o => o.Active && (stage == null || o.Stage == wanted)).OrderBy(o => o.Stage).ThenBy(o => o.Key)
            .Select(OutcomeView.Shown).ToListAsync(ct);
    }
}

/// <summary>The whole catalogue with what is switched off, for whoever keeps it .</summary>
public sealed class ListCatalogue(Database database)
{
    public async Task<IReadOnlyList<OutcomeView>> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(KhachQuen.Access.AccessPermissions.BusinessRules);
        await using var db = database.Open(actor);
        return await db.Outcomes.AsNoTracking().OrderBy(o => o.Stage).ThenByDescending(o => o.Active).ThenBy(o => o.Key).Select(OutcomeView.Shown).ToListAsync(ct);
    }
}
