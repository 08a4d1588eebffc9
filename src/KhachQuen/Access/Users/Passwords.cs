using System.Security.Cryptography;

namespace KhachQuen.Access;

public static class Passwords
{
    /// <summary>Without the letters and digits that look alike: it is read aloud or copied from a slip.</summary>
    private const string Readable = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>Three groups of four, 60 bits; always with a letter and a digit.</summary>
    public static string Random()
    {
        while (true)
        {
            var text = RandomNumberGenerator.GetString(Readable, 12);
            if (text.Any(char.IsLetter) && text.Any(char.IsDigit)) return $"{text[..4]}-{text[4..8]}-{text[8..]}";
        }
    }
}
