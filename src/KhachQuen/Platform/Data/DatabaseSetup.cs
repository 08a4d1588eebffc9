using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace KhachQuen.Platform;

/// <summary>Which database, from <c>KHACHQUEN_DATABASE</c> (empty: SQLite in the data folder) (X-59).</summary>
public sealed record DatabaseChoice(string Connection, bool IsPostgres)
{
    public static DatabaseChoice Of(string? connection, string dataFolder) =>
        string.IsNullOrWhiteSpace(connection)
            ? new($"Data Source={Path.Combine(dataFolder, "khachquen.db")}", false)
            : connection.TrimStart().StartsWith("Data Source", StringComparison.OrdinalIgnoreCase) ? new(connection, false)
            : new(new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 200 }.ConnectionString, true);
}

public static class DatabaseSetup
{
    public static IServiceCollection AddDatabase(this IServiceCollection services, DatabaseChoice choice)
    {
        services.AddSingleton(choice).AddSingleton<OutboxSignal>().AddSingleton<SlowQueries>().AddSingleton<ILiveEvents, NobodyListens>();      // a host with screens puts its own over it
        if (choice.IsPostgres) services.AddSingleton<OtherNodes>().AddHostedService(sp => sp.GetRequiredService<OtherNodes>());
        return choice.IsPostgres
            ? services.AddPooledDbContextFactory<PostgresDb>((sp, o) => o.UseNpgsql(choice.Connection, n => n.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)).AddInterceptors(sp.GetRequiredService<SlowQueries>()).ConfigureWarnings(Expected)).AddSingleton(Build<PostgresDb>)
            : services.AddPooledDbContextFactory<SqliteDb>((sp, o) => o.UseSqlite(choice.Connection, n => n.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)).AddInterceptors(new SqlitePragmas(), sp.GetRequiredService<SlowQueries>()).ConfigureWarnings(Expected)).AddSingleton(Build<SqliteDb>);
    }

    /// <summary>A count that stops at ten thousand takes any ten thousand.</summary>
    private static void Expected(WarningsConfigurationBuilder warnings) => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning);

    /// <summary>Brings the schema up to date.</summary>
    public static async Task Migrate(this Database database, CancellationToken ct = default)
    {
        await using var db = database.Open(Actor.System);
        await db.Database.MigrateAsync(ct);
        await db.Dialect.AfterMigration(db, ct);
    }

    private static Database Build<T>(IServiceProvider sp) where T : Db =>
        new(sp.GetRequiredService<IDbContextFactory<T>>().CreateDbContext, sp.GetRequiredService<TimeProvider>(), sp.GetService<OtherNodes>() ?? sp.GetRequiredService<ILiveEvents>(), sp.GetRequiredService<OutboxSignal>());
}

/// <summary>Read by dotnet-ef only: it lets the library write migrations without a host.</summary>
internal sealed class SqliteAtDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=design.db").Options);
}

internal sealed class PostgresAtDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=design").Options);
}
