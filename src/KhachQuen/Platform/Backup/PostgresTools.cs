using System.ComponentModel;
using System.Diagnostics;
using Npgsql;

namespace KhachQuen.Platform;

/// <summary>Starts pg_dump, pg_restore and psql: the one file of the product that starts a program. Names and arguments are ours; the connection travels in the environment, where no process list shows it.</summary>
internal static class PostgresTools
{
    public static async Task Run(NpgsqlConnectionStringBuilder place, string[] command, CancellationToken ct)
    {
        using var tool = Begin(place, command, input: false);
        await Task.WhenAll(tool.StandardOutput.BaseStream.CopyToAsync(Stream.Null, ct), End(tool, command[0], ct));
    }

    /// <summary>What the first writes, the second reads.</summary>
    public static async Task Pipe(NpgsqlConnectionStringBuilder place, string[] from, string[] to, CancellationToken ct)
    {
        using var source = Begin(place, from, input: false);
        using var target = Begin(place, to, input: true);
        var drained = target.StandardOutput.BaseStream.CopyToAsync(Stream.Null, ct);
        var (sourceEnd, targetEnd) = (End(source, from[0], ct), End(target, to[0], ct));
        try
        {
            await source.StandardOutput.BaseStream.CopyToAsync(target.StandardInput.BaseStream, ct);
            await sourceEnd;
            target.StandardInput.Close();
        }
        catch (IOException)                                  // the second has ended early: its own words say why
        {
            if (!source.HasExited) source.Kill();
            if (!target.WaitForExit(2000)) target.Kill();
        }
        catch
        {
            if (!target.HasExited) target.Kill();            // the end of its input would be a commit, of a part only
            throw;
        }
        await Task.WhenAll(targetEnd, drained);
    }

    public static bool Has(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));

    private static Process Begin(NpgsqlConnectionStringBuilder place, string[] command, bool input)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = input, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        (start.Environment["PGHOST"], start.Environment["PGPORT"]) = (place.Host, place.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        (start.Environment["PGDATABASE"], start.Environment["PGUSER"], start.Environment["PGPASSWORD"]) = (place.Database, place.Username, place.Password);
        start.Environment["PGSSLMODE"] = place.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() };
        try { return Process.Start(start)!; }
        catch (Win32Exception) { throw new Refused("backup.toolMissing", null, command[0]); }
    }

    private static async Task End(Process tool, string name, CancellationToken ct)
    {
        try
        {
            var said = await tool.StandardError.ReadToEndAsync(ct);
            await tool.WaitForExitAsync(ct);
            if (tool.ExitCode != 0) throw new Refused("backup.toolFailed", null, name, said.Trim());
        }
        catch (OperationCanceledException)
        {
            if (!tool.HasExited) tool.Kill();
            throw;
        }
    }
}
