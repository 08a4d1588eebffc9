using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Platform;

/// <summary>Everything of this installation in one file, and back (X-64, T-4): the database and the data folder, with a sum of each part.</summary>
public sealed class Backup(Database database, DatabaseChoice choice, DataFolder folder, TimeProvider clock)
{
    private readonly DatabaseCopy copy = DatabaseCopy.Of(choice);
    /// <summary>Whether PostgreSQL's own tools are on this machine.</summary>
    public static bool HasTools => PostgresTools.Has("pg_dump") && PostgresTools.Has("pg_restore") && PostgresTools.Has("psql");

    private string Staging => folder.File(".restoring");

    /// <summary>Takes a backup while the product works. The database first: a file it names is there when its turn comes.</summary>
    public async Task<BackupManifest> Save(string file, CancellationToken ct = default)
    {
        Rule.Require(!File.Exists(file), "backup.exists", null, file);
        var (part, dump) = (file + ".part", file + ".database");
        try
        {
            await copy.Save(dump, ct);
            await using (var archive = new BackupArchive(part))
            {
                await archive.Add(BackupArchive.DatabaseEntry, dump, ct);
                foreach (var path in Attachments().Where(p => p != Path.GetFullPath(part) && p != Path.GetFullPath(dump)))
                    await archive.Add(BackupArchive.FilesFolder + Path.GetRelativePath(folder.Path, path).Replace('\\', '/'), path, ct);
                await archive.Finish(copy.Name, await LastMigration(ct), clock.Now(), ct);
            }
            var manifest = await BackupArchive.Verify(part, ct);        // a backup nobody has read back is a hope
            File.Move(part, file);
            return manifest;
        }
        finally
        {
            File.Delete(dump);
            File.Delete(part);
        }
    }

    /// <summary>Puts a backup in place of what is here. Nothing is touched before every sum has been compared.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="replace">Whether data that are already here may go.</param>
    /// <param name="ct">Ends it early.</param>
    public async Task<BackupManifest> Restore(string file, bool replace, CancellationToken ct = default)
    {
        Rule.Require(File.Exists(file), "backup.missing", null, file);
        var manifest = await BackupArchive.Verify(file, ct);
        Rule.Require(manifest.Database == copy.Name, "backup.otherDatabase", null, manifest.Database, copy.Name);
        Rule.Require(manifest.LastMigration.Length == 0 || Known().Contains(manifest.LastMigration), "backup.newer");
        Rule.Require(replace || (await copy.IsEmpty(ct) && !Attachments().Any(p => Path.GetFullPath(file) != p)), "backup.targetNotEmpty");
        try
        {
            await Unpack(file, ct);
            await copy.Load(Path.Combine(Staging, BackupArchive.DatabaseEntry), ct);
            ReplaceFiles(Path.GetFullPath(file));
        }
        finally { if (Directory.Exists(Staging)) Directory.Delete(Staging, recursive: true); }
        await database.Migrate(ct);
        return manifest;
    }

    private async Task Unpack(string file, CancellationToken ct)
    {
        if (Directory.Exists(Staging)) Directory.Delete(Staging, recursive: true);
        Directory.CreateDirectory(Path.Combine(Staging, BackupArchive.FilesFolder));
        await foreach (var entry in BackupArchive.Entries(file, ct).Where(e => e.Name != BackupArchive.ManifestEntry))
        {
            var path = Path.Combine(Staging, entry.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await entry.ExtractToFileAsync(path, overwrite: false, ct);
        }
    }

    private void ReplaceFiles(string backup)
    {
        foreach (var old in Attachments().Where(p => p != backup).ToList()) File.Delete(old);
        var unpacked = Path.Combine(Staging, BackupArchive.FilesFolder);
        foreach (var path in Directory.EnumerateFiles(unpacked, "*", SearchOption.AllDirectories))
        {
            var target = folder.File(Path.GetRelativePath(unpacked, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(path, target, overwrite: true);
        }
    }

    /// <summary>Every file of the data folder but the database's own, and what begins with a dot.</summary>
    private IEnumerable<string> Attachments() => !Directory.Exists(folder.Path) ? [] :
        Directory.EnumerateFiles(Path.GetFullPath(folder.Path), "*", SearchOption.AllDirectories)
            .Where(p => !copy.Owns(p) && !Path.GetRelativePath(folder.Path, p).StartsWith('.')).Order(StringComparer.Ordinal);

    private HashSet<string> Known()
    {
        using var db = database.Open(Actor.System);
        return [.. db.Database.GetMigrations()];
    }

    private async Task<string> LastMigration(CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        return (await db.Database.GetAppliedMigrationsAsync(ct)).LastOrDefault() ?? "";
    }
}
