using System.Globalization;
using System.Linq.Expressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KhachQuen.Platform;

internal sealed class SqliteDialect : Dialect
{
    public override string Name => "sqlite";

    /// <summary>A part found in more rows than this is common: walking the list in its own order meets a page of them sooner than gathering and sorting them all.</summary>
    private const int Common = 5_000;

    /// <summary>Through the FTS5 trigram table beside the rows; parts shorter than three letters, and common ones, are looked for along the list.</summary>
    public override IQueryable<T> WhereContains<T>(Db db, IQueryable<T> rows, Expression<Func<T, string>> folded, string part)
    {
        var like = "%" + part.Replace("%", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal) + "%";
        var column = ((MemberExpression)folded.Body).Member.Name;
        var call = Expression.Call(typeof(DbFunctionsExtensions), nameof(DbFunctionsExtensions.Like), null,
            Expression.Constant(EF.Functions), folded.Body, Expression.Property(Expression.Constant(new { like }), "like"));
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName()!;
        if (part.Length < 3 || IsCommon(db, table, column, like)) return rows.Where(Expression.Lambda<Func<T, bool>>(call, folded.Parameters));
        var ids = db.Database.SqlQueryRaw<Guid>($"SELECT r.\"Id\" AS \"Value\" FROM {table}_fts f CROSS JOIN {table} r ON r.rowid = f.rowid WHERE f.\"{column}\" LIKE {{0}}", like);
        var id = Expression.Property(folded.Parameters[0], nameof(Entity.Id));
        var contains = Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(Guid)], ids.Expression, id);
        return rows.Where(Expression.Lambda<Func<T, bool>>(contains, folded.Parameters));
    }

    private static bool IsCommon(Db db, string table, string column, string like) =>
        db.Database.SqlQueryRaw<int>($"SELECT COUNT(*) AS \"Value\" FROM (SELECT 1 FROM {table}_fts WHERE \"{column}\" LIKE {{0}} LIMIT {Common + 1})", like).AsEnumerable().First() > Common;

    public override async Task<Guid?> LockFirst(Db db, IQueryable<Guid> ids, CancellationToken ct)
    {
        var found = await ids.Take(1).ToListAsync(ct);
        return found.Count == 0 ? null : found[0];
    }

    public override Task Lock(Db db, string name, CancellationToken ct) => Task.CompletedTask;    // BEGIN IMMEDIATE already did

    public override Task Lock(Db db, IReadOnlyCollection<string> names, CancellationToken ct) => Task.CompletedTask;

    public override async Task AfterMigration(Db db, CancellationToken ct)
    {
        foreach (var (_, table, column) in SearchColumns.Of(db.Model))
        {
            var c = $"\"{column}\"";
            await db.Database.ExecuteSqlRawAsync($"""
                CREATE VIRTUAL TABLE IF NOT EXISTS {table}_fts USING fts5({c}, content='{table}', tokenize='trigram', detail='none');
                CREATE TRIGGER IF NOT EXISTS {table}_fts_ai AFTER INSERT ON {table} BEGIN INSERT INTO {table}_fts(rowid, {c}) VALUES (new.rowid, new.{c}); END;
                CREATE TRIGGER IF NOT EXISTS {table}_fts_au AFTER UPDATE OF {c} ON {table} BEGIN INSERT INTO {table}_fts({table}_fts, rowid, {c}) VALUES ('delete', old.rowid, old.{c}); INSERT INTO {table}_fts(rowid, {c}) VALUES (new.rowid, new.{c}); END;
                CREATE TRIGGER IF NOT EXISTS {table}_fts_ad AFTER DELETE ON {table} BEGIN INSERT INTO {table}_fts({table}_fts, rowid, {c}) VALUES ('delete', old.rowid, old.{c}); END;
                """, ct);
        }
    }

    /// <summary>
    /// The trigram table is filled by one statement after the rows: its trigger would write it to disk for every single row, a third of all the work.
    /// </summary>
    public override async Task BulkInsert<T>(Db db, IReadOnlyList<T> rows, CancellationToken ct)
    {
        if (rows.Count == 0) return;
        var searched = SearchColumns.Of(db.Model).Where(s => s.Type == typeof(T)).ToList();
        await db.Database.OpenConnectionAsync(ct);
        if (searched.Count == 0)
        {
            await Insert(db, rows, ct);
            return;
        }
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName()!;
        var last = (await db.Database.SqlQueryRaw<long>($"SELECT COALESCE(MAX(rowid), 0) AS \"Value\" FROM {table}").ToListAsync(ct))[0];      // we hold the write lock: what is above it is ours
        Triggers(db, on: false);
        try { await Insert(db, rows, ct); }
        finally { Triggers(db, on: true); }
        foreach (var (_, _, column) in searched)
            await db.Database.ExecuteSqlRawAsync($"INSERT INTO {table}_fts(rowid, \"{column}\") SELECT rowid, \"{column}\" FROM {table} WHERE rowid > {{0}}", [last], ct);
    }

    private static void Triggers(Db db, bool on)
    {
        const int EnableTrigger = 1003;
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var answer = SQLitePCL.raw.sqlite3_db_config(connection.Handle, EnableTrigger, on ? 1 : 0, out _);
        if (answer != 0) throw new InvalidOperationException($"Triggers cannot be switched: {answer}");
    }

    private static async Task Insert<T>(Db db, IReadOnlyList<T> rows, CancellationToken ct) where T : class
    {
        var columns = BulkColumns.Of<T>(db.Model);
        await using var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        command.Transaction = (SqliteTransaction?)Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(db.Database.CurrentTransaction ?? throw new InvalidOperationException("BulkInsert needs a transaction"));
        command.CommandText = $"INSERT INTO {columns.Table} ({string.Join(", ", columns.Names)}) VALUES ({string.Join(", ", columns.Names.Select((_, i) => "$p" + i.ToString(CultureInfo.InvariantCulture)))})";
        var parameters = columns.Names.Select((_, i) => command.Parameters.Add("$p" + i.ToString(CultureInfo.InvariantCulture), SqliteType.Text)).ToArray();
        foreach (var parameter in parameters) parameter.ResetSqliteType();
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++) parameters[i].Value = SqliteValue(columns.Values[i](row));
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static object SqliteValue(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => id.ToString().ToUpperInvariant(),
        _ => value,
    };

    public override bool IsUniqueViolation(DbUpdateException problem) => problem.InnerException is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };

    /// <summary>Busy, locked, disk trouble, disk full.</summary>
    public override bool IsPassing(System.Data.Common.DbException problem) => problem is SqliteException { SqliteErrorCode: 5 or 6 or 10 or 13 };

    public override Task<long> EstimateRows<T>(Db db, CancellationToken ct) => db.Rows<T>().LongCountAsync(ct);

    public override Task<DateTime?> Now(Db db, CancellationToken ct) => Task.FromResult<DateTime?>(null);

    public override async Task<string?> Unsound(Db db, CancellationToken ct)
    {
        var said = (await db.Database.SqlQuery<string>($"SELECT quick_check AS \"Value\" FROM pragma_quick_check").ToListAsync(ct))[0];
        return said == "ok" ? null : said;
    }
}

/// <summary>The columns marked <see cref="SearchedByPartsAttribute"/>, with their tables.</summary>
internal static class SearchColumns
{
    public static IEnumerable<(Type Type, string Table, string Column)> Of(IReadOnlyModel model) =>
        from type in model.GetEntityTypes()
        from property in type.GetProperties()
        where property.PropertyInfo?.IsDefined(typeof(SearchedByPartsAttribute), false) == true
        select (type.ClrType, type.GetTableName()!, property.GetColumnName());
}
