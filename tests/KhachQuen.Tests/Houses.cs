using System.Diagnostics;

[assembly: AssemblyFixture(typeof(KhachQuen.Tests.Houses))]

namespace KhachQuen.Tests;

/// <summary>Both houses, SQLite and PostgreSQL, for the whole run. PostgreSQL is a throwaway cluster on loopback, run by an unprivileged user.</summary>
public sealed class Houses : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("kq-tests-").FullName;
    private PostgresCluster? cluster;
    private Lazy<Dictionary<string, string?>> pattern = null!, patternPg = null!;
    public House Sqlite { get; private set; } = null!;
    public House Postgres { get; private set; } = null!;
    public House On(string database) => database == "sqlite" ? Sqlite : Require(Postgres);

    public async ValueTask InitializeAsync()
    {
        (pattern, patternPg) = (Pattern("sqlite"), Pattern("postgres"));
        Sqlite = new("", Path.Combine(folder, "sqlite"));
        await Cast.Enter(Sqlite);
        if (Environment.GetEnvironmentVariable("KQ_WITHOUT_POSTGRES") == "1") return;
        cluster = await PostgresCluster.Start();
        Postgres = new(cluster.Connection("houses"), Path.Combine(folder, "postgres"));
        await Cast.Enter(Postgres);
    }

    /// <summary>A house of its own for a test that changes the whole company or kills it.</summary>
    /// <param name="database">sqlite or postgres.</param>
    /// <param name="works">Whether the house takes background works by itself; a test that kills them takes them by hand.</param>
    /// <param name="empty">Nobody lives there yet; else the cast does, and the tables need not be made again.</param>
    /// <param name="clock">Its own, where the tests' one will not do.</param>
    public House Another(string database, bool works = true, bool empty = false, TimeProvider? clock = null)
    {
        var place = empty ? EmptyPlace(database) : Furnished(database);
        return new(place["DATABASE"]!, place["DATA"]!, clock, works);
    }

    /// <summary>A place with tables and the cast: the copy of one that was made once.</summary>
    private Dictionary<string, string?> Furnished(string database)
    {
        var (from, to) = ((database == "sqlite" ? pattern : patternPg).Value, EmptyPlace(database));
        if (database != "sqlite") { cluster!.Copy(from["DATABASE"]!, to["DATABASE"]!); return to; }
        Directory.CreateDirectory(to["DATA"]!);
        File.Copy(Path.Combine(from["DATA"]!, "khachquen.db"), Path.Combine(to["DATA"]!, "khachquen.db"));
        return to;
    }

    private Lazy<Dictionary<string, string?>> Pattern(string database) => new(() =>
    {
        var place = EmptyPlace(database);
        using (var house = new House(place["DATABASE"]!, place["DATA"]!, works: false)) Cast.Enter(house).GetAwaiter().GetResult();
        if (database == "sqlite") { using var file = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(place["DATA"]!, "khachquen.db")}"); file.Open(); using var fold = file.CreateCommand(); fold.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)"; fold.ExecuteNonQuery(); Microsoft.Data.Sqlite.SqliteConnection.ClearPool(file); }
        return place;
    });

    /// <summary>Settings (X-59) of an installation that is not there yet.</summary>
    public Dictionary<string, string?> EmptyPlace(string database)
    {
        var name = "h" + Guid.CreateVersion7().ToString("N");
        return new() { ["DATABASE"] = database == "sqlite" ? "" : Require(cluster).Connection(name), ["DATA"] = Path.Combine(folder, name), ["JOBS"] = "0" };
    }

    /// <summary>A node of the installation with these settings.</summary>
    public static House At(IReadOnlyDictionary<string, string?> place) => new(place["DATABASE"]!, place["DATA"]!);

    /// <summary>Without PostgreSQL on the machine its half of a test is skipped, and says so; CI never goes without.</summary>
    private static T Require<T>(T? of) where T : class
    {
        if (of is null) Assert.Skip("PostgreSQL is not on this machine (./test says why)");
        return of;
    }

    public async ValueTask DisposeAsync()
    {
        await Sqlite.DisposeAsync();
        if (cluster is not null)
        {
            await Postgres.DisposeAsync();
            await cluster.DisposeAsync();
        }
        Directory.Delete(folder, recursive: true);
    }
}

internal sealed class PostgresCluster : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kq-pg-").FullName;
    private readonly int port = FreePort();
    private Process? postgres;

    public string Connection(string database) => $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Include Error Detail=true;Maximum Pool Size=60;Connection Idle Lifetime=20;Connection Pruning Interval=5";

    /// <summary>A database like another, which nobody is connected to.</summary>
    public void Copy(string from, string to)
    {
        string Name(string connection) => new Npgsql.NpgsqlConnectionStringBuilder(connection).Database!;
        lock (this)     // one at a time: the pattern is locked while it is copied
        {
            using var admin = new Npgsql.NpgsqlConnection(Connection("postgres"));
            admin.Open();
            using var copy = admin.CreateCommand();
            copy.CommandText = $"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{Name(from)}'";      // idle ones in a pool of the house that is gone
            copy.ExecuteNonQuery();
            copy.CommandText = $"CREATE DATABASE \"{Name(to)}\" TEMPLATE \"{Name(from)}\" STRATEGY file_copy";
            copy.ExecuteNonQuery();
        }
    }

    public static async Task<PostgresCluster> Start()
    {
        var cluster = new PostgresCluster();
        var bin = Directory.GetDirectories("/usr/lib/postgresql").Order().Last() + "/bin";
        Directory.CreateDirectory($"{cluster.folder}/pg");
        string[] drop = [];
        if (Environment.UserName == "root") { await Run("chown", "-R", "postgres", cluster.folder); drop = ["runuser", "-u", "postgres", "--"]; }
        await Run([.. drop, $"{bin}/initdb", "-D", $"{cluster.folder}/pg", "-U", "postgres", "-A", "trust", "--locale=C.UTF-8", "-E", "UTF8", "--no-sync"]);
        cluster.postgres = Begin([.. drop, $"{bin}/postgres", "-D", $"{cluster.folder}/pg", "-p", $"{cluster.port}", "-k", cluster.folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "max_connections=600"]);
        // Nobody reading them, its words would fill the pipe, and a server that cannot speak stands still.
        cluster.postgres.BeginErrorReadLine();
        cluster.postgres.BeginOutputReadLine();
        while (!await cluster.Answers($"{bin}/pg_isready")) await Task.Delay(50);
        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        var pid = (await File.ReadAllLinesAsync($"{folder}/pg/postmaster.pid"))[0];
        await Run("/bin/kill", "-INT", pid);
        await postgres!.WaitForExitAsync();
        postgres.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> Answers(string isReady)
    {
        using var asked = Begin(isReady, "-q", "-h", "127.0.0.1", "-p", $"{port}");
        await asked.WaitForExitAsync();
        return asked.ExitCode == 0;
    }

    private static Process Begin(params string[] command) =>
        Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static async Task Run(params string[] command)
    {
        using var process = Begin(command);
        _ = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command[0]}: {error}");
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
