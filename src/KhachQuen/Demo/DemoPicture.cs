using System.Buffers.Binary;
using System.IO.Compression;

namespace KhachQuen.Demo;

/// <summary>A picture for the story, painted here: a slip of paper with lines, in PNG.</summary>
internal static class DemoPicture
{
    private const int Width = 360, Height = 240;

    public static byte[] Slip(int seed)
    {
        var rows = new byte[Height * (1 + Width * 3)];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                var paper = x is > 40 and < Width - 40 && y > 16;
                var ink = paper && y % 22 is > 4 and < 10 && x > 60 && x < 60 + ((y / 22 * 37) + (seed * 53)) % 220;
                var at = (y * (1 + Width * 3)) + 1 + (x * 3);
                (rows[at], rows[at + 1], rows[at + 2]) = ink ? ((byte)60, (byte)72, (byte)96) : paper ? ((byte)252, (byte)250, (byte)244) : ((byte)(150 + (y / 4)), (byte)(176 - (x / 8)), (byte)205);
            }
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Part(file, "IHDR"u8, [0, 0, Width >> 8, Width & 255, 0, 0, Height >> 8, Height & 255, 8, 2, 0, 0, 0]);
        Part(file, "IDAT"u8, Packed(rows));
        Part(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Packed(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(rows);
        return packed.ToArray();
    }

    private static void Part(MemoryStream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] body = [.. name, .. content];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Sum(body));
        file.Write(number);
    }

    private static uint Sum(byte[] bytes)
    {
        var sum = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            sum ^= b;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320u : sum >> 1;
        }
        return ~sum;
    }
}
