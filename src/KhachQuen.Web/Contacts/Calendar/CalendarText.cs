using System.Globalization;
using System.Text;
using KhachQuen.Contacts;

namespace KhachQuen.Web.Contacts;

/// <summary>A calendar as other programs read it (RFC 5545). Times and titles only: what goes to a stranger's server names no number.</summary>
public static class CalendarText
{
    private const int LongestLine = 75;

    /// <param name="items">In any order.</param>
    /// <param name="now">UTC.</param>
    /// <param name="home">Where our pages are, without a slash at the end.</param>
    public static string Of(IEnumerable<CalendarItem> items, DateTime now, string home)
    {
        var text = new StringBuilder();
        foreach (var line in (string[])["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//KhachQuen//Calendar//VI", "CALSCALE:GREGORIAN", "X-WR-CALNAME:Khách Quen"]) Write(text, line);
        foreach (var item in items)
        {
            Write(text, "BEGIN:VEVENT");
            Write(text, $"UID:{item.Noun}-{item.Id:N}@khachquen");
            Write(text, "DTSTAMP:" + At(now));
            Write(text, "DTSTART:" + At(item.From));
            Write(text, "DTEND:" + At(item.To > item.From ? item.To : item.From.AddMinutes(15)));
            Write(text, "SUMMARY:" + Escaped(Masking.PhonesIn(item.About is { } about ? $"{item.Title} · {about}" : item.Title)!));
            if (item.Path is { } path) Write(text, "URL:" + home + path);
            Write(text, "END:VEVENT");
        }
        Write(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static string At(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    /// <summary>No line longer than 75 octets, none broken within a character.</summary>
    private static void Write(StringBuilder text, string line)
    {
        var room = LongestLine;
        foreach (var rune in line.EnumerateRunes())
        {
            if (rune.Utf8SequenceLength > room)
            {
                text.Append("\r\n ");
                room = LongestLine - 1;
            }
            text.Append(rune);
            room -= rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
