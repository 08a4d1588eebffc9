using System.Globalization;
using System.Text;

namespace KhachQuen.Platform;

/// <summary>Text as it is searched: no accents, no case, single blanks. Neither database folds đ, so this one does it for both.</summary>
public static class Folding
{
    public static string Fold(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsWhiteSpace(c)) { if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' '); }
            else plain.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
        }
        return plain.ToString().TrimEnd();
    }
}
