using System.Text.RegularExpressions;

namespace KhachQuen.Platform;

/// <summary>The amounts people type: numbers, each with a unit or following one ("1tr2", "1 triệu 200 nghìn").</summary>
internal sealed partial class MoneyText
{
    private const int LongestText = 60;
    private const string Half = "ruoi";

    private static readonly string[] Currency = ["d", "dong", "vnd", "₫"];

    private static readonly Dictionary<string, long> Units = new()
    {
        ["k"] = 1_000, ["ng"] = 1_000, ["n"] = 1_000, ["nghin"] = 1_000, ["ngan"] = 1_000,
        ["tr"] = 1_000_000, ["trieu"] = 1_000_000, ["cu"] = 1_000_000, ["m"] = 1_000_000,
        ["ty"] = 1_000_000_000, ["ti"] = 1_000_000_000,
    };

    private decimal sum;
    private long unit; // of the last term; 0 before the first
    private string? pending; // a number whose unit has not come yet
    private bool ambiguous;

    /// <summary>Đồng, perhaps with decimals; null with the problem's code.</summary>
    public static decimal? Read(string text, out string? problem)
    {
        problem = "money.unreadable";
        var folded = text.Length > LongestText ? "" : SpacedThousands().Replace(Folding.Fold(text).Replace('−', '-'), "");
        var negative = folded.StartsWith('-');
        if (Tokens(folded[(negative ? 1 : 0)..]) is not { Count: > 0 } tokens) return null;
        var money = new MoneyText();
        if (!tokens.TrueForAll(money.Take) || !money.End()) return null;
        problem = money.ambiguous ? "money.ambiguous" : null;
        return money.ambiguous ? null : negative ? -money.sum : money.sum;
    }

    /// <summary>Numbers and words without the currency; null when something else is between them.</summary>
    private static List<string>? Tokens(string folded)
    {
        var matches = Token().Matches(folded);
        if (matches.Sum(match => match.Length) != folded.TrimEnd().Length) return null;
        List<string> tokens = [.. matches.Select(match => match.Groups[1].Value)];
        if (tokens.Count > 0 && Currency.Contains(tokens[^1])) tokens.RemoveAt(tokens.Count - 1);
        else if (tokens.Count > 0 && Currency.Contains(tokens[0])) tokens.RemoveAt(0);
        return tokens;
    }

    private bool Take(string token)
    {
        if (token == Half) return TakeHalf();
        if (Units.TryGetValue(token, out var next)) return TakeUnit(next);
        if (pending is not null || !char.IsAsciiDigit(token[0])) return false;
        pending = token;
        return true;
    }

    private bool TakeUnit(long next)
    {
        if (pending is null || (unit > 0 && next >= unit) || Amounts.Number(pending) is not { } number) return false;
        ambiguous |= next >= 1_000_000 && Amounts.MayBeThousandsOrDecimals(pending);
        (sum, unit, pending) = (sum + number * next, next, null);
        return true;
    }

    private bool TakeHalf()
    {
        if (pending is not null || unit <= 1) return false;
        (sum, unit) = (sum + unit / 2m, 1);
        return true;
    }

    /// <summary>A bare number after a unit is its decimals ("1tr2" = 1,200,000), unless it is written out ("1 triệu 250.000").</summary>
    private bool End()
    {
        if (pending is null) return true;
        if (unit == 1) return false;
        var decimals = unit > 1 && pending.Length <= 3;
        if (Amounts.Number(decimals ? "0." + pending : pending) is not { } number) return false;
        if (unit > 1 && !decimals && (number < 1_000 || number >= unit)) return false;
        sum += decimals ? number * unit : number;
        return true;
    }

    [GeneratedRegex(@"\G ?([0-9]+(?:[.,][0-9]+)*|[a-z]+|₫)", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<=^-?[0-9]{1,3}(?: [0-9]{3})*) (?=[0-9]{3}(?![0-9]))", RegexOptions.CultureInvariant)]
    private static partial Regex SpacedThousands();
}
