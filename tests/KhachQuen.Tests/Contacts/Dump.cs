using System.Data.Common;
using System.Text;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Contacts;

/// <summary>Every cell of every table, and every file of the data folder: where nothing may be left of somebody.</summary>
internal sealed record Dump(IReadOnlyList<(string Place, string Text)> Cells)
{
    public bool Holds(string mark) => Cells.Any(c => c.Text.Contains(mark, StringComparison.OrdinalIgnoreCase));

    public string Where(string mark) => string.Join("; ", Cells.Where(c => c.Text.Contains(mark, StringComparison.OrdinalIgnoreCase)).Select(c => c.Place + " = " + c.Text[..Math.Min(200, c.Text.Length)]).Distinct().Take(8));

    public static async Task<Dump> Of(House house, CancellationToken ct)
    {
        var cells = new List<(string, string)>();
        await using (var db = house.Open())
        {
            var connection = db.Database.GetDbConnection();
            await db.Database.OpenConnectionAsync(ct);
            var postgres = house.Get<DatabaseChoice>().IsPostgres;
            foreach (var table in await Column(connection, postgres ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public'" : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", ct))
                await Read(connection, table, cells, ct);
        }
        var folder = house.Get<DataFolder>().Path;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(p => !Path.GetFileName(p).StartsWith("khachquen.db", StringComparison.Ordinal)))
            cells.Add((Path.GetRelativePath(folder, path), Path.GetFileName(path) + " " + await File.ReadAllTextAsync(path, ct)));
        return new(cells);
    }

    private static async Task Read(DbConnection connection, string table, List<(string, string)> cells, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            for (var i = 0; i < reader.FieldCount; i++)
                if (!await reader.IsDBNullAsync(i, ct)) cells.Add(($"{table}.{reader.GetName(i)}", reader.GetValue(i) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : reader.GetValue(i) is string[] many ? string.Join(' ', many) : reader.GetValue(i).ToString()!));
    }

    private static async Task<List<string>> Column(DbConnection connection, string query, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var all = new List<string>();
        while (await reader.ReadAsync(ct)) all.Add(reader.GetString(0));
        return all;
    }
}
