namespace KhachQuen.Platform;

/// <summary>Numbers in groups, open or masked.</summary>
internal static class PhoneDisplay
{
    private const int ShownAtTheEnd = 3;

    public static string Grouped(string national) => Grouped(national, Groups(national));

    /// <summary>Keeps the first group and the last three digits, so that two customers can still be told apart.</summary>
    public static string Masked(string national)
    {
        var open = Groups(national)[0];
        var masked = national.Select((digit, at) => at < open || at >= national.Length - ShownAtTheEnd ? digit : '•');
        return Grouped(string.Concat(masked), Groups(national));
    }

    /// <summary>A free text with every person's phone in it hidden. A number may be written with dots and blanks: when one is found, no digit of the text is shown.</summary>
    public static string WithoutPhones(string text) =>
        text.Count(char.IsAsciiDigit) < 9 || PhoneNumber.FindAll(text).Count == 0 ? text : string.Concat(text.Select(c => char.IsAsciiDigit(c) ? '•' : c));

    private static string Grouped(string text, int[] groups)
    {
        var at = 0;
        return string.Join(' ', groups.Select(length => text[at..(at += length)]));
    }

    private static int[] Groups(string national) => (national.Length, national) switch
    {
        (10, ['0', ..]) => [3, 3, 4],
        (11, ['0', '2', '4' or '8', ..]) => [3, 4, 4],
        (11, ['0', ..]) => [4, 4, 3],
        (10, _) => [4, 3, 3],
        (8, _) => [4, 4],
        _ => [national.Length],
    };
}
