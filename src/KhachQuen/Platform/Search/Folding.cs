using System.Globalization;
using System.Text;

namespace KhachQuen.Platform;

/// <summary>Text as it is compared when accents, case and spacing must not matter ("TRẦN  Đức" = "tran duc").</summary>
public static class Folding
{
    /// <summary>Lower case, no diacritics, đ as d, single spaces, none at the ends. Never throws, also on broken surrogates.</summary>
    public static string Fold(string? text)
    {
        var folded = new StringBuilder(text?.Length ?? 0);
        foreach (var rune in Sound(text ?? "").Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) Space(folded);
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
                folded.Append(Lower(rune));
        }
        return folded.ToString().TrimEnd(' ');
    }

    /// <summary>Form C of any text, also where half a surrogate pair would make the framework throw.</summary>
    public static string Composed(string text) => Sound(text).Normalize(NormalizationForm.FormC);

    /// <summary>A code made from a name: "Hội chợ Tết" is <c>hoiChoTet</c>; at most 60 letters.</summary>
    public static string CodeOf(string? name) => string.Concat(Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(w => string.Concat(w.Where(char.IsAsciiLetterOrDigit))).Where(w => w.Length > 0)
        .Select((w, i) => i == 0 ? w : char.ToUpper(w[0], CultureInfo.InvariantCulture) + w[1..])) is var code && code.Length > 60 ? code[..60] : code;

    private static void Space(StringBuilder folded)
    {
        if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
    }

    private static Rune Lower(Rune rune) => rune.Value switch
    {
        'đ' or 'Đ' or 'ð' or 'Ð' => new Rune('d'), // Đ has no decomposition; old fonts typed the Icelandic letter
        _ => Rune.ToLowerInvariant(rune),
    };

    /// <summary>Half a surrogate pair and U+FFFE make the framework's normalisation throw: U+FFFD takes their place.</summary>
    private static string Sound(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && !text.Contains('\ufffe')) return text;
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) sound.Append(rune.Value == 0xfffe ? Rune.ReplacementChar : rune);
        return sound.ToString();
    }
}
