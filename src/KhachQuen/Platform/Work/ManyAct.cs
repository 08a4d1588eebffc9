using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Platform;

/// <summary>
/// One act on many rows of a list (F-10, X-25): each row by itself, one that may not is left as it is and named; all of it is one undo.
/// As many as a person waits for by <see cref="Handle"/>; more as a work with progress by <see cref="Begin"/>.
/// </summary>
/// <param name="kind">Of the operation and of the work: <c>customers.assign</c>.</param>
/// <param name="permission">Without it nobody begins, nor takes it back.</param>
public abstract class ManyAct<TNoun, TAsked>(string kind, string permission, Database database, WorkSignal signal) : IWorkHandler where TNoun : Entity where TAsked : notnull
{
    private const int Batch = 25;

    public string Kind => kind;
    public string Permission => permission;
    protected Database Database => database;

    /// <summary>Refuses what nobody could do, and says what the act's sentence names.</summary>
    protected abstract Task<object?> Check(Db db, TAsked asked, CancellationToken ct);

    /// <summary>Does it to one row, in a transaction of its own.</summary>
    protected abstract Task One(Guid id, TAsked asked, Actor doing, CancellationToken ct);

    /// <summary>Those of the rows the actor may know of, with their names.</summary>
    protected abstract Task<Dictionary<Guid, string>> Names(Db db, Guid[] ids, CancellationToken ct);

    public async Task<ManyDone> Handle(IReadOnlyCollection<Guid> ids, TAsked asked, Actor actor, CancellationToken ct = default)
    {
        actor.Require(permission);
        Rule.Require(ids.Count is > 0 and <= Many.AtOnce, "many.atOnce", "ids", Many.AtOnce);
        await using var db = database.Open(actor);
        var facts = await Check(db, asked, ct);
        var named = await Names(db, [.. ids.Distinct()], ct);
        return await Many.Each<TNoun>(database, kind, facts, named.OrderBy(n => n.Key).Select(n => (n.Key, n.Value)), async (id, doing) =>
        {
            await One(id, asked, doing, ct);
            return id;
        }, actor, ct);
    }

    /// <summary>The same for more rows than fit a request: they are those of now, whatever the filter finds later.</summary>
    public async Task<Work> Begin(IReadOnlyCollection<Guid> ids, TAsked asked, Actor actor, CancellationToken ct = default)
    {
        actor.Require(permission);
        Rule.Require(ids.Count is > 0 and <= Many.AtMost, "many.atOnce", "ids", Many.AtMost);
        await using var db = database.Open(actor);
        await Check(db, asked, ct);
        var work = new Work(kind, new Asked([.. ids.Distinct().Order()], asked), actor, db.Clock.Now());
        db.Add(work);
        await db.SaveChangesAsync(ct);
        signal.Ring();
        return work;
    }

    public async Task Run(WorkRun run, Actor actor, CancellationToken ct)
    {
        var said = run.Asked<Asked>();
        if (run.Total is null) await run.Expect(said.Ids.Length, ct);
        var doing = await Opened(run, said.Of, actor, ct);
        try { while (run.Done < said.Ids.Length) await Some(run, said, doing, ct); }
        catch (WorkCancelled)      // it is taken back as far as it came
        {
            await database.EndOperation(doing, await Took(run, ct), ct);
            throw;
        }
        await database.EndOperation(doing, await Took(run, ct), ct);
    }

    private async Task<Actor> Opened(WorkRun run, TAsked asked, Actor actor, CancellationToken ct)
    {
        await using var db = database.Open(actor);
        return await database.BeginOperation<TNoun>(kind, await Check(db, asked, ct), actor, ct, run.Id);
    }

    /// <summary>The next rows. Those whose before-image is there already took the act before a node died.</summary>
    private async Task Some(WorkRun run, Asked said, Actor doing, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Guid[] ids = [.. said.Ids.Skip(run.Done).Take(Batch)];
        await using var db = database.Open(doing with { Doing = null });
        var (named, noun) = (await Names(db, ids, ct), typeof(TNoun).Name);
        var there = await db.Rows<BeforeImage>().Where(i => i.OperationId == run.Id && i.Noun == noun && EF.Parameter(ids).Contains(i.RowId)).Select(i => i.RowId).ToListAsync(ct);      // index: the key
        var notes = new List<WorkRow>();
        foreach (var (id, row) in ids.Select((id, n) => (id, run.Done + n + 1)))
            if (!there.Contains(id) && await Why(id, said.Of, named, doing, ct) is { } why)
                notes.Add(WorkRow.Of(run.Id, new SheetRow(row, row, [named.GetValueOrDefault(id, "")]), RowFate.Rejected, [new("id", "", named.GetValueOrDefault(id, ""), why.Code, [.. why.Args.Select(a => a.ToString() ?? "")])]));
        await using var transaction = await db.Begin(ct);
        await run.Commit(db, transaction, new(ids.Length, Updated: ids.Length - notes.Count, Rejected: notes.Count) { Notes = notes }, ct);
    }

    private async Task<Refused?> Why(Guid id, TAsked asked, Dictionary<Guid, string> named, Actor doing, CancellationToken ct) =>
        named.ContainsKey(id) ? await Many.Try(() => One(id, asked, doing, ct)) : new Refused("many.notYours");

    private async Task<int> Took(WorkRun run, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        var noun = typeof(TNoun).Name;
        return await db.Rows<BeforeImage>().CountAsync(i => i.OperationId == run.Id && i.Noun == noun, ct);
    }

    private sealed record Asked(Guid[] Ids, TAsked Of);
}

/// <summary>What came of an act on many: how many took it, and of the rest which and why not.</summary>
/// <param name="Done">The rows that took it.</param>
/// <param name="Left">Name or number of each that did not, and its refusal.</param>
/// <param name="Operation">By which all of it is taken back; null when nothing was done.</param>
public sealed record ManyDone(IReadOnlyList<Guid> Done, IReadOnlyList<(string Name, Refused Why)> Left, Guid? Operation);

public static class Many
{
    /// <summary>Each is a transaction of its own: as many as one waits for, and as one undo takes back in one go.</summary>
    public const int AtOnce = 500, AtMost = 5_000;

    public static IServiceCollection AddMany<TAct>(this IServiceCollection services, ImagedOperation undo) where TAct : class, IWorkHandler =>
        services.AddUndo(undo).AddSingleton<IWorkHandler>(s => s.GetRequiredService<TAct>());

    public static async Task<ManyDone> Each<TNoun>(Database database, string kind, object? facts, IEnumerable<(Guid Id, string Name)> rows, Func<Guid, Actor, Task<Guid>> act, Actor actor, CancellationToken ct)
    {
        var (done, left) = (new List<Guid>(), new List<(string, Refused)>());
        var doing = await database.BeginOperation<TNoun>(kind, facts, actor, ct);
        foreach (var (id, name) in rows)
            if (await Try(async () => done.Add(await act(id, doing))) is { } why) left.Add((name, why));
        return new(done, left, await database.EndOperation(doing, done.Count, ct));
    }

    /// <summary>Why one of many did not take the act; null: it did.</summary>
    internal static async Task<Refused?> Try(Func<Task> act)
    {
        try { await act(); }
        catch (Refused why) { return why; }
        catch (ChangedMeanwhile) { return new Refused("changedMeanwhile"); }
        catch (Exception why) when (why is NotFound or Forbidden) { return new Refused("many.notYours"); }
        return null;
    }
}
