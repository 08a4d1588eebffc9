namespace KhachQuen.Tests.Platform;

/// <summary>The numbering plan once more, typed from reference.md and not from the code under test.</summary>
internal static class PhoneCorpus
{
    public static readonly string[] MobilePrefixes =
    [
        "032", "033", "034", "035", "036", "037", "038", "039", "086", "096", "097", "098",
        "070", "076", "077", "078", "079", "089", "090", "093", "081", "082", "083", "084", "085", "088", "091", "094",
        "052", "056", "058", "092", "059", "099", "087", "055",
    ];

    public static readonly (string Old, string Today)[] OldMobile =
    [
        ("0162", "032"), ("0163", "033"), ("0164", "034"), ("0165", "035"), ("0166", "036"), ("0167", "037"),
        ("0168", "038"), ("0169", "039"), ("0120", "070"), ("0121", "079"), ("0122", "077"), ("0126", "076"),
        ("0128", "078"), ("0123", "083"), ("0124", "084"), ("0125", "085"), ("0127", "081"), ("0129", "082"),
        ("0186", "056"), ("0188", "058"), ("0199", "059"),
    ];

    public static readonly string[] AreaCodes =
    [
        "0203", "0204", "0205", "0206", "0207", "0208", "0209", "0210", "0211", "0212", "0213", "0214", "0215", "0216",
        "0218", "0219", "0220", "0221", "0222", "0225", "0226", "0227", "0228", "0229", "0232", "0233", "0234", "0235",
        "0236", "0237", "0238", "0239", "024", "0251", "0252", "0254", "0255", "0256", "0257", "0258", "0259", "0260",
        "0261", "0262", "0263", "0269", "0270", "0271", "0272", "0273", "0274", "0275", "0276", "0277", "028", "0290",
        "0291", "0292", "0293", "0294", "0296", "0297", "0299",
    ];

    /// <summary>Every way we have seen a national number ("0" and nine or ten more digits) written.</summary>
    public static IEnumerable<string> Written(string national)
    {
        var bare = national[1..];
        string[] forms = [national, "84" + bare, "+84" + bare, "0084" + bare, "+84 " + bare, "+840" + bare, "84 0" + bare, "(+84) " + bare,
            "+84 (0)" + bare, bare, bare + ".0", bare + ",00", $"{bare[0]}.{bare[1..]}E{bare.Length - 1}", $"{bare[0]},{bare[1..]}E+0{bare.Length - 1}"];
        return forms.Concat(Grouped(national)).Concat(Grouped("+84" + bare)).Concat(InText(national)).Concat(InText("+84" + bare));
    }

    private static IEnumerable<string> Grouped(string number)
    {
        foreach (var gap in (string[])[" ", ".", "-", "\u00a0", " - ", "\u2009", "\u2013", ". "])
        {
            yield return number[..^7] + gap + number[^7..^4] + gap + number[^4..];
            yield return number[..^6] + gap + number[^6..^3] + gap + number[^3..];
            yield return string.Join(gap, number.Chunk(2).Select(pair => new string(pair)));
        }
    }

    private static IEnumerable<string> InText(string number) =>
    [
        $"SĐT: {number} (Zalo)", $"{number} gọi buổi tối", $"{number} gọi sau 17h", $"đt {number}, lấy 2 hộp", $"{number} (2)",
        $"  {number}\t", $"'{number}", $"tel:{number}", $"Anh Nam 35 tuổi {number}", $"{number}\u200b", $"\u202a{number}\u202c", $"Zalo{number}.",
        string.Concat(number.Select(c => c is >= '0' and <= '9' ? (char)('０' + (c - '0')) : c)),
    ];
}
