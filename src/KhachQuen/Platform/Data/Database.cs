using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Platform;

/// <summary>Opens the database for an actor. One context per operation, never one held open for a whole request,
/// except inside a <see cref="Unit"/>: there every use case joins the request's one transaction.</summary>
public sealed class Database(Func<Db> lease, TimeProvider clock, ILiveEvents live, OutboxSignal outbox)
{
    /// <summary>Tells the open screens of all nodes what no row says.</summary>
    public void Tell(LiveChange change) => live.Tell([change]);

    private static readonly AsyncLocal<Unit?> Current = new();

    public Db Open(Actor actor) => Current.Value is { Open: true } unit ? unit.Db.As(actor, clock) : lease().For(actor, clock, live, outbox);

    /// <summary>The same database by another clock: what is told of the past is stamped with the past .</summary>
    public Database At(TimeProvider then) => new(lease, then, live, outbox);

    /// <summary>A context of its own even inside a unit: to read what stands beside the request (settings, rights) without becoming part of it.</summary>
    public Db OpenApart(Actor actor) => lease().For(actor, clock, live, outbox);

    /// <summary>Starts a unit: until it ends, every <see cref="Open"/> on this flow of control shares its transaction (T-11).</summary>
    public async Task<Unit> Begin(Actor actor, CancellationToken ct = default)
    {
        var db = lease().For(actor, clock, live, outbox);
        var unit = new Unit(db, await db.Database.BeginTransactionAsync(ct));
        db.Unit = unit;
        return unit;
    }

    /// <summary>Makes the unit the current one for the work that follows in the caller's flow. (An async method cannot set it for its caller.)</summary>
    public static void Enter(Unit unit) => Current.Value = unit;

    public static void Leave() => Current.Value = null;

    /// <summary>To be written again if the unit this flow is in is undone: the record of a refusal outlives the request it refused. Outside a unit nothing is to be done.</summary>
    public static void IfUndone(Func<Task> again)
    {
        if (Current.Value is { Open: true } unit) unit.Undone.Add(again);
    }

    /// <summary>Whether this flow of control is inside a unit, which holds the database until it ends.</summary>
    public static bool InUnit => Current.Value is { Open: true };
}

/// <summary>One transaction around everything a request does.</summary>
public sealed class Unit(Db db, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction) : IAsyncDisposable
{
    public Db Db { get; } = db;
    internal bool Open { get; private set; } = true;
    internal List<Func<Task>> Undone { get; } = [];

    public async Task Commit(CancellationToken ct = default)
    {
        await transaction.CommitAsync(ct);
        Undone.Clear();
        Db.TellOthers();
    }

    public async ValueTask DisposeAsync()
    {
        if (!Open) return;      // a second time would close the pooled context under whoever leased it since
        Open = false;
        Db.Unit = null;
        await transaction.DisposeAsync();
        await Db.DisposeAsync();
        foreach (var again in Undone) await again();
    }
}
