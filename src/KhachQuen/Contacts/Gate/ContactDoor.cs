using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>A dial or message about to leave.</summary>
/// <param name="To">The number or address.</param>
/// <param name="AboutNoun">lead, customer, order …</param>
public sealed record ContactAsk(string? To, ContactPurpose Purpose, ContactChannel Channel, string AboutNoun, Guid AboutId, ContactBasis Basis = ContactBasis.None, bool WithOffer = false, bool WarnOnly = false);

/// <summary>
/// The door to the gate for whoever dials or sends: asked at that very moment, so that a withdrawn consent stops what was queued before it.
/// Under a lock on the number, in the caller's transaction, with the ledger line: of two at once the second sees the first.
/// </summary>
public static class ContactDoor
{
    /// <summary>Decides and writes the line down; the caller saves, also when it is a refusal (<see cref="KeepRefusal"/>).</summary>
    public static async Task<ContactDecision> Pass(Db db, ContactAsk ask, CancellationToken ct)
    {
        var (address, _) = NumberKey.Read(ask.To, ask.Channel);
        await db.Dialect.Lock(db, "contact:" + NumberKey.Of(address), ct);
        var (asked, answer, _) = await Look(db, ask, ct);
        var decision = new ContactDecision(address, asked, answer, ask.AboutNoun, ask.AboutId, db.Actor);
        db.Add(decision);
        return decision;
    }

    /// <summary>What the gate would say now; writes nothing.</summary>
    public static async Task<(GateAsk Ask, GateAnswer Answer, GateFacts Facts)> Look(Db db, ContactAsk ask, CancellationToken ct)
    {
        var (address, number) = NumberKey.Read(ask.To, ask.Channel);
        var settings = await db.Settings<ContactSettings>(ct);
        var asked = new GateAsk(ask.Purpose, ask.Channel, db.Clock.Now(), number, ask.Basis, ask.WithOffer, ask.WarnOnly);
        var facts = await FactsOf(db, asked, NumberKey.Of(address), settings, ct);
        return (asked, ContactGate.Decide(asked, facts, await RulesOf(db, settings, ct)), facts);
    }

    public static async Task<GateRules> RulesOf(Db db, ContactSettings settings, CancellationToken ct) =>
        new([.. (await db.Rows<ContactRule>().AsNoTracking().OrderBy(r => r.Code).ThenBy(r => r.ValidFrom).ToListAsync(ct)).Select(r => r.Row), .. GateRules.Company(settings)]);

    private static async Task<GateFacts> FactsOf(Db db, GateAsk ask, Guid key, ContactSettings settings, CancellationToken ct)
    {
        var purpose = ask.Effective;
        var consent = await ConsentBook.StandOf(db, key, purpose, ask.Channel, ct);
        var snapshot = await Newest(db, ct);
        var listed = snapshot is not null && await db.Rows<DncNumber>().AnyAsync(n => n.SnapshotId == snapshot.Id && n.Key == key && (ask.Channel == ContactChannel.Call ? n.Calls : n.Sms), ct);
        var since = ask.At.AddDays(-31);      // no cap looks back further
        var earlier = await db.Rows<ContactDecision>().Where(d => d.Key == key && d.Channel == ask.Channel && d.Purpose == purpose && d.At > since && d.Allowed)
            .OrderByDescending(d => d.At).Select(d => d.At).Take(1_000).ToListAsync(ct);      // index Key, Channel, Purpose, At
        return new(consent, listed, snapshot?.TakenAt, earlier, settings.HasBrandName(ask.Channel, CompanyTime.DayOf(ask.At)));
    }

    public static Task<DncSnapshot?> Newest(Db db, CancellationToken ct) => db.Rows<DncSnapshot>().AsNoTracking().OrderByDescending(s => s.TakenAt).ThenByDescending(s => s.Id).FirstOrDefaultAsync(ct);

    /// <summary>
    /// A refusal is kept though its request fails: committed where the use case owns the transaction; inside a request with an idempotency key, whose
    /// unit is undone with the refusal, it is written again after it.
    /// </summary>
    public static async Task KeepRefusal(Database database, Db db, Transaction transaction, ContactAsk ask, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        var actor = db.Actor;
        Database.IfUndone(async () =>
        {
            await using var again = database.Open(actor);
            var (asked, answer, _) = await Look(again, ask, CancellationToken.None);
            if (answer.Allowed) return;      // the hour struck in between: nothing was dialled, nothing is claimed
            again.Add(new ContactDecision(NumberKey.Read(ask.To, ask.Channel).Address, asked, answer, ask.AboutNoun, ask.AboutId, actor));
            await again.SaveChangesAsync(CancellationToken.None);
        });
    }
}
