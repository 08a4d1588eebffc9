using System.Diagnostics;
using Npgsql;

namespace KhachQuen.Platform;

/// <summary>By PostgreSQL's own tools; they read one snapshot, so the product may go on working meanwhile.</summary>
internal sealed class PostgresCopy(string connection) : DatabaseCopy
{
    private readonly NpgsqlConnectionStringBuilder place = new(connection) { Pooling = false };

    public override string Name => "postgres";
    public override bool Owns(string file) => false;

    public override async Task<bool> IsEmpty(CancellationToken ct)
    {
        try { return await Ask("SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')", ct) == 0; }
        catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.InvalidCatalogName) { return true; }
    }

    public override Task Save(string file, CancellationToken ct) =>
        PostgresTools.Run(place, ["pg_dump", "--format=custom", "--compress=1", "--no-owner", "--no-privileges", "--no-comments", "--file=" + file], ct);

    /// <summary>In one transaction: either the backup is there afterwards, or what was there before.</summary>
    public override async Task Load(string file, CancellationToken ct)
    {
        await Create(ct);
        // Whoever has just stopped may still be saying goodbye: a server process outlives its connection by a moment.
        for (var waited = Stopwatch.StartNew(); await Others(ct) > 0; await Task.Delay(100, ct)) Rule.Require(waited.Elapsed < Patience, "backup.inUse");
        await PostgresTools.Pipe(place,
            ["pg_restore", "--no-owner", "--no-privileges", "--no-comments", "--file=-", file],
            ["psql", "--no-psqlrc", "--quiet", "--output=/dev/null", "--single-transaction", "--set=ON_ERROR_STOP=1", "--command=SET client_min_messages = warning", "--command=DROP SCHEMA IF EXISTS public CASCADE", "--command=CREATE SCHEMA public", "--file=-"], ct);
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private Task<long> Others(CancellationToken ct) => Ask("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()", ct);

    private async Task Create(CancellationToken ct)
    {
        try { await Ask("SELECT 1", ct); }
        catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await using var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(place.ConnectionString) { Database = "postgres" }.ConnectionString);
            await server.OpenAsync(ct);
            await using var command = new NpgsqlCommand($"CREATE DATABASE {new NpgsqlCommandBuilder().QuoteIdentifier(place.Database!)}", server);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private async Task<long> Ask(string question, CancellationToken ct)
    {
        await using var opened = new NpgsqlConnection(place.ConnectionString);
        await opened.OpenAsync(ct);
        await using var command = new NpgsqlCommand(question, opened);
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture);
    }
}
