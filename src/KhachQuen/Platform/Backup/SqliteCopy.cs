using Microsoft.Data.Sqlite;

namespace KhachQuen.Platform;

/// <summary>By SQLite's online backup: the product may go on working meanwhile.</summary>
internal sealed class SqliteCopy(string connection) : DatabaseCopy
{
    private readonly string path = Path.GetFullPath(new SqliteConnectionStringBuilder(connection).DataSource);

    public override string Name => "sqlite";

    public override bool Owns(string file) => file == path || file == path + "-wal" || file == path + "-shm";

    public override Task<bool> IsEmpty(CancellationToken ct) => Task.FromResult(!File.Exists(path) || new FileInfo(path).Length == 0);

    public override async Task Save(string file, CancellationToken ct)
    {
        await using var source = Open(path);
        await using var target = Open(file);
        source.BackupDatabase(target);
        Ask(target, "PRAGMA journal_mode=DELETE");      // one file, no log beside it
    }

    public override async Task Load(string file, CancellationToken ct)
    {
        await using (var copy = Open(file)) Rule.Require(Ask(copy, "PRAGMA quick_check") == "ok", "backup.damaged");
        if (!await IsEmpty(ct)) await RequireNobodyElse();
        File.Move(file, path, overwrite: true);
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
        await using var placed = Open(path);
        Ask(placed, "PRAGMA journal_mode=WAL");         // EF first looks in read-only, and could not say so then
    }

    /// <summary>SQLite leaves its write-ahead log only when no other connection is open.</summary>
    private async Task RequireNobodyElse()
    {
        await using var now = Open(path);
        try { Rule.Require(Ask(now, "PRAGMA busy_timeout=1000; PRAGMA journal_mode=DELETE") == "delete", "backup.inUse"); }
        catch (SqliteException problem) when (problem.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY) { throw new Refused("backup.inUse"); }
    }

    private static SqliteConnection Open(string file)
    {
        var opened = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        opened.Open();
        return opened;
    }

    /// <summary>The last answer of the statements.</summary>
    private static string? Ask(SqliteConnection database, string pragma)
    {
        using var command = database.CreateCommand();
        command.CommandText = pragma;
        using var reader = command.ExecuteReader();
        string? answer = null;
        do { while (reader.Read()) answer = reader.GetValue(0).ToString(); } while (reader.NextResult());
        return answer;
    }
}
