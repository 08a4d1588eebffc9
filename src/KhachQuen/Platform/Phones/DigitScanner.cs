using System.Globalization;
using System.Text;

namespace KhachQuen.Platform;

/// <summary>Digits written without a gap, and what stood between them and the run before.</summary>
internal sealed record DigitRun(string Digits, string Before, bool Plus);

/// <summary>Runs with nothing but spaces, dots, dashes and brackets between them.</summary>
/// <param name="Runs">At least one.</param>
/// <param name="WordFollows">A letter comes right after: "2 hộp", "17h".</param>
internal sealed record DigitChain(IReadOnlyList<DigitRun> Runs, bool WordFollows)
{
    public string Digits => string.Concat(Runs.Select(run => run.Digits));
}

/// <summary>Cuts any text into chains of digits, in one pass.</summary>
internal sealed class DigitScanner
{
    private readonly List<DigitChain> chains = [];
    private readonly StringBuilder digits = new();
    private readonly StringBuilder gap = new();
    private List<DigitRun> runs = [];
    private bool plus;

    public static IReadOnlyList<DigitChain> Scan(string text)
    {
        var scanner = new DigitScanner();
        for (var at = 0; at < text.Length; at++) scanner.Take(text, at);
        scanner.EndChain(wordFollows: false);
        return scanner.chains;
    }

    private void Take(string text, int at)
    {
        var c = text[at];
        if (DigitAt(text, at) is { } digit) digits.Append(digit);
        else if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format) return; // zero-width, bidi marks from chat apps
        else if (Separator(c) is { } separator)
        {
            EndRun();
            gap.Append(separator);
        }
        else
        {
            EndChain(char.IsLetter(c));
            plus = c is '+' or '＋';
        }
    }

    private static char? DigitAt(string text, int at)
    {
        var value = CharUnicodeInfo.GetDecimalDigitValue(text[at]); // full-width ones too
        if (value >= 0) return (char)('0' + value);
        var meantZero = text[at] is 'o' or 'O'
            && (at == 0 || !char.IsLetter(text[at - 1]))
            && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
        return meantZero ? '0' : null;
    }

    /// <summary>What may stand inside one number, dashes and spaces of every width made one; a line break may not.</summary>
    private static char? Separator(char c) => c switch
    {
        '\n' or '\r' or '\u2028' or '\u2029' or '\u0085' => null,
        '.' or ',' or '(' or ')' or '_' or '\'' or '·' or '•' => c,
        _ when char.IsWhiteSpace(c) => ' ',
        _ when CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation || c == '\u2212' => '-',
        _ => null,
    };

    private void EndRun()
    {
        if (digits.Length == 0) return;
        runs.Add(new DigitRun(digits.ToString(), gap.ToString(), plus));
        digits.Clear();
        gap.Clear();
        plus = false;
    }

    private void EndChain(bool wordFollows)
    {
        EndRun();
        if (runs.Count > 0) chains.Add(new DigitChain(runs, wordFollows));
        if (runs.Count > 0) runs = [];
        gap.Clear();
        plus = false;
    }
}
