using System.Globalization;
using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>The sentence of a notice, with its facts in their order: {0}, {1} …</summary>
public sealed class NoticeWords(T texts, CompanyClock clock)
{
    public string Of(NoticeView notice) => texts["notice." + notice.Kind, [.. notice.Facts.EnumerateObject().Select(f => Written(f.Value))]];

    private object Written(JsonElement fact) => fact.ValueKind == JsonValueKind.Number ? Shown.Number(fact.GetInt64())
        : fact.GetString() is not { } text ? ""
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? Shown.Day(day)
        : DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at) ? Shown.Moment(clock.Local(at)) : text;
}
