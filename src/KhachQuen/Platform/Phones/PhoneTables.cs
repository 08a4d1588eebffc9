using System.Collections.Frozen;

namespace KhachQuen.Platform;

/// <summary>The numbering plan of Viet Nam as tables (reference.md, "Phones").</summary>
internal static class PhoneTables
{
    /// <summary>Mobile prefix → the network it was issued to.</summary>
    public static readonly FrozenDictionary<string, MobileNetwork> Mobile = Issued(
        (MobileNetwork.Viettel, "032 033 034 035 036 037 038 039 086 096 097 098"),
        (MobileNetwork.MobiFone, "070 076 077 078 079 089 090 093"),
        (MobileNetwork.VinaPhone, "081 082 083 084 085 088 091 094"),
        (MobileNetwork.Vietnamobile, "052 056 058 092"),
        (MobileNetwork.Gmobile, "059 099"),
        (MobileNetwork.Itel, "087"),
        (MobileNetwork.Wintel, "055"));

    /// <summary>Eleven-digit mobile prefixes given up in 2018 → what replaced them; the last seven digits stayed.</summary>
    public static readonly FrozenDictionary<string, string> OldMobile = Pairs("""
        0162>032 0163>033 0164>034 0165>035 0166>036 0167>037 0168>038 0169>039
        0120>070 0121>079 0122>077 0126>076 0128>078
        0123>083 0124>084 0125>085 0127>081 0129>082
        0186>056 0188>058 0199>059
        """);

    /// <summary>Area codes since 2017: 024 and 028 take eight more digits, the others seven.</summary>
    public static readonly FrozenSet<string> Areas = Words("""
        024 028
        0203 0204 0205 0206 0207 0208 0209 0210 0211 0212 0213 0214 0215 0216 0218 0219
        0220 0221 0222 0225 0226 0227 0228 0229 0232 0233 0234 0235 0236 0237 0238 0239
        0251 0252 0254 0255 0256 0257 0258 0259 0260 0261 0262 0263 0269
        0270 0271 0272 0273 0274 0275 0276 0277 0290 0291 0292 0293 0294 0296 0297 0299
        """);

    /// <summary>
    /// Area codes given up in 2017 that cannot be mistaken for anything in use today. Their numbers are kept and
    /// flagged (reference.md); those that became mobile prefixes (033, 0320 …) are read as mobiles, or as too long.
    /// </summary>
    public static readonly FrozenSet<string> OldAreas = Words("""
        020 022 025 026 027 029 030 031 053 054 057 060 061 062 063 064 066 067 068 072 073 074 075
        0230 0231 0500 0501 0510 0511 0650 0651 0710 0711
        """);

    public static readonly FrozenSet<string> Emergency = Words("112 113 114 115");

    private static FrozenDictionary<string, MobileNetwork> Issued(params (MobileNetwork Network, string Prefixes)[] rows) =>
        rows.SelectMany(row => row.Prefixes.Split(' '), (row, prefix) => (prefix, row.Network))
            .ToFrozenDictionary(pair => pair.prefix, pair => pair.Network);

    private static FrozenDictionary<string, string> Pairs(string text) =>
        Words(text).Select(pair => pair.Split('>')).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    private static FrozenSet<string> Words(string text) =>
        text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
