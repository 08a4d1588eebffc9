using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Platform;

/// <summary>What the two databases do differently. Everything else is the same code.</summary>
public abstract class Dialect
{
    public abstract string Name { get; }

    /// <summary>Text that contains a folded part, served by a trigram index on both.</summary>
    public abstract IQueryable<T> WhereContains<T>(Db db, IQueryable<T> rows, Expression<Func<T, string>> folded, string part) where T : class;

    /// <summary>
    /// Locks, for this transaction, the first of the rows that nobody else has locked (T-10). The query selects ids.
    /// PostgreSQL skips locked rows; SQLite's transaction already holds the one write lock.
    /// </summary>
    public abstract Task<Guid?> LockFirst(Db db, IQueryable<Guid> ids, CancellationToken ct);

    /// <summary>Holds the named lock until the end of the transaction, across nodes.</summary>
    public abstract Task Lock(Db db, string name, CancellationToken ct);

    /// <summary>Holds all the named locks until the end of the transaction, always taken in the same order: two who want some of the same do not block each other for good.</summary>
    public abstract Task Lock(Db db, IReadOnlyCollection<string> names, CancellationToken ct);

    /// <summary>Adds what migrations cannot say (full-text tables). Safe to repeat.</summary>
    public abstract Task AfterMigration(Db db, CancellationToken ct);

    /// <summary>Writes many new rows at once, past the change tracker, in the caller's transaction. Of nouns with a story use <see cref="BulkAct"/>.</summary>
    public abstract Task BulkInsert<T>(Db db, IReadOnlyList<T> rows, CancellationToken ct) where T : class;

    public abstract bool IsUniqueViolation(DbUpdateException problem);

    /// <summary>Whether the same may well go right in a while: the database is away, busy or its disk is full (T-2, T-3).</summary>
    public abstract bool IsPassing(System.Data.Common.DbException problem);

    /// <summary>An estimate of a table's rows without reading them; exact where the database keeps no estimate.</summary>
    public abstract Task<long> EstimateRows<T>(Db db, CancellationToken ct) where T : class;

    /// <summary>The clock of the database's machine; null where that is this one.</summary>
    public abstract Task<DateTime?> Now(Db db, CancellationToken ct);

    /// <summary>What is wrong with the database itself: damage, or settings under which an acknowledged write may be lost (T-1). Null: nothing.</summary>
    public abstract Task<string?> Unsound(Db db, CancellationToken ct);
}

/// <summary>Names a column that is searched by parts of it; both dialects index it by trigrams.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SearchedByPartsAttribute : Attribute;
