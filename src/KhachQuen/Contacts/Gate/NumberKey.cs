using System.Security.Cryptography;
using System.Text;
using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>
/// A phone or an address as the gate remembers it: half of a SHA-256. An opt-out so outlives the erasure of the number (T-31), and the national list is
/// kept without anybody's number. Not a secret: there are few enough numbers to try them all.
/// </summary>
public static class NumberKey
{
    public static Guid Of(string address) => new(SHA256.HashData(Encoding.UTF8.GetBytes("khachquen " + address.Trim().ToLowerInvariant())).AsSpan(0, 16), bigEndian: true);

    /// <summary>What was typed, in its one form, and whether it may be contacted at all.</summary>
    public static (string Address, NumberStanding Standing) Read(string? typed, ContactChannel channel)
    {
        var text = typed?.Trim() ?? "";
        if (channel == ContactChannel.Email) return (text.ToLowerInvariant(), text.Length is > 3 and <= 254 && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1 && !text.Any(char.IsWhiteSpace) ? NumberStanding.Good : NumberStanding.Invalid);
        if (!PhoneNumber.TryParse(text, new PhoneReading(ServiceNumbers: true), out var phone, out _)) return (text, NumberStanding.Invalid);
        return (phone.E164, phone.Kind == PhoneKind.Emergency ? NumberStanding.Emergency : phone.Dialable ? NumberStanding.Good : NumberStanding.NotDialable);
    }
}
