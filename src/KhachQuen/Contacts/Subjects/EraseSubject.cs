using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <param name="Rows">Rows that would be emptied or taken out, by noun.</param>
/// <param name="Mentions">Texts of others that name the number.</param>
/// <param name="WhyNot">What has to end first; null: nothing.</param>
public sealed record ErasurePreview(IReadOnlyDictionary<string, int> Rows, int Mentions, Refused? WhyNot);

/// <param name="Lines">Audit lines that lost their values.</param>
public sealed record ErasureDone(Guid Id, IReadOnlyDictionary<string, int> Rows, int Mentions, int Lines);

/// <summary>
/// Erases a person (T-31): everything that names them goes, from every table, the audit and the files; money, counts and states stay without a name. A second person does it,
/// for nothing brings it back. Their refusals stay in force: they are kept by a sum of the number.
/// </summary>
public sealed class EraseSubject(Database database, IEnumerable<IErasureGuard> guards, ErasureRegister register, FileStore files, TimeProvider clock)
{
    private const int Passes = 3;

    public async Task<ErasurePreview> Preview(Guid requestId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(ContactPermissions.EraseSubject);
        await using var db = database.Open(actor);
        var person = await Persons.Of(db, await Asked(db, requestId, ct), ct);
        var found = await PersonSearch.Everything(db, person, tracked: false, ct);
        return new(found.Where(f => f.IsTheirs).GroupBy(f => AuditTrail.NounOf(f.Type.ClrType.Name)).ToDictionary(g => g.Key, g => g.Count()), found.Count(f => !f.IsTheirs), await WhyNot(db, person, ct));
    }

    public async Task<ErasureDone> Handle(Guid requestId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(ContactPermissions.EraseSubject);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var request = await db.Rows<SubjectRequest>().Get(requestId, ct);
        request.RequireErasable(actor);
        var person = await Persons.Of(db, await Asked(db, requestId, ct), ct);
        if (await WhyNot(db, person, ct) is { } why) throw why;
        request.WasErased(actor, clock.Now());
        var (erasure, done) = await Take(db, person, request.Key, actor.Id, ct);
        await transaction.Commit(ct);
        await register.Keep(erasure, ct);
        foreach (var file in done.Files) files.Delete(file);
        for (var pass = 1; pass < Passes && await Again(person, ct); pass++) { }
        return new(erasure.Id, done.Rows, done.Mentions, done.Lines);
    }

    /// <summary>What a restored backup brought back goes again: no guard, no request, no person to ask.</summary>
    internal async Task Again(Erasure erasure, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        await using var transaction = await db.Begin(ct);
        Guid[] ids = [.. erasure.RowIds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
        var done = await Eraser.Take(db, await Persons.Of(db, ids, erasure.Key, ct), Keys.New(clock.Now()), ct);
        db.Add(new Erasure { Id = erasure.Id, At = erasure.At, Key = erasure.Key, RowIds = erasure.RowIds, ById = erasure.ById });
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        foreach (var file in done.Files) files.Delete(file);
    }

    private async Task<(Erasure Erasure, Erased Done)> Take(Db db, Person person, Guid key, Guid by, CancellationToken ct)
    {
        var (id, theirs) = (Keys.New(clock.Now()), string.Join(' ', person.Ids));
        var done = await Eraser.Take(db, person, id, ct);
        var erasure = new Erasure { Id = id, At = clock.Now(), Key = key, RowIds = theirs, ById = by };
        db.Add(erasure);
        await db.SaveChangesAsync(ct);
        return (erasure, done);
    }

    /// <summary>Somebody may have written while we read: looked for once more, by the numbers alone.</summary>
    private async Task<bool> Again(Person person, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        var left = await PersonSearch.Everything(db, person with { Ids = [] }, tracked: false, ct);
        if (left.Count == 0) return false;
        await using var transaction = await db.Begin(ct);
        await Eraser.Take(db, person, Keys.New(clock.Now()), ct);
        await transaction.Commit(ct);
        return true;
    }

    private static async Task<string> Asked(Db db, Guid requestId, CancellationToken ct)
    {
        var asked = await db.Rows<SubjectRequest>().AsNoTracking().Where(r => r.Id == requestId).Select(r => new { r.Phone }).SingleOrDefaultAsync(ct) ?? throw new NotFound();
        return asked.Phone ?? throw new Refused("subject.endedAlready");
    }

    private async Task<Refused?> WhyNot(Db db, Person person, CancellationToken ct)
    {
        foreach (var guard in guards)
            if (await guard.WhyNot(db, person.Ids, ct) is { } why) return why;
        return null;
    }
}

/// <summary>Who is meant by a number: their leads, the customer who has it, and that customer's other numbers with their leads. A company is nobody's person: only the number is.</summary>
internal static class Persons
{
    public static async Task<Person> Of(Db db, string phone, CancellationToken ct)
    {
        var customers = await db.Rows<CustomerPhone>().Where(p => p.E164 == phone && db.Rows<Customer>().Any(c => c.Id == p.CustomerId && c.Type == ContactType.Individual)).Select(p => p.CustomerId).ToListAsync(ct);
        return await With(db, [phone], customers, [], NumberKey.Of(phone), ct);
    }

    /// <summary>As they stand in a restored backup.</summary>
    public static async Task<Person> Of(Db db, Guid[] ids, Guid key, CancellationToken ct)
    {
        var customers = await db.Rows<Customer>().Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => c.Id).ToListAsync(ct);
        var phones = await db.Rows<Lead>().Where(l => EF.Parameter(ids).Contains(l.Id)).Select(l => l.Phone).Distinct().ToListAsync(ct);
        return await With(db, [.. phones.Where(p => p != Eraser.Gone)], customers, ids, key, ct);
    }

    private static async Task<Person> With(Db db, List<string> phones, List<Guid> customers, Guid[] known, Guid key, CancellationToken ct)
    {
        phones.AddRange(await db.Rows<CustomerPhone>().Where(p => customers.Contains(p.CustomerId)).Select(p => p.E164).ToListAsync(ct));
        phones = [.. phones.Distinct()];
        var leads = await db.Rows<Lead>().Where(l => phones.Contains(l.Phone)).Select(l => l.Id).ToListAsync(ct);
        return new([.. known, .. customers, .. leads, key, .. phones.Select(NumberKey.Of)], phones);
    }
}
