using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Platform;

/// <summary>The act on many an actor is at: what they save meanwhile belongs to it.</summary>
/// <param name="Id">Of the <see cref="BulkOperation"/>.</param>
/// <param name="Noun">The class of its main rows.</param>
public sealed record UndoScope(Guid Id, string Noun);

/// <summary>A kind of act on many that is taken back by its before-images.</summary>
/// <param name="Kind">As <see cref="BulkOperation.Kind"/>.</param>
/// <param name="Permission">What whoever takes it back must be allowed, besides <c>operations.undo</c>.</param>
/// <param name="Noun">Its main rows.</param>
/// <param name="ByColumn">Each column by itself: what somebody changed since stays, the others go back (a merge). False: a main row changed since stays whole, with all that was saved with it.</param>
/// <param name="Against">Main rows that nothing may put back now, by what stands around them: id → the code of why.</param>
public sealed record ImagedOperation(string Kind, string Permission, Type Noun, bool ByColumn = false, Func<Db, Guid[], CancellationToken, Task<Dictionary<Guid, string>>>? Against = null);

/// <summary>A kind of act on many that is taken back in its own way: with a ledger to be kept, or in the background.</summary>
public interface IOperationUndo
{
    string Kind { get; }
    string Permission { get; }

    /// <summary>Takes it back inside the caller's transaction.</summary>
    /// <returns>Null: it goes on in the background and ends with <see cref="BulkOperation.EndUndo"/>.</returns>
    Task<UndoHeaps?> Undo(BulkOperation operation, Db db, Actor actor, CancellationToken ct);
}

/// <summary>How the rows of a noun are named where an undo lists them.</summary>
/// <param name="Noun">The class.</param>
/// <param name="Path">Of its page, to be followed by the id; null: it has none.</param>
/// <param name="Titles">Id → name, of those the actor may see.</param>
public sealed record OperationNoun(string Noun, string? Path, Func<Db, Guid[], CancellationToken, Task<Dictionary<Guid, string>>> Titles);

/// <summary>A row that may stand where nothing goes back.</summary>
public interface IUndoGuarded
{
    /// <summary>The code of why it cannot be put back now; null: it can.</summary>
    string? WhyNotBack { get; }
}

/// <summary>A row that says or tells something when it was put back.</summary>
public interface IPutBack
{
    /// <param name="by">Who took the act back.</param>
    /// <param name="at">When.</param>
    /// <param name="was">Column → what the act had made of it.</param>
    void WasPutBack(Actor by, DateTime at, IReadOnlyDictionary<string, JsonElement> was);
}

public static class Undoing
{
    public static IServiceCollection AddUndo(this IServiceCollection services, ImagedOperation kind) => services.AddSingleton(kind);

    public static IServiceCollection AddUndo<T>(this IServiceCollection services) where T : class, IOperationUndo => services.AddSingleton<IOperationUndo, T>();

    /// <summary>Begins an act on many; what is saved by the actor it answers belongs to it. End it with <see cref="EndOperation"/>.</summary>
    /// <param name="id">Of the work that does it, which may have begun it before; null: it is done at once.</param>
    public static async Task<Actor> BeginOperation<TNoun>(this Database database, string kind, object? facts, Actor actor, CancellationToken ct, Guid? id = null)
    {
        await using var db = database.Open(actor);
        var known = id is null ? null : await db.Rows<BulkOperation>().SingleOrDefaultAsync(o => o.Id == id, ct);
        Rule.Require(known is null or { State: OperationState.Done }, "operation.alreadyUndone");
        var operation = known ?? new BulkOperation(id ?? Keys.New(db.Clock.Now()), kind, 0, facts, actor, db.Clock.Now());
        if (known is null) db.Add(operation);
        await db.SaveChangesAsync(ct);
        return actor with { Doing = new(operation.Id, typeof(TNoun).Name) };
    }

    /// <summary>So many rows took part; an act that touched none leaves no trace.</summary>
    /// <returns>The operation; null when there was nothing to take back.</returns>
    public static async Task<Guid?> EndOperation(this Database database, Actor doing, int rows, CancellationToken ct)
    {
        await using var db = database.Open(doing with { Doing = null });
        var operation = await db.Rows<BulkOperation>().Get(doing.Doing!.Id, ct);
        if (rows == 0) db.Remove(operation);
        else operation.Took(rows);
        await db.SaveChangesAsync(ct);
        return rows == 0 ? null : operation.Id;
    }
}
