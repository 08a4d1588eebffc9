using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KhachQuen.Tests.Shell;

/// <summary>The restore drill (X-64, T-4).</summary>
public sealed class BackupTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>An installation with people (and the demo's story), an attachment and an empty file, and its backup.</summary>
    private async Task<(Cli Cli, string File)> Taken(string database, bool withStory = false)
    {
        var cli = withStory ? new Cli(houses, database) : await new Cli(houses, database).Staffed();
        if (withStory) await cli.Well("demo");
        Directory.CreateDirectory(Path.Combine(cli.Folder, "files", "2026"));
        await File.WriteAllBytesAsync(Path.Combine(cli.Folder, "files", "2026", "hợp đồng.bin"), RandomNumberGenerator.GetBytes(300_000), Now);
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "files", "empty"), "", Now);
        var file = Path.Combine(Path.GetDirectoryName(cli.Folder)!, Guid.CreateVersion7() + ".tar.gz");
        Assert.Contains("every sum read back", await cli.Well("backup", file));
        return (cli, file);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_restored_installation_equals_the_one_that_was_saved_row_by_row_and_byte_by_byte(string database)
    {
        var (saved, file) = await Taken(database, withStory: true);
        var restored = new Cli(houses, database);
        Assert.StartsWith($"Restored the {database} backup", await restored.Well("restore", file));
        var (before, after) = (await Everything(saved), await Everything(restored));
        Assert.Contains(before, e => e.Key == "access_users");
        Assert.Contains(before, e => e.Key == "files/2026/hợp đồng.bin");
        Assert.Contains(before, e => e.Key.StartsWith("attachments/", StringComparison.Ordinal));      // the demo's, with their rows
        Assert.Equal(before, after);
        await restored.Well("token", "create", "admin");              // and it works
        Assert.Equal([], Directory.GetFileSystemEntries(restored.Folder, ".*"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_backup_is_not_put_over_data_that_are_there_unless_that_is_said_and_never_under_a_running_product(string database)
    {
        var (_, file) = await Taken(database);
        var other = await new Cli(houses, database).Staffed();
        await File.WriteAllTextAsync(Path.Combine(other.Folder, "left-over.txt"), "old", Now);
        var before = await Everything(other);
        Assert.Equal((1, "There are data here already. Use an empty data folder and database, or add --replace."), await other.Run("restore", file) is var r ? (r.Exit, r.Error) : default);
        await using (var house = Houses.At(other.Settings))
        {
            await using var held = house.Open();
            await held.Database.OpenConnectionAsync(Now);
            Assert.Equal((1, "The database is in use. Stop KhachQuen before restoring."), await other.Run("restore", file, "--replace") is var s ? (s.Exit, s.Error) : default);
        }
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        Assert.Equal(before, await Everything(other));
        await other.Well("restore", file, "--replace");
        Assert.False(File.Exists(Path.Combine(other.Folder, "left-over.txt")));
        Assert.True(File.Exists(Path.Combine(other.Folder, "files", "2026", "hợp đồng.bin")));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_damaged_or_shortened_backup_is_refused_before_anything_is_touched(string database)
    {
        var (cli, file) = await Taken(database);
        var good = await File.ReadAllBytesAsync(file, Now);
        var random = new Random(20260331);
        var target = new Cli(houses, database);
        var before = await Everything(cli);
        foreach (var damage in Enumerable.Range(0, 12))
        {
            var bad = damage switch { 0 => good[..^1], 1 => good[..(good.Length / 2)], 2 => [], _ => (byte[])good.Clone() };
            if (damage > 2) bad[random.Next(20, bad.Length - 8)] ^= (byte)(1 << random.Next(8));
            var path = file + ".bad" + damage;
            await File.WriteAllBytesAsync(path, bad, Now);
            var (exit, _, error) = await target.Run("restore", path);
            Assert.True(exit == 1 && error.StartsWith("The backup is damaged", StringComparison.Ordinal), $"damage {damage}: {exit} {error}");
            Assert.False(Directory.Exists(target.Folder) && Directory.EnumerateFileSystemEntries(target.Folder).Any());
            Assert.Equal(1, (await cli.Run("restore", path, "--replace")).Exit);
        }
        Assert.Equal(before, await Everything(cli));
    }

    /// <summary>A sum of every table's rows and of every file, by name. Read past the product: a house that is opened goes on with what is under way.</summary>
    private static async Task<SortedDictionary<string, string>> Everything(Cli cli)
    {
        var sums = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await using (DbConnection open = cli.Settings["DATABASE"] is { Length: > 0 } postgres ? new NpgsqlConnection(postgres) : new SqliteConnection($"Data Source={Path.Combine(cli.Folder, "khachquen.db")}"))
        {
            await open.OpenAsync(Now);
            foreach (var table in (await Rows(open, open is NpgsqlConnection ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public'" : "SELECT name FROM sqlite_master WHERE type = 'table'")).Where(t => t is not "platform_data_keys"))
            {
                var lines = await Rows(open, $"SELECT * FROM \"{table}\"");
                sums[table] = $"{lines.Count} {SumOf(Encoding.UTF8.GetBytes(string.Join('\n', lines.Order(StringComparer.Ordinal))))}";
            }
        }
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        foreach (var path in Directory.EnumerateFiles(cli.Folder, "*", SearchOption.AllDirectories).Where(p => !Path.GetFileName(p).StartsWith("khachquen.db", StringComparison.Ordinal)))
            sums[Path.GetRelativePath(cli.Folder, path)] = SumOf(await File.ReadAllBytesAsync(path, Now));
        return sums;
    }

    private static async Task<List<string>> Rows(DbConnection open, string sql)
    {
        await using var command = open.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync(Now);
        var lines = new List<string>();
        while (await rows.ReadAsync(Now)) lines.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : rows.GetValue(i).ToString())));
        return lines;
    }

    private static string SumOf(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));
}
