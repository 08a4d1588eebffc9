using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

public sealed record OutcomeNew
{
    public LeadStage Stage { get; init; }
    /// <summary>Made from the label where none is given.</summary>
    public string? Code { get; init; }
    public string? Label { get; init; }
    public string? LabelEn { get; init; }
    public OutcomeEffect Effect { get; init; }
    public int? Days { get; init; }
    public short? Key { get; init; }
    public OutcomeColour Colour { get; init; }
    public bool NeedsNote { get; init; }
    public bool? MayFloat { get; init; }
}

/// <summary>What may be changed of an outcome. Its stage and code stay: leads name them.</summary>
public sealed record OutcomeEdit
{
    public Patch<string> Label { get; init; }
    public Patch<string> LabelEn { get; init; }
    public Patch<OutcomeEffect> Effect { get; init; }
    public Patch<int?> Days { get; init; }
    public Patch<short> Key { get; init; }
    public Patch<OutcomeColour> Colour { get; init; }
    public Patch<bool> NeedsNote { get; init; }
    public Patch<bool> MayFloat { get; init; }
    public Patch<bool> Active { get; init; }

    internal OutcomeTerms On(OutcomeTerms t) => new(Label.Or(t.Label), LabelEn.Or(t.LabelEn), Effect.Or(t.Effect), Days.Or(t.Days), Key.Or(t.Key), Colour.Or(t.Colour), NeedsNote.Or(t.NeedsNote), MayFloat.Or(t.MayFloat), Active.Or(t.Active));
}

/// <summary>The administrator adds an outcome to the catalogue .</summary>
public sealed class AddOutcome(Database database, TimeProvider clock)
{
    public async Task<OutcomeView> Handle(OutcomeNew input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.BusinessRules);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, "telesales.outcomes", ct);
        var others = await db.Outcomes.Where(o => o.Stage == input.Stage).ToListAsync(ct);
        var free = Enumerable.Range(1, 9).FirstOrDefault(k => others.TrueForAll(o => !o.Active || o.Key != k));
        Rule.Require(free > 0, "outcome.tooMany", "label");
        var floats = input.MayFloat ?? input.Effect is OutcomeEffect.AskCallBackTime or OutcomeEffect.AutoCallBack;
        var code = string.IsNullOrWhiteSpace(input.Code) ? Folding.CodeOf(input.Label) : input.Code.Trim();
        var outcome = new Outcome(input.Stage, code, new(input.Label, input.LabelEn, input.Effect, input.Days, input.Key ?? (short)free, input.Colour, input.NeedsNote, floats, true), clock.Now());
        Rule.Require(others.TrueForAll(o => o.Code != code) && code != LeadOutcomes.Floated, "outcome.codeTaken", "code", code);
        Catalogue.MakeRoom(others, outcome, (short)free);
        db.Add(outcome);
        await db.SaveUnique("outcome.codeTaken", "code", ct);
        await transaction.Commit(ct);
        return OutcomeView.Of(outcome);
    }
}

/// <summary>The administrator changes what an outcome is called or does. History keeps the old name and version.</summary>
public sealed class EditOutcome(Database database)
{
    public async Task<OutcomeView> Handle(Guid id, OutcomeEdit edit, long? version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.BusinessRules);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, "telesales.outcomes", ct);
        var outcome = await db.Outcomes.Get(id, ct);
        outcome.RequireVersion(version, OutcomeView.Of);
        var others = await db.Outcomes.Where(o => o.Stage == outcome.Stage && o.Id != id).ToListAsync(ct);
        var (key, wasActive) = (outcome.Key, outcome.Active);
        outcome.Change(edit.On(outcome.Terms));
        if (outcome.Active) Catalogue.MakeRoom(others, outcome, wasActive ? key : Catalogue.FreeKey(others));
        Catalogue.Check([.. others, outcome], outcome.Stage);
        await db.SaveOrShow(async () => OutcomeView.Of(await db.Outcomes.AsNoTracking().Get(id, ct)), ct);
        await transaction.Commit(ct);
        return OutcomeView.Of(outcome);
    }
}

/// <summary>What must hold of a stage's outcomes together: one key each, and the ways on stay open.</summary>
internal static class Catalogue
{
    /// <summary>Whoever had the key takes the one that became free.</summary>
    public static void MakeRoom(IReadOnlyList<Outcome> others, Outcome outcome, short free)
    {
        if (others.FirstOrDefault(o => o.Active && o.Key == outcome.Key) is not { } held) return;
        Rule.Require(free != outcome.Key && free > 0, "outcome.keyTaken", "key", held.Label);
        held.MoveTo(free);
    }

    public static short FreeKey(IReadOnlyList<Outcome> others) => (short)Enumerable.Range(1, 9).FirstOrDefault(k => others.All(o => !o.Active || o.Key != k));

    /// <summary>A new lead can always be reached, one in contact can always buy .</summary>
    public static void Check(IReadOnlyList<Outcome> all, LeadStage stage)
    {
        var needed = stage == LeadStage.New ? OutcomeEffect.MoveToContact : OutcomeEffect.CreateOrder;
        Rule.Require(all.Any(o => o.Active && o.Effect == needed), stage == LeadStage.New ? "outcome.contactNeeded" : "outcome.orderNeeded", "effect");
    }
}
