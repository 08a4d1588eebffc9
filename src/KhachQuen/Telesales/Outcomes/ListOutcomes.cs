using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>As api.md names it.</summary>
public sealed record OutcomeView(Guid Id, long Version, string Code, LeadStage Stage, string Label, string LabelEn, OutcomeEffect Effect, int? Days, short Key, bool Active);

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
            .Select(o => new OutcomeView(o.Id, o.Version, o.Code, o.Stage, o.Label, o.LabelEn, o.Effect, o.Days, o.Key, o.Active)).ToListAsync(ct);
    }
}
