using KhachQuen.Platform;
using static KhachQuen.Tests.Platform.Wall;

namespace KhachQuen.Tests.Platform;

public sealed class LunarAndHolidayTests
{
    [Theory]
    [InlineData(2026, "2026-02-17", "2026-04-26")]
    [InlineData(2027, "2027-02-06", "2027-04-16")]
    [InlineData(2028, "2028-01-26", "2028-04-04")]
    [InlineData(2029, "2029-02-13", "2029-04-23")]
    [InlineData(2030, "2030-02-02", "2030-04-12")] // the Chinese new year is a day later
    [InlineData(2031, "2031-01-23", "2031-04-01")]
    [InlineData(2032, "2032-02-11", "2032-04-19")]
    [InlineData(1985, "1985-01-21", null)] // a month before the Chinese one
    [InlineData(2007, "2007-02-17", null)]
    [InlineData(2024, "2024-02-10", "2024-04-18")]
    [InlineData(2025, "2025-01-29", "2025-04-07")]
    public void Tet_and_the_Hung_Kings_day_fall_as_in_the_Vietnamese_calendar(int year, string tet, string? kings)
    {
        Assert.Equal(Day(tet), VietnameseLunar.Tet(year));
        if (kings is not null) Assert.Equal(Day(kings), VietnameseLunar.HungKings(year));
    }

    [Theory]
    [InlineData("2025-07-25", 2025, 6, 1, true)] // leap sixth month of Ất Tỵ
    [InlineData("2025-06-25", 2025, 6, 1, false)]
    [InlineData("2023-03-22", 2023, 2, 1, true)]
    [InlineData("2026-09-25", 2026, 8, 15, false)]
    [InlineData("2026-02-16", 2025, 12, 29, false)]
    public void A_day_has_one_lunar_date(string day, int year, int month, int lunarDay, bool leap) =>
        Assert.Equal(new LunarDate(year, month, lunarDay, leap), VietnameseLunar.FromSolar(Day(day)));

    [Fact]
    public void Every_day_of_two_centuries_goes_to_its_lunar_date_and_back()
    {
        var before = VietnameseLunar.FromSolar(new DateOnly(1899, 12, 31));
        for (var day = new DateOnly(1900, 1, 1); day.Year < 2100; day = day.AddDays(1))
        {
            var lunar = VietnameseLunar.FromSolar(day);
            Assert.Equal(day, VietnameseLunar.ToSolar(lunar));
            Assert.True(lunar.Day == before.Day + 1 || (lunar.Day == 1 && before.Day is 29 or 30), $"{day}: {before} → {lunar}");
            before = lunar;
        }
    }

    [Fact]
    public void The_holidays_of_2026_are_twelve_and_a_day_in_lieu()
    {
        var days = Holidays.Of(2026);
        string[] expected =
        [
            "2026-01-01", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-04-26", "2026-04-27",
            "2026-04-30", "2026-05-01", "2026-09-01", "2026-09-02", "2026-11-24",
        ];
        Assert.Equal(expected.Select(Day), days.Select(day => day.On));
        Assert.Equal(("Nghỉ bù Giỗ Tổ Hùng Vương", "Hùng Kings' Commemoration Day (in lieu)"),
            (days[7].NameVi, days[7].NameEn));
    }

    [Theory]
    [InlineData(2027, 1, "2027-02-05", "2027-02-10")] // 7 February is a Sunday
    [InlineData(2027, 2, "2027-02-04", "2027-02-09")]
    [InlineData(2028, 1, "2028-01-25", "2028-01-29")]
    public void The_employer_chooses_how_Tet_is_split(int year, int before, string first, string last)
    {
        var tet = Holidays.Of(year, before).Where(day => day.NameVi.EndsWith("Tết Nguyên đán", StringComparison.Ordinal)).ToList();
        Assert.Equal((Day(first), Day(last)), (tet[0].On, tet[^1].On));
    }

    [Fact]
    public void A_company_with_free_Saturdays_gets_those_holidays_back_too()
    {
        var days = Holidays.Of(2028, restDays: [DayOfWeek.Saturday, DayOfWeek.Sunday]).Select(day => day.On).ToList();
        Assert.Contains(new DateOnly(2028, 1, 3), days); // 1 January 2028 is a Saturday
        Assert.Contains(new DateOnly(2028, 5, 2), days); // 30 April a Sunday, 1 May a holiday itself
    }

    [Fact]
    public void A_year_has_twelve_working_days_off_whatever_the_weekday()
    {
        for (var year = 2026; year < 2060; year++)
        {
            var days = Holidays.Of(year);
            Assert.Equal(days.Count, days.DistinctBy(day => day.On).Count());
            Assert.InRange(days.Count(day => day.On.DayOfWeek != DayOfWeek.Sunday), 11, 12); // 11 when two holidays share a day
        }
    }
}
