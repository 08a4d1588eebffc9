using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>What is shown of a number to whoever may not see it whole (T-22).</summary>
public static class Masking
{
    /// <summary>The text with every person's phone in it masked.</summary>
    public static string? PhonesIn(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Count(char.IsAsciiDigit) < 9) return text;
        // A number may be written with dots and blanks: when one is found, no digit of the text is shown.
        return PhoneNumber.FindAll(text).Count == 0 ? text : string.Concat(text.Select(c => char.IsAsciiDigit(c) ? '•' : c));
    }

    public static string? LastFour(string? number) => number is { Length: > 4 } ? new string('•', number.Length - 4) + number[^4..] : number is null ? null : "••••";
}
