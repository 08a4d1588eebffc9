using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace KhachQuen.Platform;

/// <summary>The embedded default.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : Db(options)
{
    private static readonly SqliteDialect TheDialect = new();
    public override Dialect Dialect => TheDialect;
}

/// <summary>Safe before fast (T-1): write-ahead log, flushed before a commit is acknowledged.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA cache_size=-8000; PRAGMA mmap_size=268435456; PRAGMA foreign_keys=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
