using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KhachQuen.Platform;

/// <summary>
/// The repository and the unit of work, open for one actor. Modules add their doors as extension properties (<c>db.Leads</c>),
/// each through <see cref="Sight"/>. Saving writes version, audit, timeline and outbox in the same transaction.
/// </summary>
public abstract class Db(DbContextOptions options) : DbContext(options)
{
    private readonly List<LiveChange> untold = [];

    public Actor Actor { get; private set; } = Actor.System;
    public TimeProvider Clock { get; private set; } = TimeProvider.System;
    public abstract Dialect Dialect { get; }
    internal Unit? Unit { get; set; }
    /// <summary>While a person is erased: the audit keeps what was changed, not from what to what.</summary>
    internal bool Erasing { get; set; }
    private ILiveEvents live = new NobodyListens();
    private OutboxSignal? signal;

    /// <summary>Every row of a noun, beyond sight: for doors (which filter it) and for rules that must know all, e.g. duplicates.</summary>
    public IQueryable<T> Rows<T>() where T : class => Set<T>();

    internal Db For(Actor actor, TimeProvider clock, ILiveEvents events, OutboxSignal outbox)
    {
        (Actor, Clock, live, signal) = (actor, clock, events, outbox);    // a pooled context keeps its fields: set them on every lease
        untold.Clear();
        return this;
    }

    /// <summary>The same open context for another actor of the same request (a use case run on behalf of the system).</summary>
    internal Db As(Actor actor, TimeProvider clock)
    {
        (Actor, Clock) = (actor, clock);
        return this;
    }

    /// <summary>A transaction that takes its place in the request's unit when there is one.</summary>
    public async Task<Transaction> Begin(CancellationToken ct = default) =>
        new(this, Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(ct) : null);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var changed = ChangeTracker.Entries<Entity>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        var raised = SaveRecords.Write(this, changed);
        if (Actor.Doing is { } doing) await Images.Take(this, doing, cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        untold.AddRange(SaveRecords.LiveOf(changed));
        foreach (var entry in changed) entry.Entity.Forget();
        if (raised) signal?.Ring();
        if (Database.CurrentTransaction is null) TellOthers();
        return saved;
    }

    /// <summary>Something was written past the change tracker: open screens hear of it after the commit.</summary>
    public void WillTell(LiveChange change) => untold.Add(change);

    internal void TellOthers()
    {
        if (untold.Count == 0) return;
        live.Tell([.. untold.GroupBy(c => (c.Noun, c.Id)).Select(c => new LiveChange(c.Key.Noun, c.Key.Id, [.. c.SelectMany(s => s.To).Distinct()]))]);    // a row saved thrice has changed once
        untold.Clear();
        signal?.Ring();
    }

    /// <summary>While a request's unit holds the context, a use case that is done with it does not close it.</summary>
    public override ValueTask DisposeAsync() => Unit is { Open: true } ? default : base.DisposeAsync();

    public override void Dispose()
    {
        if (Unit is { Open: true }) return;
        base.Dispose();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<Utc>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Db).Assembly);
        Keyset.Map(modelBuilder);
        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(t => typeof(Entity).IsAssignableFrom(t.ClrType)))
        {
            modelBuilder.Entity(type.ClrType).Property<Guid>(nameof(Entity.Id)).ValueGeneratedNever();
            modelBuilder.Entity(type.ClrType).Property<long>(nameof(Entity.Version)).IsConcurrencyToken();
        }
    }

    private sealed class Utc() : ValueConverter<DateTime, DateTime>(v => v.ToUniversalTime(), v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}

/// <summary>Commit it or it rolls back. Inside a request's unit the commit is the unit's.</summary>
public sealed class Transaction(Db db, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction? own) : IAsyncDisposable
{
    public async Task Commit(CancellationToken ct = default)
    {
        if (own is null) return;
        await own.CommitAsync(ct);
        db.TellOthers();
    }

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? default;
}
