using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace KhachQuen.Bench;

/// <summary>A PostgreSQL of its own on loopback, run by an unprivileged user. Safe as in production (fsync, synchronous commit, full page writes); only memory is set.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    public const string Settings = "shared_buffers=512MB, max_wal_size=4GB, otherwise as shipped (fsync on, synchronous_commit on)";
    private readonly string folder;
    private readonly bool keeps;
    private readonly int port = FreePort();
    private Process? postgres;

    private Cluster(string? kept) => (folder, keeps) = (kept ?? Directory.CreateTempSubdirectory("kq-bench-").FullName, kept is not null);

    public string Folder => folder;
    public string Connection => $"Host=127.0.0.1;Port={port};Username=postgres;Database=bench;Maximum Pool Size=60";
    public int Pid => int.Parse(File.ReadAllLines(Path.Combine(folder, "pg", "postmaster.pid"))[0], null);

    public static async Task<Cluster> Start(string? kept)
    {
        var cluster = new Cluster(kept);
        var bin = Directory.GetDirectories("/usr/lib/postgresql").Order().Last() + "/bin";
        string[] drop = [];
        var place = Path.Combine(cluster.folder, "pg");
        Directory.CreateDirectory(place);
        Directory.CreateDirectory(Path.Combine(cluster.folder, "data"));
        if (Environment.UserName == "root")
        {
            File.SetUnixFileMode(cluster.folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
            await Programs.Run("chown", "-R", "postgres", place);
            drop = ["runuser", "-u", "postgres", "--"];
        }
        if (!File.Exists(Path.Combine(place, "PG_VERSION"))) await Programs.Run([.. drop, $"{bin}/initdb", "-D", place, "-U", "postgres", "-A", "trust", "--locale=C.UTF-8", "-E", "UTF8"]);
        cluster.postgres = Programs.Begin([.. drop, $"{bin}/postgres", "-D", place, "-p", $"{cluster.port}", "-k", place, "-c", "listen_addresses=127.0.0.1", "-c", "shared_buffers=512MB", "-c", "max_wal_size=4GB", "-c", "max_connections=120"]);
        while (!await cluster.Answers($"{bin}/pg_isready")) await Task.Delay(50);
        return cluster;
    }

    private async Task<bool> Answers(string isReady)
    {
        if (postgres!.HasExited) throw new InvalidOperationException("PostgreSQL ended by itself");
        using var asked = Programs.Begin(isReady, "-q", "-h", "127.0.0.1", "-p", $"{port}");
        await asked.WaitForExitAsync();
        return asked.ExitCode == 0;
    }

    public async ValueTask DisposeAsync()
    {
        await Programs.Run("/bin/kill", "-INT", $"{Pid}");
        await postgres!.WaitForExitAsync();
        postgres.Dispose();
        if (!keeps) Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

internal static class Programs
{
    /// <summary>Its words are let go.</summary>
    public static Process Begin(params string[] command)
    {
        var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    public static async Task Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command[0]}: {error}");
    }
}

/// <summary>Processor time and memory of processes, as the kernel counts them.</summary>
internal static class Spent
{
    private const double TicksPerSecond = 100;      // USER_HZ of every Linux we run on

    /// <summary>Seconds a process has used, with all its children (of PostgreSQL, the workers).</summary>
    public static double Seconds(int pid, bool withChildren = false)
    {
        var own = Ticks(pid, ended: withChildren);
        if (withChildren) own += Children(pid).Sum(child => Ticks(child, ended: false));
        return own / TicksPerSecond;
    }

    public static long WorkingSet(int pid) =>
        File.ReadLines($"/proc/{pid}/status").Where(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Select(l => long.Parse(l[6..^2].Trim(), null) << 10).FirstOrDefault();

    private static double Ticks(int pid, bool ended)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[11..(ended ? 15 : 13)].Sum(f => double.Parse(f, null));
        }
        catch (IOException) { return 0; }
    }

    private static int[] Children(int pid) => [.. File.ReadAllText($"/proc/{pid}/task/{pid}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => int.Parse(p, null))];
}
