namespace KhachQuen.Platform;

/// <summary>An amount in Vietnamese words, as vouchers carry it: "Một triệu hai trăm năm mươi nghìn đồng".</summary>
public static class DongWords
{
    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    private static readonly string[] Units = ["", " nghìn", " triệu"];

    public static string Of(long amount)
    {
        var words = amount == 0 ? "không" : (amount < 0 ? "âm " : "") + Whole((ulong)Math.Abs((decimal)amount), leading: true);
        return char.ToUpperInvariant(words[0]) + words[1..] + " đồng";
    }

    /// <summary>Billions are counted like any number before "tỷ".</summary>
    private static string Whole(ulong number, bool leading)
    {
        var parts = new List<string>();
        if (number >= 1_000_000_000)
        {
            parts.Add(Whole(number / 1_000_000_000, leading) + " tỷ");
            (number, leading) = (number % 1_000_000_000, false);
        }
        for (var power = 2; power >= 0; power--)
        {
            var group = (int)(number / (ulong)Math.Pow(1_000, power) % 1_000);
            if (group == 0) continue;
            parts.Add(Hundreds(group, leading && parts.Count == 0) + Units[power]);
        }
        return string.Join(' ', parts);
    }

    /// <summary>Below the first group the hundreds are always said: "không trăm linh năm".</summary>
    private static string Hundreds(int group, bool first)
    {
        var (hundred, ten, one) = (group / 100, group / 10 % 10, group % 10);
        var words = new List<string>();
        if (hundred > 0 || !first) words.Add(Digits[hundred] + " trăm");
        if (ten == 0 && one > 0 && words.Count > 0) words.Add("linh");
        if (ten > 0) words.Add(ten == 1 ? "mười" : Digits[ten] + " mươi");
        if (one > 0) words.Add((ten, one) switch { (> 1, 1) => "mốt", (> 0, 5) => "lăm", _ => Digits[one] });
        return string.Join(' ', words);
    }
}
