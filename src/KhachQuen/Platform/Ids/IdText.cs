using System.Globalization;
using System.Text;

namespace KhachQuen.Platform;

/// <summary>What the identity numbers have in common.</summary>
internal static class IdText
{
    private const int LongestText = 64;
    private const int Shown = 4;

    /// <summary>The digits of a typed number, or null with "{kind}.missing", "{kind}.length" or "{kind}.notDigits".</summary>
    public static string? Digits(string? text, string kind, out string? problem, params string[] labels)
    {
        problem = string.IsNullOrWhiteSpace(text) ? kind + ".missing" : text.Length > LongestText ? kind + ".length" : null;
        if (problem is not null) return null;
        var digits = new StringBuilder();
        foreach (var c in WithoutLabel(Folding.Fold(text), labels))
        {
            if (CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit) digits.Append((char)('0' + digit));
            else if (c is not (' ' or '.' or '-' or '–' or '\'')) problem = kind + ".notDigits";
        }
        if (digits.Length == 0) problem ??= kind + ".missing";
        return problem is null ? digits.ToString() : null;
    }

    public static string Masked(string value) =>
        value.Length <= Shown ? value : new string('•', value.Length - Shown) + value[^Shown..];

    private static string WithoutLabel(string folded, string[] labels)
    {
        var label = labels.FirstOrDefault(label => folded.StartsWith(label, StringComparison.Ordinal));
        return label is null ? folded : folded[label.Length..].TrimStart(' ', ':');
    }
}
