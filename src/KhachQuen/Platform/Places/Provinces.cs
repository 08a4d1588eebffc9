using System.Collections.Frozen;

namespace KhachQuen.Platform;

/// <summary>A province or centrally-run city since 2025-07-01.</summary>
/// <param name="Code">Two digits: "79".</param>
/// <param name="Name">"TP. Hồ Chí Minh".</param>
/// <param name="Folded">For searching: "ho chi minh".</param>
/// <param name="FormerNames">The provinces merged into it.</param>
public sealed record Province(string Code, string Name, string Folded, IReadOnlyList<string> FormerNames);

/// <summary>A province that was recognised.</summary>
/// <param name="Province">As it is today.</param>
/// <param name="FormerName">The name that was written, when it is one of before 2025-07-01: carriers may still want it.</param>
public sealed record ProvinceMatch(Province Province, string? FormerName);

/// <summary>The provinces, and how people write them.</summary>
public static class Provinces
{
    private const int LongestText = 500;

    private static readonly char[] Separators = [',', ';', '\n', '|', '/'];
    private static readonly string[] Ranks = ["thanh pho ", "tinh ", "t p ", "tp ", "tp"];
    private static readonly string[] EnglishRanks = [" city", " province"];

    /// <summary>In the order of their codes.</summary>
    public static IReadOnlyList<Province> All { get; } = [.. Rows().Select(row => Read(row))];

    private static readonly FrozenDictionary<string, Province> ByCode = All.ToFrozenDictionary(province => province.Code);
    private static readonly FrozenDictionary<string, ProvinceMatch> Spellings = Rows().SelectMany(SpellingsOf).ToFrozenDictionary(pair => pair.Key, pair => pair.Match);

    /// <summary>By the two-digit code of today.</summary>
    public static Province? ByCodeOrNull(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>
    /// The province a text names: "TP.HCM", "Sài Gòn", "tỉnh Bình Dương" (a former name), or the last part of an
    /// address that is one. Null when there is none; never a guess.
    /// </summary>
    public static ProvinceMatch? Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText) return null;
        return Whole(text) ?? text.Split(Separators).Reverse().SelectMany(part => part.Split(" - ").Reverse())
            .Select(Whole).FirstOrDefault(match => match is not null);
    }

    private static ProvinceMatch? Whole(string text)
    {
        var name = Key(text);
        foreach (var rank in EnglishRanks)
            if (name.EndsWith(rank, StringComparison.Ordinal)) name = name[..^rank.Length];
        return Spellings.GetValueOrDefault(name)
            ?? Ranks.Where(rank => name.StartsWith(rank, StringComparison.Ordinal))
                .Select(rank => Spellings.GetValueOrDefault(name[rank.Length..].Trim()))
                .FirstOrDefault(match => match is not null);
    }

    /// <summary>Folded, with everything that is neither letter nor digit a single space.</summary>
    private static string Key(string text) =>
        Folding.Fold(string.Concat(Folding.Fold(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')));

    private static IEnumerable<string[]> Rows() => ProvinceTable.Rows.Split('\n').Select(row => row.Split('|', StringSplitOptions.TrimEntries));

    private static Province Read(string[] row) =>
        new(row[0], row[1], Bare(row[1]), [.. Former(row).Select(former => former.Name)]);

    private static IEnumerable<(string Key, ProvinceMatch Match)> SpellingsOf(string[] row)
    {
        var province = All.Single(province => province.Code == row[0]);
        foreach (var key in Written(row[1], Listed(row[2]))) yield return (key, new ProvinceMatch(province, null));
        foreach (var (name, others) in Former(row))
            foreach (var key in Written(name, others)) yield return (key, new ProvinceMatch(province, name));
    }

    /// <summary>The name, the name in one word, and the other spellings.</summary>
    private static IEnumerable<string> Written(string name, IEnumerable<string> others) =>
        others.Prepend(Bare(name)).Append(Bare(name).Replace(" ", "", StringComparison.Ordinal)).Distinct();

    private static IEnumerable<(string Name, string[] Others)> Former(string[] row) =>
        row[3].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(item => item.Split('=')).Select(pair => (pair[0], pair.Length > 1 ? Listed(pair[1]) : []));

    private static string[] Listed(string spellings) =>
        spellings.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Bare(string name) => Key(name) is var key && key.StartsWith("tp ", StringComparison.Ordinal) ? key[3..] : key;
}
