using System.Globalization;
using System.Text.RegularExpressions;

namespace KhachQuen.Platform;

/// <summary>The words of a typed time, folded, and what each says; the first that fits at a place wins.</summary>
internal static class WhenWords
{
    private const string Number = @"(?<n>\d{1,4}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)";
    private const string Minutes = "(?:phut|ph|p|mins?|minutes?|m|')";
    private const string Hours = "(?:gio|h|g)";
    private const string Ago = "(?:truoc|ago)";
    private const string Next = "(?:sau|~toi|toi)"; // ~toi: typed "tới" with its accent, see Folded

    private static readonly string[] Numerals = ["mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"];

    private static readonly (Regex Pattern, Func<Match, WhenParts, bool> Says, WhenWay? Way)[] Words =
    [
        // How long from now.
        Ahead($@"\+ ?{Number} ?(?:tieng|{Hours}|hours?)(?: ?(?<m>\d{{1,2}}) ?{Minutes}?| ?(?<half>ruoi))?(?: nua)?", WaitHours),
        Ahead($@"(?:sau |in )?{Number} ?(?:tieng|hours?)(?: ?(?<m>\d{{1,2}}) ?{Minutes}?| ?(?<half>ruoi))?(?: (?:nua|sau))?", WaitHours),
        Ahead($@"{Number} ?{Hours} ?(?:(?<m>\d{{1,2}}) ?{Minutes}?|(?<half>ruoi))? ?nua", WaitHours),
        Ahead($@"in {Number} ?{Hours}(?: ?(?<m>\d{{1,2}}) ?{Minutes}?| ?(?<half>ruoi))?", WaitHours),
        Ahead($@"(?:sau |in |\+ ?)?{Number} ?{Minutes}(?: nua)?", (m, when) => when.Wait(TimeSpan.FromMinutes(Count(m)))),
        Ahead(@"(?:sau )?nua (?:tieng|gio)(?: nua)?", (_, when) => when.Wait(TimeSpan.FromMinutes(30))),
        Ahead(@"(?:mot )?(?:lat|ti|chut|xiu)(?: nua)?", (_, when) => when.Wait(TimeSpan.FromMinutes(30), vague: true)),
        Ahead($@"(?:sau |in |\+ ?)?{Number} ?(?:ngay|days?|d)(?: (?:nua|{Next}))?", (m, when) => Days(when, Count(m))),
        Ahead($@"(?:sau |in |\+ ?)?{Number} ?(?:tuan|weeks?|w)(?: (?:nua|{Next}))?", (m, when) => Days(when, 7 * Count(m))),
        Ahead($@"(?:sau |in |\+ ?)?{Number} ?(?:thang|months?)(?: (?:nua|{Next}))?", (m, when) => when.On(when.Today.AddMonths(Count(m)), vague: true, sameTime: true)),
        // How long ago.
        Back($@"- ?{Number} ?(?:tieng|{Hours}|hours?)(?: ?(?<m>\d{{1,2}}) ?{Minutes}?| ?(?<half>ruoi))?", WaitHours),
        Back($@"{Number} ?(?:tieng|hours?)(?: ?(?<m>\d{{1,2}}) ?{Minutes}?| ?(?<half>ruoi))?(?: {Ago})?", WaitHours),
        Back($@"{Number} ?{Hours}(?: ?(?<m>\d{{1,2}}) ?{Minutes}?| ?(?<half>ruoi))? {Ago}", WaitHours),
        Back($@"(?:- ?)?{Number} ?{Minutes}(?: {Ago})?", (m, when) => when.Wait(TimeSpan.FromMinutes(Count(m)))),
        Back($@"nua (?:tieng|gio)(?: {Ago})?", (_, when) => when.Wait(TimeSpan.FromMinutes(30))),
        Back("vua xong|vua roi|bay gio|just now|now", (_, when) => when.Wait(TimeSpan.Zero)),
        Back($@"(?:- ?)?{Number} ?(?:ngay|days?|d)(?: {Ago})?", (m, when) => Days(when, -Count(m))),
        Back($@"(?:- ?)?{Number} ?(?:tuan|weeks?|w)(?: {Ago})?", (m, when) => Days(when, -7 * Count(m))),
        // Which day.
        Word(@"(?<y>\d{4})-(?<mo>\d{1,2})-(?<d>\d{1,2})", WhenDays.Date),
        Word(@"(?:ngay )?(?<d>\d{1,2}) ?[/-] ?(?<mo>\d{1,2})(?: ?[/-] ?(?<y>\d{4}|\d{2}))?(?![/-])", WhenDays.Date),
        Word(@"ngay (?<d>\d{1,2}) thang (?<mo>\d{1,2})(?: nam (?<y>\d{4}))?", WhenDays.Date),
        Ahead(@"m[uo]ng (?<d>\d{1,2}) tet", WhenDays.DayOfTet),
        Word(@"(?:ngay|m[uo]ng) (?<d>\d{1,2})(?! ?[:/h])", WhenDays.DayOfMonth),
        Ahead(@"(?:sau|ra|qua) tet", WhenDays.AfterTet),
        Word("hom nay|bua nay|nay|today", (_, when) => when.On(when.Today)),
        Word("tonight", (_, when) => when.On(when.Today) && when.In(DayPart.Evening)),
        Back("hom qua|bua qua|qua|yesterday", (_, when) => when.On(when.Today.AddDays(-1))),
        Back("hom kia|bua kia", (_, when) => when.On(when.Today.AddDays(-2))),
        Ahead("ngay mai|hom sau|mai|tomorrow", (_, when) => when.On(when.Today.AddDays(1))),
        Ahead("ngay mot|ngay kia|mot|kia", (_, when) => when.On(when.Today.AddDays(2))),
        Word(@"(?:thu|t) ?(?<w>[2-7]|hai|ba|tu|nam|sau|bay)(?: ~toi)?", WhenDays.Weekday),
        Word(@"(?<w>cn|chu nhat|mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?(?: ~toi)?", WhenDays.Weekday),
        Ahead($@"(?<which>dau|giua|cuoi) tuan(?: (?<next>{Next})| nay)?", WhenDays.InTheWeek),
        Ahead($@"(?:tuan {Next}|next week)(?<again> nua)?", (m, when) => when.InWeek(m.Groups["again"].Success ? 2 : 1, vague: true)),
        Back("tuan truoc|last week", (_, when) => when.InWeek(-1, vague: true)),
        Word("tuan nay|this week", (_, when) => when.InWeek(0, vague: true)),
        Ahead($@"(?<which>dau|giua|cuoi) thang(?: (?<next>{Next})| nay)?", WhenDays.InTheMonth),
        Ahead($"thang {Next}|next month", (_, when) => when.On(when.Today.AddMonths(1), vague: true)),
        // Which part of it.
        Word("dau (?:gio|buoi) sang|sang som|dau gio(?! chieu)", (_, when) => when.In(DayPart.Morning, new(8, 0))),
        Word("cuoi (?:gio|buoi)? ?sang", (_, when) => when.In(DayPart.Morning, new(11, 0))),
        Word("dau (?:gio |buoi )?chieu", (_, when) => when.In(DayPart.Afternoon, new(13, 30))),
        Word("cuoi (?:gio |buoi )?chieu|chieu muon|cuoi gio|cuoi ngay", (_, when) => when.In(DayPart.Afternoon, new(17, 0))),
        Word("(?:buoi )?sang|morning", (_, when) => when.In(DayPart.Morning)),
        Word("(?:buoi )?trua|noon", (_, when) => when.In(DayPart.Noon)),
        Word("(?:buoi )?chieu|afternoon", (_, when) => when.In(DayPart.Afternoon)),
        Word("(?:buoi )?toi|dem|evening", (_, when) => when.In(DayPart.Evening)),
        // What the clock says.
        Word(@"(?<h>\d{1,2}) ?[:.] ?(?<m>\d{2})(?::\d{2})?(?: ?(?<half>am|pm))?", WhenClock.Time),
        Word($@"(?<h>\d{{1,2}}) ?{Hours}? ?kem (?<less>\d{{1,2}})(?: ?{Minutes})?", WhenClock.Less),
        Word($@"(?<h>\d{{1,2}}) ?{Hours}? ?(?<m>ruoi)", WhenClock.Time),
        Word($@"(?<h>\d{{1,2}}) ?{Hours} ?(?<m>\d{{2}}) ?{Minutes}?(?! ?[/-]|\d)", WhenClock.Time),
        Word($@"(?<h>\d{{1,2}}) ?(?:{Hours}(?: dung)?|(?<half>am|pm))", WhenClock.Time),
        Word(@"(?<h>\d{1,2})(?= ?$)", (m, when) => (when.NamesDay || when.Part is not null) && WhenClock.Time(m, when)), // "mai 9"
        Word("goi lai|goi|hen|lai|luc|vao|khoang|tam|ngay|nhe|nha|sau|a|at|on", (_, _) => true),
    ];

