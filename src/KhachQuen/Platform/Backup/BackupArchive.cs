using System.Buffers.Binary;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace KhachQuen.Platform;

/// <summary>What a backup says of itself. It is the archive's last entry: an archive cut short has none.</summary>
/// <param name="Database">sqlite or postgres: a backup goes back into the kind it came from.</param>
/// <param name="LastMigration">The schema it was taken from.</param>
/// <param name="Sums">Entry name → SHA-256 in hexadecimal.</param>
public sealed record BackupManifest(int Format, string Database, string LastMigration, DateTime MadeAt, IReadOnlyDictionary<string, string> Sums)
{
    public const int TheFormat = 1;
}

/// <summary>A <c>.tar.gz</c>: the database, then <c>files/…</c>, then <c>manifest.json</c>. Written once, from front to back.</summary>
internal sealed class BackupArchive : IAsyncDisposable
{
    public const string DatabaseEntry = "database", FilesFolder = "files/", ManifestEntry = "manifest.json";
    private readonly Dictionary<string, string> sums = [];
    private readonly FileStream file;
    private readonly GZipStream packed;
    private readonly TarWriter tar;

    public BackupArchive(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;     // people's data: for the owner alone
        file = new FileStream(path, options);
        packed = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
        tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true);
    }

    /// <summary>Adds a file as long as it is now; what grows behind it is another backup's.</summary>
    public async Task<long> Add(string name, string path, CancellationToken ct)
    {
        await using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await using var slice = new HashedSlice(source, source.Length);
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = slice, Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite }, ct);
        sums.Add(name, slice.Sum());
        return slice.Length;
    }

    public async Task Finish(string database, string lastMigration, DateTime at, CancellationToken ct)
    {
        var manifest = new BackupManifest(BackupManifest.TheFormat, database, lastMigration, at, sums);
        using var json = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest, AuditTrail.Json));
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, ManifestEntry) { DataStream = json }, ct);
        await tar.DisposeAsync();
        await packed.DisposeAsync();
        file.Flush(flushToDisk: true);
    }

    public async ValueTask DisposeAsync()
    {
        await tar.DisposeAsync();
        await packed.DisposeAsync();
        await file.DisposeAsync();
    }

    /// <summary>Reads the whole archive and compares every sum, writing nothing. Throws <see cref="Refused"/> for one that is damaged, cut short or not ours.</summary>
    public static async Task<BackupManifest> Verify(string path, CancellationToken ct)
    {
        var found = new Dictionary<string, string>();
        BackupManifest? manifest = null;
        try
        {
            await foreach (var entry in Entries(path, ct))
            {
                Rule.Require(manifest is null && IsOurs(entry), "backup.damaged");
                if (entry.Name == ManifestEntry) manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(entry.DataStream!, AuditTrail.Json, ct);
                else Rule.Require(found.TryAdd(entry.Name, entry.DataStream is null ? HashedSlice.SumOfNothing : Convert.ToHexString(await SHA256.HashDataAsync(entry.DataStream, ct))), "backup.damaged");
            }
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or JsonException or FormatException or ArgumentException) { throw new Refused("backup.damaged"); }
        Rule.Require(manifest is not null && manifest.Format == BackupManifest.TheFormat, "backup.damaged");
        Rule.Require(manifest!.Sums.Count == found.Count && manifest.Sums.All(s => found.GetValueOrDefault(s.Key) == s.Value), "backup.damaged");
        return manifest;
    }

    public static async IAsyncEnumerable<TarEntry> Entries(string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        await using var unpacked = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        await using var counted = new CountedStream(unpacked);
        await using (var tar = new TarReader(counted, leaveOpen: true))
            while (await tar.GetNextEntryAsync(copyData: false, ct) is { } entry) yield return entry;
        await counted.CopyToAsync(Stream.Null, ct);                   // to the very end: only there does gzip compare its own sum
        if (await LengthInTrailer(file, ct) != (uint)counted.Count) throw new InvalidDataException("cut short");
    }

    /// <summary>The last four bytes of a gzip file: how long it was before packing.</summary>
    private static async Task<uint> LengthInTrailer(FileStream file, CancellationToken ct)
    {
        var trailer = new byte[sizeof(uint)];
        file.Seek(-trailer.Length, SeekOrigin.End);
        await file.ReadExactlyAsync(trailer, ct);
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }

    /// <summary>No link, no folder, no way out of the folder it is unpacked into.</summary>
    private static bool IsOurs(TarEntry entry) =>
        entry.EntryType is TarEntryType.RegularFile
        && (entry.Name is DatabaseEntry or ManifestEntry || (entry.Name.StartsWith(FilesFolder, StringComparison.Ordinal) && !entry.Name.Split('/').Any(part => part is "" or "." or "..")));
}
