namespace KhachQuen.Platform;

/// <summary>A paid day off.</summary>
public sealed record Holiday(DateOnly On, string NameVi, string NameEn);

/// <summary>
/// The paid holidays of a year as the law gives them (reference.md, "Calendar"); the administrator edits the list
/// afterwards, so this is a proposal, not the truth.
/// </summary>
public static class Holidays
{
    private const int TetDays = 5;
    private const int CultureDaySince = 2026; // NQ 28/2026/QH16

    private static readonly DayOfWeek[] SundayOnly = [DayOfWeek.Sunday];

    /// <summary>In order of date, days in lieu included.</summary>
    /// <param name="year">Solar year, 1900–2199.</param>
    /// <param name="tetDaysBefore">How many of the five Tết days lie before mùng 1 (the employer's choice).</param>
    /// <param name="restDays">The weekly days off; a holiday on one of them gives the next working day instead.</param>
    public static IReadOnlyList<Holiday> Of(int year, int tetDaysBefore = 1, IReadOnlyCollection<DayOfWeek>? restDays = null)
    {
        restDays ??= SundayOnly;
        List<Holiday> days = [.. ByLaw(year, tetDaysBefore).DistinctBy(day => day.On).OrderBy(day => day.On)];
        var taken = days.Select(day => day.On).ToHashSet();
        foreach (var lost in days.Where(day => restDays.Contains(day.On.DayOfWeek)).ToList())
        {
            var instead = lost.On;
            while (taken.Contains(instead) || restDays.Contains(instead.DayOfWeek)) instead = instead.AddDays(1);
            taken.Add(instead);
            days.Add(new Holiday(instead, $"Nghỉ bù {lost.NameVi}", $"{lost.NameEn} (in lieu)"));
        }
        return [.. days.OrderBy(day => day.On)];
    }

    private static IEnumerable<Holiday> ByLaw(int year, int tetDaysBefore)
    {
        yield return new(new(year, 1, 1), "Tết Dương lịch", "New Year's Day");
        var tet = VietnameseLunar.Tet(year);
        for (var day = 0; day < TetDays; day++)
            yield return new(tet.AddDays(day - tetDaysBefore), "Tết Nguyên đán", "Lunar New Year");
        yield return new(VietnameseLunar.HungKings(year), "Giỗ Tổ Hùng Vương", "Hùng Kings' Commemoration Day");
        yield return new(new(year, 4, 30), "Ngày Chiến thắng", "Reunification Day");
        yield return new(new(year, 5, 1), "Quốc tế Lao động", "Labour Day");
        yield return new(new(year, 9, 2), "Quốc khánh", "National Day");
        yield return new(NextToNationalDay(year), "Quốc khánh", "National Day");
        if (year >= CultureDaySince) yield return new(new(year, 11, 24), "Ngày Văn hóa Việt Nam", "Vietnam Culture Day");
    }

    /// <summary>The side that makes the longer rest, as the government has mostly chosen.</summary>
    private static DateOnly NextToNationalDay(int year)
    {
        var day = new DateOnly(year, 9, 2);
        return day.AddDays(day.DayOfWeek is DayOfWeek.Sunday or DayOfWeek.Monday or DayOfWeek.Thursday ? 1 : -1);
    }
}
