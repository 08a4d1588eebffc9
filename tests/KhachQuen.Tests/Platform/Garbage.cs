namespace KhachQuen.Tests.Platform;

/// <summary>Random text, half of it made of the pieces the parsers look for; the seed is in every failure.</summary>
internal static class Garbage
{
    private static readonly string[] Pieces =
    [
        "0912345678", "+84", "84", "0", "1900", "E8", ".", ",", "-", " ", "\u00a0", "/", "(", ")", "mai", "thứ 6", "t7", "cn", "chiều", "tối nay",
        "9h", "2h30", "+2d", "30p", "99999999999", "tr", "triệu", "k", "tỷ", "đ", "25/11", "31/2", "tuần sau", "tết", "mùng", "rưỡi", "nữa", "TP.HCM",
        "Bình Dương", "\ud83d", "\udc00", "\u0301", "\u200b", "\0", "İ", "ß", "１", "٣", "½", "²",
    ];

    public static void Run(int times, Action<string> check, int? given = null)
    {
        var seed = given ?? Random.Shared.Next();
        var random = new Random(seed);
        for (var turn = 0; turn < times; turn++)
        {
            var text = turn % 2 == 0 ? Noise(random) : Mixture(random);
            try
            {
                check(text);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"seed {seed}, turn {turn}: {Escaped(text)}", error);
            }
        }
    }

    private static string Noise(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => (char)(random.Next(4) == 0 ? random.Next(0x10000) : random.Next(0x20, 0x7f))));

    private static string Mixture(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => Pieces[random.Next(Pieces.Length)] + (random.Next(2) == 0 ? " " : "")));

    private static string Escaped(string text) => string.Concat(text.Select(c => c is >= ' ' and < (char)127 ? c.ToString() : $"\\u{(int)c:x4}"));
}