    /// <summary>The pieces of the text, or null when a word of it is not understood.</summary>
    public static WhenParts? Read(string text, DateTime now, WhenWay way)
    {
        var (folded, when) = (Folded(text), new WhenParts(now, way));
        for (var at = 0; at < folded.Length;)
        {
            var (match, says) = folded[at] is ' ' or ',' or ';' ? (null, null) : First(folded, at, way);
            if (match is not null && !says!(match, when)) return null;
            if (match is null && folded[at] is not (' ' or ',' or ';')) return null;
            at += match?.Length ?? 1;
        }
        return when;
    }

    private static (Match? Match, Func<Match, WhenParts, bool>? Says) First(string folded, int at, WhenWay way) =>
        Words.Where(word => word.Way is null || word.Way == way).Select(word => ((Match?)word.Pattern.Match(folded, at), word.Says)).FirstOrDefault(found => found.Item1!.Success);

    /// <summary>"tới" (next) and "tối" (evening) fold to the same; the accent, where typed, is kept as ~.</summary>
    private static string Folded(string text) =>
        Folding.Fold(Folding.Composed(text).Replace("tới", "~toi", StringComparison.OrdinalIgnoreCase))
            .Replace('–', '-');

    private static (Regex, Func<Match, WhenParts, bool>, WhenWay?) Ahead(string pattern, Func<Match, WhenParts, bool> says) => Word(pattern, says, WhenWay.Ahead);

