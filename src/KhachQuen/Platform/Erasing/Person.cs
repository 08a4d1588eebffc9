namespace KhachQuen.Platform;

/// <summary>A person as they are looked for: the rows that are known to be theirs, and their numbers.</summary>
/// <param name="Ids">Their leads, customers, and what hangs on them; grows while it is looked.</param>
/// <param name="Phones">E.164.</param>
public sealed record Person(HashSet<Guid> Ids, IReadOnlyList<string> Phones)
{
    private static readonly char[] Between = [' ', '.', '-'];
    private static readonly int[][] Groupings = [[2, 3, 4], [3, 3, 3], [1, 2, 2, 2, 2]];     // 091 234 5678, 0912 345 678, 09 12 34 56 78: the leading nought is left out
    private readonly string[] forms = [.. Phones.SelectMany(FormsOf).Distinct()];

    /// <summary>Their numbers as they may stand in a text, without what leads (0, +84).</summary>
    public IReadOnlyList<string> Forms => forms;

    /// <summary>Whether a column holds nothing but one of the numbers.</summary>
    public bool IsNumber(string text) => text.Length < 20 && PhoneNumber.TryParse(text, out var phone, out _) && Phones.Contains(phone.E164);

    /// <summary>The text with their numbers taken out, whatever led them.</summary>
    public string Without(string text)
    {
        foreach (var form in forms)
            for (var at = text.IndexOf(form, StringComparison.Ordinal); at >= 0; at = text.IndexOf(form, at, StringComparison.Ordinal))
            {
                var from = at;
                while (from > 0 && (text[from - 1] is '0' or '8' or '4' or '+' || (Between.Contains(text[from - 1]) && from > 1 && text[from - 2] is '4' or '0'))) from--;
                text = string.Concat(text.AsSpan(0, from), Eraser.Gone, text.AsSpan(at + form.Length));
                at = from;
            }
        return text;
    }

    private static IEnumerable<string> FormsOf(string e164)
    {
        var digits = e164.StartsWith("+84", StringComparison.Ordinal) ? e164[3..] : e164.TrimStart('+');
        yield return digits;
        foreach (var groups in Groupings.Where(g => g.Sum() == digits.Length))
            foreach (var between in Between)
            {
                var at = 0;
                yield return string.Join(between, groups.Select(length => digits[at..(at += length)]));
            }
    }
}
