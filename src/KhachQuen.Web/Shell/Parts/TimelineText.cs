using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace KhachQuen.Web.Shell;

/// <summary>
/// The sentence of a timeline line: text <c>timeline.{kind}</c> with its facts by name, e.g. <c>Đơn {code} giao thành công, đã thu {paid:money}</c>.
/// Forms: <c>money</c>, <c>time</c>, <c>day</c>, <c>length</c> (seconds) and <c>state.order</c> (the word of a state).
/// </summary>
public sealed partial class TimelineText(T texts, CompanyClock clock)
{
    public string Of(string kind, string? facts) => Sentence("timeline." + kind, facts);

    /// <summary>Any text with facts by name.</summary>
    /// <param name="key">Of the text.</param>
    /// <param name="facts">JSON.</param>
    public string Sentence(string key, string? facts)
    {
        var sentence = texts[key];
        if (facts is null) return sentence;
        using var known = JsonDocument.Parse(facts);
        return Place().Replace(sentence, place => known.RootElement.TryGetProperty(place.Groups[1].Value, out var fact) ? Written(fact, place.Groups[2].Value) : "…");
    }

    private string Written(JsonElement fact, string form) => (fact.ValueKind, form) switch
    {
        (JsonValueKind.Null, _) => "–",
        (JsonValueKind.Number, "money") => Shown.Money(fact.GetInt64()),
        (JsonValueKind.Number, "length") => Shown.Length(TimeSpan.FromSeconds(fact.GetInt64())),
        (JsonValueKind.Number, _) => fact.TryGetInt64(out var whole) ? Shown.Number(whole) : fact.GetRawText(),
        (JsonValueKind.String, "time") when DateTime.TryParse(fact.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at) => Shown.Moment(clock.Local(at)),
        (JsonValueKind.String, "day") when DateOnly.TryParse(fact.GetString(), CultureInfo.InvariantCulture, out var day) => Shown.Day(day),
        (JsonValueKind.String, var state) when state.StartsWith("state.", StringComparison.Ordinal) => texts[$"{state}.{JsonNamingPolicy.CamelCase.ConvertName(fact.GetString()!)}"],
        (JsonValueKind.Array, _) => string.Join(", ", fact.EnumerateArray().Select(f => Written(f, form))),
        _ => fact.ToString(),
    };

    [GeneratedRegex(@"\{([A-Za-z0-9]+)(?::([A-Za-z.]+))?\}")]
    private static partial Regex Place();
}
