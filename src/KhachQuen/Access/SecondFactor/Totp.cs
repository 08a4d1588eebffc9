using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KhachQuen.Access;

/// <summary>Time-based one-time codes (RFC 6238 over RFC 4226): SHA-1, 30 seconds, six digits, as every authenticator app has them. Pure.</summary>
public static class Totp
{
    public const int Seconds = 30, Digits = 6;
    /// <summary>A code of the step before or after counts too: clocks of phones are a little off.</summary>
    private const int StepsOff = 1;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTime at) => (long)(at - DateTime.UnixEpoch).TotalSeconds / Seconds;

    public static string CodeOf(ReadOnlySpan<byte> secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[8], hash = stackalloc byte[20];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // the standard's own algorithm; authenticator apps know no other
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[19] & 0xf)..]) & 0x7fffffff;
        return (number % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step the code belongs to, or null. A step that was used once is not taken again, nor one before it.</summary>
    public static long? StepOf(ReadOnlySpan<byte> secret, string code, DateTime at, long usedUpTo)
    {
        var now = StepAt(at);
        var typed = Encoding.ASCII.GetBytes(code);
        long? found = null;
        for (var step = now - StepsOff; step <= now + StepsOff; step++)
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.ASCII.GetBytes(CodeOf(secret, step))) && step > usedUpTo) found ??= step;
        return found;
    }

    /// <summary>The secret as people type it (RFC 4648, without padding).</summary>
    public static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var part in bytes)
        {
            (buffer, bits) = (((buffer << 8) | part) & 0xffff, bits + 8);
            for (; bits >= 5; bits -= 5) text.Append(Alphabet[(buffer >> (bits - 5)) & 31]);
        }
        if (bits > 0) text.Append(Alphabet[(buffer << (5 - bits)) & 31]);
        return text.ToString();
    }

    /// <summary>What the authenticator app reads.</summary>
    public static string UriOf(ReadOnlySpan<byte> secret, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Base32(secret)}&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits={Digits}&period={Seconds}";
}
