using System.Security.Cryptography;

namespace KhachQuen.Platform;

/// <summary>The hash of a link: SHA-256 over the hash before it and every column of the line, each with its length, so that nothing can slide from one into the next.</summary>
public static class AuditSum
{
    private const byte Form = 1;

    /// <summary>What stands before the first line.</summary>
    public static byte[] Nothing => new byte[SHA256.HashSizeInBytes];

    /// <param name="before">The hash of the link before.</param>
    /// <param name="line">As it stands.</param>
    /// <param name="erased">The sum of its values as they were, where they were erased since.</param>
    public static byte[] Of(byte[] before, AuditLine line, byte[]? erased = null)
    {
        using var bytes = new MemoryStream(512);
        using var text = new BinaryWriter(bytes);
        text.Write(Form);
        text.Write(before);
        text.Write(line.Id.ToByteArray(bigEndian: true));
        text.Write(line.At.Ticks);
        text.Write(line.ActorId.ToByteArray(bigEndian: true));
        text.Write(line.ActorName);
        text.Write(line.From is not null);
        text.Write(line.From ?? "");
        text.Write(line.Act);
        text.Write(line.Noun);
        text.Write(line.NounId.ToByteArray(bigEndian: true));
        if (erased is null && line.Nonce is null) text.Write(line.Changes);     // from before there was a key
        else text.Write(erased ?? OfValues(line));
        return SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>Of what a line says, under its own key.</summary>
    internal static byte[] OfValues(AuditLine line) => HMACSHA256.HashData(line.Nonce ?? [], System.Text.Encoding.UTF8.GetBytes(line.Changes));

    public static string Shown(byte[] hash) => Convert.ToHexStringLower(hash);
}
