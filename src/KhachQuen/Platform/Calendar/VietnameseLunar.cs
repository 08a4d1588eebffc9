namespace KhachQuen.Platform;

/// <summary>
/// The lunar calendar as reckoned in Hà Nội: a month begins on the day (UTC+7) of its new moon, month 11 holds the
/// winter solstice, a month without a principal term is the leap one. Not the Chinese calendar: Tết 2030 differs.
/// </summary>
public static class VietnameseLunar
{
    private const double Zone = 7.0 / 24;
    private const int JulianOfDayZero = 1721426; // of DateOnly.DayNumber 0, at noon

    /// <summary>Tết Nguyên đán, the first day of the lunar year.</summary>
    public static DateOnly Tet(int year) => ToSolar(new LunarDate(year, 1, 1));

    /// <summary>Giỗ Tổ Hùng Vương, the tenth of the third month.</summary>
    public static DateOnly HungKings(int year) => ToSolar(new LunarDate(year, 3, 10));

    public static DateOnly ToSolar(LunarDate lunar)
    {
        var year = YearFrom(lunar.Month >= 11 ? lunar.Year : lunar.Year - 1);
        var place = (lunar.Month + 1) % 12; // months since month 11
        if (year.LeapAt is { } leap && (place >= leap || (lunar.Leap && place == leap - 1))) place++;
        return Day(MonthStart(year.FirstMoon + place) + lunar.Day - 1);
    }

    public static LunarDate FromSolar(DateOnly day)
    {
        var julian = day.DayNumber + JulianOfDayZero;
        var moon = MoonOn(julian);
        var year = YearFrom(day.Year);
        var began = day.Year;
        if (moon < year.FirstMoon) year = YearFrom(--began);
        var place = moon - year.FirstMoon;
        var leap = place == year.LeapAt;
        if (place >= year.LeapAt) place--;
        return new LunarDate(place < 2 ? began : began + 1, (place + 10) % 12 + 1, julian - MonthStart(moon) + 1, leap);
    }

    /// <summary>From the month 11 of a solar year: the number of its new moon, and which of the following months is leap.</summary>
    private static (int FirstMoon, int? LeapAt) YearFrom(int solarYear)
    {
        var first = Month11(solarYear);
        if (Month11(solarYear + 1) - first == 12) return (first, null);
        var leap = Enumerable.Range(1, 12).First(place => Term(first + place) == Term(first + place + 1));
        return (first, leap);
    }

    private static int Month11(int solarYear)
    {
        var moon = MoonOn(new DateOnly(solarYear, 12, 31).DayNumber + JulianOfDayZero);
        return Term(moon) >= 9 ? moon - 1 : moon; // the sun had passed 270° already: this is month 12
    }

    /// <summary>Which twelfth of the ecliptic the sun is in when the day of that new moon begins.</summary>
    private static int Term(int moon) => (int)(SunAndMoon.SunLongitude(MonthStart(moon) - 0.5 - Zone) / 30);

    private static int MoonOn(int julian)
    {
        var moon = (int)Math.Floor((julian - SunAndMoon.FirstNewMoon) / SunAndMoon.MonthLength) + 1;
        while (MonthStart(moon) > julian) moon--;
        return moon;
    }

    private static int MonthStart(int moon) => (int)Math.Floor(SunAndMoon.NewMoon(moon) + 0.5 + Zone);

    private static DateOnly Day(int julian) => DateOnly.FromDayNumber(julian - JulianOfDayZero);
}
