using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KhachQuen.Platform;

/// <summary>A file somebody sent, as it is kept.</summary>
/// <param name="Key">Random; says nothing about the file and cannot be guessed.</param>
/// <param name="Name">As its sender called it, without any path.</param>
/// <param name="ContentType">Judged by the content, never by the name .</param>
public sealed record StoredFile(string Key, string Name, long Length, string ContentType);

/// <summary>Files people send (sheets, attachments): in the data folder, outside the web root, under random names, for our eyes only (X-24, T-27). Several nodes share the folder.</summary>
/// <param name="folder">The installation's.</param>
/// <param name="place">The folder within it: sheets of works and attachments lie apart, since each is cleared by other rules.</param>
public sealed class FileStore(DataFolder folder, string place = "files")
{
    public const long Cap = 50L << 20;
    private const int KeyLength = 32, LongestName = 200;

    /// <summary>Keeps a file; on the disk before it returns.</summary>
    /// <exception cref="Refused"><c>file.tooLarge</c> (arg: MiB), <c>file.empty</c>.</exception>
    /// <exception cref="StorageTrouble">The disk is full, or shut to us.</exception>
    public async Task<StoredFile> Save(Stream content, string? name, CancellationToken ct, long cap = Cap)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyLength / 2));
        var path = PathOf(key);
        try { return await Write(content, name, key, path, cap, ct); }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException) { throw new StorageTrouble(problem); }
    }

    private static async Task<StoredFile> Write(Stream content, string? name, string key, string path, long cap, CancellationToken ct)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        try
        {
            await using var file = Private(path + ".part", FileMode.CreateNew);
            await Copy(content, file, cap, ct);
            Rule.Require(file.Length > 0, "file.empty", "file");
            var kept = new StoredFile(key, Clean(name), file.Length, ContentTypes.Of(Start(file)));
            file.Flush(flushToDisk: true);
            File.Move(path + ".part", path);
            return kept;
        }
        catch
        {
            File.Delete(path + ".part");
            throw;
        }
    }

    /// <summary>For reading from any place; <see cref="NotFound"/> when it is no longer kept.</summary>
    public Stream Open(string key) =>
        Exists(key) ? new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 65_536) : throw new NotFound();

    public bool Exists(string key) => File.Exists(PathOf(key));

    public void Delete(string key) => File.Delete(PathOf(key));

    /// <summary>Files not written to since then, finished or not: what no row names any more is cleared by them.</summary>
    public IEnumerable<string> KeysBefore(DateTime until) => !Directory.Exists(folder.File(place)) ? [] :
        Directory.EnumerateFiles(folder.File(place), "*", SearchOption.AllDirectories).Where(p => File.GetLastWriteTimeUtc(p) <= until).Select(p => System.IO.Path.GetFileName(p)!);

    /// <summary>Deletes what broke off while it was written.</summary>
    public void DeletePart(string key) => File.Delete(PathOf(key) + ".part");

    /// <summary>The name as it is shown and offered for saving: no path, no control or turning characters (a name read from right to left hides its end), not endless.</summary>
    public static string Clean(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var clean = string.Concat(last.EnumerateRunes().Where(r => r != Rune.ReplacementChar && Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse)
            && r.Value is not ('"' or '<' or '>' or ':' or '|' or '?' or '*'))).Trim(' ', '.');
        if (clean.Length <= LongestName) return clean.Length == 0 ? "tep" : clean;
        return clean[(char.IsLowSurrogate(clean[^LongestName]) ? ^(LongestName - 1) : ^LongestName)..];      // the end tells the kind
    }

    private string PathOf(string key)
    {
        if (key.Length != KeyLength || !key.All(char.IsAsciiHexDigitLower)) throw new NotFound();
        return folder.File(System.IO.Path.Combine(place, key[..2], key));
    }

    private static FileStream Private(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 65_536 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private static async Task Copy(Stream from, FileStream to, long cap, CancellationToken ct)
    {
        var buffer = new byte[65_536];
        for (int read; (read = await from.ReadAsync(buffer, ct)) > 0;)
        {
            Rule.Require(to.Length + read <= cap, "file.tooLarge", "file", cap >> 20);
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
        }
    }

    private static byte[] Start(FileStream file)
    {
        var start = new byte[Math.Min(4_096, file.Length)];
        file.Position = 0;
        file.ReadExactly(start);
        return start;
    }
}
