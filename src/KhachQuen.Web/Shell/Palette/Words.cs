using System.Globalization;
using System.Text;

namespace KhachQuen.Web.Shell;

/// <summary>Comparing words as people type them: without case and without marks, "don hang" finds "Đơn hàng".</summary>
internal static class Words
{
    public static bool Fit(string text, string wanted)
    {
        var bare = Bare(text);
        return Bare(wanted).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w => bare.Contains(w, StringComparison.Ordinal));
    }

    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) bare.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
        return bare.ToString();
    }
}
