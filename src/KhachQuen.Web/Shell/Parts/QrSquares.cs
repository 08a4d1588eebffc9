using System.Text;
using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>A short text as a QR code: bytes, level M (15 % may be lost), up to 62 of them, which is what a waybill may have (ISO/IEC 18004, versions 1–4; decision 0033).</summary>
public static class QrSquares
{
    public const int Longest = 62;

    /// <summary>By version: bytes of data, bytes of correction in each block, blocks.</summary>
    private static readonly (int Data, int Correction, int Blocks)[] Versions = [(16, 10, 1), (28, 16, 1), (44, 26, 1), (64, 18, 2)];

    /// <returns>[row, column], dark is true; without the quiet edge.</returns>
    public static bool[,] Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Rule.Require(bytes.Length is > 0 and <= Longest, "qr.tooLong", null, Longest);
        var version = Array.FindIndex(Versions, v => bytes.Length <= v.Data - 2);      // two bytes go to mode, length and end
        var (data, correction, blocks) = Versions[version];
        return new QrDrawing(version + 1).With(Interleaved(Written(bytes, data), correction, blocks));
    }

    /// <summary>Mode, length, the bytes, the end, and filling.</summary>
    private static byte[] Written(byte[] bytes, int size)
    {
        var written = new byte[size];
        written[0] = (byte)(0x40 | bytes.Length >> 4);
        written[1] = (byte)(bytes.Length << 4);
        for (var i = 0; i < bytes.Length; i++)
        {
            written[i + 1] |= (byte)(bytes[i] >> 4);
            written[i + 2] = (byte)(bytes[i] << 4);
        }
        for (var i = bytes.Length + 2; i < size; i++) written[i] = (byte)((i - bytes.Length) % 2 == 0 ? 0xEC : 0x11);
        return written;
    }

    private static byte[] Interleaved(byte[] data, int correction, int blocks)
    {
        var parts = data.Chunk(data.Length / blocks).ToArray();
        var checks = parts.Select(p => Remainder(p, correction)).ToArray();
        return [.. from i in Enumerable.Range(0, parts[0].Length) from p in parts select p[i], .. from i in Enumerable.Range(0, correction) from c in checks select c[i]];
    }

    /// <summary>Reed–Solomon: what is left of the data when divided by (x − 1)(x − 2)(x − 4) …</summary>
    private static byte[] Remainder(byte[] data, int degree)
    {
        var divisor = new byte[degree];
        divisor[^1] = 1;
        for (byte root = 1, i = 0; i < degree; i++, root = Times(root, 2))
            for (var j = 0; j < degree; j++)
                divisor[j] = (byte)(Times(divisor[j], root) ^ (j + 1 < degree ? divisor[j + 1] : 0));
        var left = new byte[degree];
        foreach (var b in data)
        {
            var factor = (byte)(b ^ left[0]);
            for (var j = 0; j < degree; j++) left[j] = (byte)((j + 1 < degree ? left[j + 1] : 0) ^ Times(divisor[j], factor));
        }
        return left;
    }

    /// <summary>In the field of 256 whose modulus is 0x11D.</summary>
    private static byte Times(byte x, byte y)
    {
        var product = 0;
        for (var i = 7; i >= 0; i--) product = (product << 1) ^ ((product >> 7) * 0x11D) ^ ((y >> i & 1) * x);
        return (byte)product;
    }
}
