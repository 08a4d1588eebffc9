using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
namespace KhachQuen.Platform;

/// <summary>A stretch of a working day on the wall clock; 00:00 as the end is midnight.</summary>
public sealed record Stretch([property: JsonConverter(typeof(HourAndMinute))] TimeOnly From, [property: JsonConverter(typeof(HourAndMinute))] TimeOnly To);

public sealed record DayOff(DateOnly On, string Name, string? NameEn = null);

/// <summary>The days off of one year as the company decided them.</summary>
public sealed record YearOff(int Year, IReadOnlyList<DayOff> Days);

/// <summary>When the company works: the week, and the days off. SLA, callbacks and the dialler ask <see cref="CompanyCalendar"/>.</summary>
public sealed record WorkingHours : ISettings
{
    public static string Area => "workingHours";

    /// <summary>Weekday → its stretches; a day that is not named is free.</summary>
    public IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Stretch>> Week { get; init; } =
        Enum.GetValues<DayOfWeek>().Where(d => d != DayOfWeek.Sunday).ToDictionary(d => d, _ => (IReadOnlyList<Stretch>)[new(new(8, 0), new(20, 30))]);

    /// <summary>How many of the five days of Tết lie before mùng 1, where the law's proposal is followed.</summary>
    public int TetDaysBefore { get; init; } = 1;

    /// <summary>The years the company decided itself; any other year has the days the law gives (<see cref="Holidays"/>).</summary>
    public IReadOnlyList<YearOff> Years { get; init; } = [];

    /// <summary>The days off of a year: the company's own list, or the law's proposal.</summary>
    public IReadOnlyList<DayOff> Off(int year) => Years.FirstOrDefault(y => y.Year == year)?.Days ?? Proposed(year);

    public IReadOnlyList<DayOff> Proposed(int year) => [.. Holidays.Of(year, TetDaysBefore, FreeDays).Select(h => new DayOff(h.On, h.NameVi, h.NameEn))];

    public void Check()
    {
        Rule.Require(Week is not null && Week.Values.All(d => d is not null && d.All(s => s is not null)), "calendar.neverOpen", "week");
        Rule.Require(TetDaysBefore is >= 0 and <= 5, "workingHours.tetDaysBefore", "tetDaysBefore");
        Rule.Require(Years is not null && Years.All(y => y?.Days is not null) && Years.DistinctBy(y => y.Year).Count() == Years.Count, "workingHours.yearTwice", "years");
        Rule.Require(Years!.All(y => y.Year is >= 1900 and <= 2199 && y.Days.All(d => d.On.Year == y.Year)), "workingHours.dayOfAnotherYear", "years");
        Rule.Require(Years!.All(y => y.Days.All(d => d.Name?.Trim() is { Length: > 0 and <= 100 })), "workingHours.dayNameMissing", "years");
        CalendarFor([], VietnamTime.Zone);    // refuses hours that overlap or end before they begin
    }

    internal WorkingCalendar CalendarFor(IEnumerable<DateOnly> off, TimeZoneInfo zone) =>
        new(Week.ToDictionary(d => d.Key, d => (IReadOnlyList<OpenHours>)[.. d.Value.Select(s => new OpenHours(s.From, s.To))]), off, zone);

    private List<DayOfWeek> FreeDays => [.. Enum.GetValues<DayOfWeek>().Where(d => !Week.TryGetValue(d, out var open) || open.Count == 0)];
}

/// <summary>08:30, as people write it.</summary>
internal sealed class HourAndMinute : JsonConverter<TimeOnly>
{
    private static readonly string[] Forms = ["HH:mm", "H:mm", "HH:mm:ss"];

    public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TimeOnly.TryParseExact(reader.GetString(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw new JsonException("not a time");

    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString("HH:mm", CultureInfo.InvariantCulture));
}
