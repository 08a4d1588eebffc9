namespace KhachQuen.Catalog;

/// <summary>A stretch of a line.</summary>
public sealed record TextRun(string Text, bool Bold);

public enum TextBlockKind { Paragraph, Bullets, Numbers }

/// <summary>Lines that stand together: a paragraph, or the points of a list.</summary>
public sealed record TextBlock(TextBlockKind Kind, IReadOnlyList<IReadOnlyList<TextRun>> Lines);

/// <summary>
/// The light structure of an article: an empty line parts paragraphs, <c>- </c> and <c>1. </c> begin the points of a list, <c>**so**</c> is bold.
/// Nothing else has a meaning; no markup goes in or out.
/// </summary>
public static class LightText
{
    public static IReadOnlyList<TextBlock> Parse(string text)
    {
        var blocks = new List<TextBlock>();
        var (lines, kind) = (new List<IReadOnlyList<TextRun>>(), TextBlockKind.Paragraph);
        void End()
        {
            if (lines.Count > 0) blocks.Add(new(kind, lines));
            lines = [];
        }
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()))
        {
            var (now, words) = Read(line);
            if (line.Length == 0 || now != kind) End();
            kind = now;
            if (line.Length > 0) lines.Add(Runs(words));
        }
        End();
        return blocks;
    }

    private static (TextBlockKind, string) Read(string line)
    {
        if (line is ['-' or '•' or '*', ' ', ..]) return (TextBlockKind.Bullets, line[2..].TrimStart());
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        return digits is 1 or 2 && line.Length > digits + 2 && line[digits] is '.' or ')' && line[digits + 1] == ' ' ? (TextBlockKind.Numbers, line[(digits + 2)..].TrimStart()) : (TextBlockKind.Paragraph, line);
    }

    /// <summary>What stands between two pairs of stars is bold; a pair without its other is stars.</summary>
    private static List<TextRun> Runs(string words)
    {
        var runs = new List<TextRun>();
        for (var at = 0; at < words.Length;)
        {
            var open = words.IndexOf("**", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : words.IndexOf("**", open + 2, StringComparison.Ordinal);
            if (close <= open + 2) { runs.Add(new(words[at..], false)); break; }
            if (open > at) runs.Add(new(words[at..open], false));
            runs.Add(new(words[(open + 2)..close], true));
            at = close + 2;
        }
        return runs;
    }
}
