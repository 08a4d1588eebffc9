using System.Buffers.Binary;
using System.IO.Compression;

namespace KhachQuen.Platform;

/// <summary>T-27: looks at a zip's directory before the framework reads it into memory, and at every entry's claims before one is unpacked.</summary>
internal static class ZipDoor
{
    private const int EndRecord = 22, LongestComment = 65_535, Locator = 20;
    private const int LongestHeader = 512; // of one entry in the directory: 46 bytes, its name, its extras

    public static ZipArchive Open(Stream stream, SheetLimits limits)
    {
        // Not the number of entries the file claims: what lies between the directory's start and the end of the file can be read as entries.
        var directory = stream.Length - DirectoryStart(stream);
        if (directory > ((long)limits.Entries * LongestHeader) + LongestComment) throw SheetDamage.TooLarge("entries", limits.Entries);
        stream.Position = 0;
        var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        try
        {
            CheckClaims(zip, limits);
            return zip;
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    private static void CheckClaims(ZipArchive zip, SheetLimits limits)
    {
        if (zip.Entries.Count > limits.Entries) throw SheetDamage.TooLarge("entries", limits.Entries);
        Rule.Require(!zip.Entries.Any(entry => entry.IsEncrypted), "sheet.encrypted", "file");
        long unpacked = 0;
        foreach (var entry in zip.Entries)
        {
            if (entry.Length < 0 || entry.Length > limits.UnpackedBytes - unpacked) throw SheetDamage.TooLarge("unpackedBytes", limits.UnpackedBytes);
            if (UnpackedPart.IsBomb(entry.Length, entry.CompressedLength, limits)) throw SheetDamage.TooLarge("ratio", limits.Ratio);
            unpacked += entry.Length;
        }
    }

    private static long DirectoryStart(Stream stream)
    {
        var tail = new byte[Math.Min(stream.Length, EndRecord + LongestComment + Locator)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || end + EndRecord > tail.Length) throw SheetDamage.Damaged("no end of directory");
        long start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        var locator = end - Locator;
        if (locator >= 0 && tail.AsSpan(locator).StartsWith("PK\x06\x07"u8))
            start = Math.Min(start, LongDirectoryStart(stream, BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(locator + 8))));
        return start;
    }

    private static long LongDirectoryStart(Stream stream, long at)
    {
        if (at < 0 || at > stream.Length - 56) throw SheetDamage.Damaged("no zip64 end of directory");
        var record = new byte[56];
        stream.Position = at;
        stream.ReadExactly(record);
        return Math.Clamp(BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)), 0, stream.Length);
    }
}
