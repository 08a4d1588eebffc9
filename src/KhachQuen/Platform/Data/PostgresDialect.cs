using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KhachQuen.Platform;

internal sealed class PostgresDialect : Dialect
{
    private const string Nodes = "khachquen_live";

    public override string Name => "postgres";

    /// <summary>LIKE over the GIN trigram index.</summary>
    public override IQueryable<T> WhereContains<T>(Db db, IQueryable<T> rows, Expression<Func<T, string>> folded, string part)
    {
        var like = "%" + part.Replace("%", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal) + "%";
        var call = Expression.Call(typeof(DbFunctionsExtensions), nameof(DbFunctionsExtensions.Like), null,
            Expression.Constant(EF.Functions), folded.Body, Expression.Property(Expression.Constant(new { like }), "like"));
        return rows.Where(Expression.Lambda<Func<T, bool>>(call, folded.Parameters));
    }

    /// <summary>FOR UPDATE SKIP LOCKED over the ids the query found. EF cannot say it, so the query's own text is wrapped; its parameters are kept.</summary>
    public override async Task<Guid?> LockFirst(Db db, IQueryable<Guid> ids, CancellationToken ct)
    {
        await using var command = ids.Take(1).CreateDbCommand();
        command.CommandText += "\nFOR UPDATE SKIP LOCKED";
        command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(db.Database.CurrentTransaction ?? throw new InvalidOperationException("LockFirst needs a transaction"));
        return await command.ExecuteScalarAsync(ct) as Guid?;
    }

    public override Task Lock(Db db, string name, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", ct);

    public override Task Lock(Db db, IReadOnlyCollection<string> names, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(h) FROM (SELECT DISTINCT hashtextextended(n, 0) AS h FROM unnest({names.ToArray()}) AS n ORDER BY h) AS locks", ct);

    public override Task AfterMigration(Db db, CancellationToken ct) => Task.CompletedTask;

    /// <summary>COPY in binary form.</summary>
    public override async Task BulkInsert<T>(Db db, IReadOnlyList<T> rows, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var columns = BulkColumns.Of<T>(db.Model);
        await using var copy = await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginBinaryImportAsync($"COPY {columns.Table} ({string.Join(", ", columns.Names)}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            for (var i = 0; i < columns.Values.Length; i++)
            {
                var value = columns.Values[i](row);
                if (value is null) await copy.WriteNullAsync(ct);
                else await copy.WriteAsync(value is Enum ? Convert.ToInt16(value, null) : value, columns.StoreTypes[i], ct);
            }
        }
        await copy.CompleteAsync(ct);
    }

    public override bool IsUniqueViolation(DbUpdateException problem) => problem.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    // 53: out of disk, memory, connections; 57: shut down, or not yet up.
    public override bool IsPassing(System.Data.Common.DbException problem) =>
        problem.IsTransient || problem.SqlState?[..2] is "53" or "57" || problem is NpgsqlException { SqlState: null };

    public override async Task<long> EstimateRows<T>(Db db, CancellationToken ct)
    {
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName()!;
        var rows = await db.Database.SqlQuery<long>($"SELECT reltuples::bigint AS \"Value\" FROM pg_class WHERE relname = {table}").ToListAsync(ct);
        return rows is [> 0] ? rows[0] : await db.Rows<T>().LongCountAsync(ct);
    }

    /// <summary>From here on the line hears what nodes tell each other.</summary>
    public static async Task Listen(NpgsqlConnection line, CancellationToken ct)
    {
        await using var listen = new NpgsqlCommand($"LISTEN {Nodes}", line);
        await listen.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Tells every node that listens, this one too; less than 8,000 bytes.</summary>
    public static async Task Notify(NpgsqlConnection line, string payload, CancellationToken ct)
    {
        await using var tell = new NpgsqlCommand($"SELECT pg_notify('{Nodes}', $1)", line) { Parameters = { new() { Value = payload } } };
        await tell.ExecuteNonQueryAsync(ct);
    }

    public override async Task<DateTime?> Now(Db db, CancellationToken ct) =>
        DateTime.SpecifyKind((await db.Database.SqlQuery<DateTime>($"SELECT clock_timestamp() AT TIME ZONE 'UTC' AS \"Value\"").ToListAsync(ct))[0], DateTimeKind.Utc);

    public override async Task<string?> Unsound(Db db, CancellationToken ct)
    {
        var wrong = await db.Database.SqlQuery<string>($"""
            SELECT name || ' is ' || setting AS "Value" FROM pg_settings
            WHERE (name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off') OR (name = 'server_version_num' AND setting::int < 140000)
            UNION ALL SELECT 'the extension pg_trgm is missing' WHERE NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm')
            """).ToListAsync(ct);
        return wrong.Count == 0 ? null : string.Join(", ", wrong);
    }
}