    private static (Regex, Func<Match, WhenParts, bool>, WhenWay?) Back(string pattern, Func<Match, WhenParts, bool> says) => Word(pattern, says, WhenWay.Back);

    // No letter may follow, nor a digit after a digit; "mai9h" is two words. Only 0–9 are digits here: int.Parse knows no others.
    private static (Regex, Func<Match, WhenParts, bool>, WhenWay?) Word(string pattern, Func<Match, WhenParts, bool> says, WhenWay? way = null) =>
        (new Regex($@"\G(?:{pattern})(?![a-z])(?!(?<=\d)\d)".Replace(@"\d", "[0-9]", StringComparison.Ordinal), RegexOptions.CultureInvariant, PatternTime.Limit), says, way);

    private static bool WaitHours(Match match, WhenParts when)
    {
        var minutes = match.Groups["half"].Success ? 30 : match.Groups["m"].Success ? Number10(match.Groups["m"].Value) : 0;
        return when.Wait(TimeSpan.FromMinutes(60 * Count(match) + minutes));
    }

    private static bool Days(WhenParts when, int days) => when.On(when.Today.AddDays(days), vague: true, sameTime: true);

    private static int Count(Match match) =>
        Array.IndexOf(Numerals, match.Groups["n"].Value) is >= 0 and var at ? at + 1 : Number10(match.Groups["n"].Value);

    private static int Number10(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
