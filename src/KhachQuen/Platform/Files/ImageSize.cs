using System.Buffers.Binary;

namespace KhachQuen.Platform;

/// <summary>How many pixels an image claims to have, from its head alone: nothing is decoded (T-27).</summary>
public static class ImageSize
{
    private const int MostMarkers = 1_000;

    /// <summary>Null where the head makes no sense.</summary>
    public static (int Width, int Height)? Of(Stream file, string contentType)
    {
        try
        {
            return contentType switch
            {
                "image/png" => Png(Head(file, 24)),
                "image/webp" => Webp(Head(file, 30)),
                "image/jpeg" => Jpeg(file),
                _ => null,
            };
        }
        catch (EndOfStreamException) { return null; }
    }

    private static byte[] Head(Stream file, int length)
    {
        var head = new byte[length];
        file.Position = 0;
        file.ReadExactly(head);
        return head;
    }

    private static (int, int)? Png(byte[] head) =>
        head.AsSpan(12, 4).SequenceEqual("IHDR"u8) ? Sound(BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(20))) : null;

    private static (int, int)? Webp(byte[] head)
    {
        var form = head.AsSpan(12, 4);
        if (form.SequenceEqual("VP8X"u8)) return Sound(1 + (head[24] | head[25] << 8 | head[26] << 16), 1 + (head[27] | head[28] << 8 | head[29] << 16));
        if (form.SequenceEqual("VP8L"u8) && head[20] == 0x2F && BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(21)) is var bits) return Sound((int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1);
        return form.SequenceEqual("VP8 "u8) && head is [.., 0x9D, 0x01, 0x2A, _, _, _, _] ? Sound(BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(26)) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(28)) & 0x3FFF) : null;
    }

    /// <summary>From marker to marker until the one that begins the frame.</summary>
    private static (int, int)? Jpeg(Stream file)
    {
        file.Position = 2;
        var part = new byte[7];
        for (var seen = 0; seen < MostMarkers; seen++)
        {
            file.ReadExactly(part, 0, 2);
            while (part is [0xFF, 0xFF, ..]) file.ReadExactly(part, 1, 1);      // fill bytes
            var marker = part[1];
            if (part[0] != 0xFF || marker is 0xD9 or 0xDA) return null;
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7)) continue;
            file.ReadExactly(part, 0, 2);
            var length = BinaryPrimitives.ReadUInt16BigEndian(part);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                file.ReadExactly(part, 2, 5);
                return Sound(BinaryPrimitives.ReadUInt16BigEndian(part.AsSpan(5)), BinaryPrimitives.ReadUInt16BigEndian(part.AsSpan(3)));
            }
            if (length < 2) return null;
            file.Position += length - 2;
        }
        return null;
    }

    private static (int, int)? Sound(int width, int height) => width > 0 && height > 0 ? (width, height) : null;
}
