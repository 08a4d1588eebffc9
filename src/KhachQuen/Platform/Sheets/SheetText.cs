using System.Buffers;
using System.Globalization;
using System.Text;

namespace KhachQuen.Platform;

/// <summary>The text of a cell, going in and out. For every string x and both kinds of file: <c>read(write(x)) == Clean(x)</c>.</summary>
public static class SheetText
{
    /// <summary>The longest text a cell of Excel holds.</summary>
    public const int Longest = 32_767;

    // UAX #15 calls 30 enough for any language. Sorting an endless run of marks takes quadratic time: half a second for one cell.
    private const int MostMarks = 30;

    private static readonly SearchValues<char> Suspect = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(c => IsUnwanted(c) || char.IsSurrogate(c))]);

    // Also the full-width forms, which Excel reads like the plain ones.
    private static readonly SearchValues<char> Dangerous = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    /// <summary>
    /// Composed (NFC), without control characters (tab, line feed and carriage return stay) and U+FEFF, U+FFFE, U+FFFF, a lone surrogate as U+FFFD,
    /// at most <see cref="Longest"/> units. PostgreSQL refuses U+0000, XML the rest.
    /// </summary>
    public static string Clean(string text)
    {
        if (text.AsSpan().ContainsAny(Suspect)) text = WithoutControls(text);
        if (!Ascii.IsValid(text)) text = Composed(text);
        return text.Length <= Longest ? text : Cut(text);
    }

    /// <summary>T-25: a text that a program would take for a formula gets an apostrophe in front; so does one that already has apostrophes there.</summary>
    internal static string Guard(string text) => GuardsDanger(text, 0) ? "'" + text : text;

    /// <summary>Takes the apostrophe away again, exactly where <see cref="Guard"/> would have put one.</summary>
    internal static string Unguard(string text) => text.StartsWith('\'') && GuardsDanger(text, 1) ? text[1..] : text;

    internal static bool StartsFormula(string text) => text.Length > 0 && Dangerous.Contains(text[0]);

    private static bool GuardsDanger(string text, int from)
    {
        var first = text.AsSpan(from).IndexOfAnyExcept('\'');
        return first >= 0 && Dangerous.Contains(text[from + first]);
    }

    private static bool IsUnwanted(char c) => (char.IsControl(c) && c is not ('\t' or '\n' or '\r')) || c is '\uFEFF' or >= '\uFFFE';

    private static string WithoutControls(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // a lone surrogate comes as U+FFFD
            if (!rune.IsBmp || !IsUnwanted((char)rune.Value)) kept.Append(rune.ToString());
        return kept.ToString();
    }

    private static string Composed(string text)
    {
        if (text.Length > MostMarks && LongestRun(text) > MostMarks) text = WithoutEndlessMarks(text);
        return text.IsNormalized() ? text : text.Normalize();
    }

    // Surrogates are counted too: some are marks. Too long a guess only costs the closer look.
    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c >= '\u0300' && (char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    private static string WithoutEndlessMarks(string text)
    {
        var kept = new StringBuilder(text.Length);
        var run = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            run = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark ? run + 1 : 0;
            if (run <= MostMarks) kept.Append(rune.ToString());
        }
        return kept.ToString();
    }

    private static string Cut(string text) => text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
}
