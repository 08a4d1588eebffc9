using KhachQuen.Platform;
using static KhachQuen.Tests.Platform.Wall;

namespace KhachQuen.Tests.Platform;

/// <summary>Now is Monday 23 November 2026, 10:05; Tuesday the 24th is a holiday, the company works Mon–Sat 08:00–20:30.</summary>
public sealed class WhenTextTests
{
    private static readonly WorkingCalendar Company = WorkingCalendar.Default([.. Holidays.Of(2026).Concat(Holidays.Of(2027)).Select(day => day.On)]);
    private static readonly DateTime Monday = Local("2026-11-23 10:05");

    [Theory]
    // A time.
    [InlineData("15:30", "2026-11-23 15:30")]
    [InlineData("15h30", "2026-11-23 15:30")]
    [InlineData("15 giờ 30 phút", "2026-11-23 15:30")]
    [InlineData("15h", "2026-11-23 15:00")]
    [InlineData("16H", "2026-11-23 16:00")]
    [InlineData("16 giờ", "2026-11-23 16:00")]
    [InlineData("2h", "2026-11-23 14:00")]
    [InlineData("1h30", "2026-11-23 13:30")]
    [InlineData("3 rưỡi", "2026-11-23 15:30")]
    [InlineData("4h kém 15", "2026-11-23 15:45")]
    [InlineData("7h", "2026-11-23 19:00")]
    [InlineData("8h", "2026-11-23 20:00")]
    [InlineData("9h", "2026-11-25 09:00")] // past today, a holiday tomorrow
    [InlineData("09:00", "2026-11-25 09:00")]
    [InlineData("10:05", "2026-11-25 10:05")]
    [InlineData("22:15", "2026-11-23 22:15")] // never working time: the first to come
    [InlineData("sau 17h", "2026-11-23 17:00")]
    [InlineData("gọi lại lúc 16h nhé", "2026-11-23 16:00")]
    // How long.
    [InlineData("+2h", "2026-11-23 12:05")]
    [InlineData("+1h30", "2026-11-23 11:35")]
    [InlineData("+30p", "2026-11-23 10:35")]
    [InlineData("30p", "2026-11-23 10:35")]
    [InlineData("+30m", "2026-11-23 10:35")]
    [InlineData("45 phút", "2026-11-23 10:50")]
    [InlineData("45 phut nua", "2026-11-23 10:50")]
    [InlineData("2 tiếng", "2026-11-23 12:05")]
    [InlineData("hai tiếng nữa", "2026-11-23 12:05")]
    [InlineData("1 tiếng rưỡi", "2026-11-23 11:35")]
    [InlineData("nửa tiếng nữa", "2026-11-23 10:35")]
    [InlineData("2h nữa", "2026-11-23 12:05")]
    [InlineData("lát nữa", "2026-11-23 10:35")]
    [InlineData("+2d", "2026-11-25 10:05")]
    [InlineData("+1d", "2026-11-25 10:05")] // the 24th is closed
    [InlineData("3 ngày nữa", "2026-11-26 10:05")]
    [InlineData("2 ngày nữa 9h", "2026-11-25 09:00")]
    [InlineData("1 tuần", "2026-11-30 10:05")]
    // A day.
    [InlineData("mai", "2026-11-24 09:00")] // said, so kept: A-13 offers the nearest
    [InlineData("mai 9h", "2026-11-24 09:00")]
    [InlineData("mai9h", "2026-11-24 09:00")]
    [InlineData("mai 9", "2026-11-24 09:00")]
    [InlineData("9h mai", "2026-11-24 09:00")]
    [InlineData("mai 9h30", "2026-11-24 09:30")]
    [InlineData("MAI 2H", "2026-11-24 14:00")]
    [InlineData("ngày mai 14h", "2026-11-24 14:00")]
    [InlineData("mốt 9h", "2026-11-25 09:00")]
    [InlineData("ngày kia", "2026-11-25 09:00")]
    [InlineData("ngay kia 8h", "2026-11-25 08:00")]
    [InlineData("hôm nay 16h", "2026-11-23 16:00")]
    // A part of the day.
    [InlineData("chiều mai", "2026-11-24 14:00")]
    [InlineData("sáng mai", "2026-11-24 09:00")]
    [InlineData("sáng sớm mai", "2026-11-24 08:00")]
    [InlineData("trưa mai", "2026-11-24 12:00")]
    [InlineData("cuối giờ chiều mai", "2026-11-24 17:00")]
    [InlineData("đầu giờ chiều", "2026-11-23 13:30")]
    [InlineData("tối nay 7h", "2026-11-23 19:00")]
    [InlineData("8h tối", "2026-11-23 20:00")]
    [InlineData("chiều nay 3h", "2026-11-23 15:00")]
    [InlineData("3h chiều mai", "2026-11-24 15:00")]
    [InlineData("chiều", "2026-11-23 14:00")]
    [InlineData("sáng", "2026-11-25 09:00")]
    [InlineData("sáng t5", "2026-11-26 09:00")]
    [InlineData("9h sáng thứ 5", "2026-11-26 09:00")]
    // A weekday.
    [InlineData("thứ 6 10h", "2026-11-27 10:00")]
    [InlineData("thu 6 10h", "2026-11-27 10:00")]
    [InlineData("t6 10h", "2026-11-27 10:00")]
    [InlineData("T6 2h", "2026-11-27 14:00")]
    [InlineData("thứ sáu", "2026-11-27 09:00")]
    [InlineData("thứ 6 tới", "2026-11-27 09:00")]
    [InlineData("thứ 6 tối", "2026-11-27 19:00")]
    [InlineData("t2", "2026-11-30 09:00")]
    [InlineData("t2 15h", "2026-11-23 15:00")]
    [InlineData("thứ hai 9h", "2026-11-30 09:00")]
    [InlineData("cn 9h", "2026-11-29 09:00")]
    [InlineData("chủ nhật 3h", "2026-11-29 15:00")]
    [InlineData("fri 10am", "2026-11-27 10:00")]
    // Weeks and months.
    [InlineData("tuần sau", "2026-11-30 09:00")]
    [InlineData("tuần tới 15h", "2026-11-30 15:00")]
    [InlineData("thứ 3 tuần sau 9h", "2026-12-01 09:00")]
    [InlineData("tuần sau t3 9h", "2026-12-01 09:00")]
    [InlineData("thứ 4 tuần này", "2026-11-25 09:00")]
    [InlineData("đầu tuần sau", "2026-11-30 09:00")]
    [InlineData("cuối tuần", "2026-11-28 09:00")]
    [InlineData("tháng sau", "2026-12-23 09:00")]
    [InlineData("đầu tháng sau", "2026-12-01 09:00")]
    // A date.
    [InlineData("25/11 9h", "2026-11-25 09:00")]
    [InlineData("9h 25/11", "2026-11-25 09:00")]
    [InlineData("25-11", "2026-11-25 09:00")]
    [InlineData("25/11/2026 09:00", "2026-11-25 09:00")]
    [InlineData("2026-11-25 02:00", "2026-11-25 02:00")]
    [InlineData("20/1", "2027-01-20 09:00")]
    [InlineData("ngày 5", "2026-12-05 09:00")]
    [InlineData("ngày 25 tháng 12 15h", "2026-12-25 15:00")]
    [InlineData("mùng 6 tết 9h", "2027-02-11 09:00")]
    [InlineData("sau tết", "2027-02-11 09:00")]
    public void A_typed_time_is_understood(string text, string expected) => Understands(text, Monday, expected);

    [Theory]
    [InlineData("2027-02-03 16:00", "+2d", "2027-02-11 16:00")] // 5–10 February are the Tết days
    [InlineData("2027-02-03 16:00", "9h", "2027-02-04 09:00")]
    [InlineData("2027-02-04 16:00", "9h", "2027-02-11 09:00")]
    [InlineData("2027-02-04 16:00", "tuần sau", "2027-02-11 09:00")]
    [InlineData("2027-02-04 16:00", "đầu tuần sau", "2027-02-11 09:00")]
    [InlineData("2027-02-04 16:00", "mai 9h", "2027-02-05 09:00")]
    [InlineData("2027-02-04 20:15", "lát nữa", "2027-02-11 08:00")]
    [InlineData("2027-02-04 16:00", "sau tết 14h", "2027-02-11 14:00")]
    [InlineData("2026-12-31 16:00", "mai", "2027-01-01 09:00")]
    [InlineData("2026-11-23 15:10", "chiều nay", "2026-11-23 16:00")]
    [InlineData("2026-11-29 10:00", "15h", "2026-11-30 15:00")] // a Sunday
    [InlineData("2026-11-29 10:00", "hôm nay 15h", "2026-11-29 15:00")]
    public void What_we_choose_is_working_time_and_what_was_said_is_kept(string now, string text, string expected) =>
        Understands(text, Local(now), expected);

    [Theory]
    [InlineData(null, "when.missing")]
    [InlineData("  ", "when.missing")]
    [InlineData("khi nào rảnh", "when.unreadable")]
    [InlineData("abc", "when.unreadable")]
    [InlineData("25", "when.unreadable")]
    [InlineData("25h", "when.unreadable")]
    [InlineData("9h75", "when.unreadable")]
    [InlineData("31/2 9h", "when.unreadable")]
    [InlineData("mai mốt", "when.unreadable")]
    [InlineData("sáng mai 15h", "when.unreadable")]
    [InlineData("9h 10h", "when.unreadable")]
    [InlineData("+2h mai", "when.unreadable")]
    [InlineData("t5 25/11", "when.unreadable")] // a Wednesday
    [InlineData("hôm qua", "when.unreadable")]
    [InlineData("hôm nay 09:00", "when.past")]
    [InlineData("sáng nay 9h", "when.past")]
    [InlineData("20/11/2026 9h", "when.past")]
    [InlineData("+0p", "when.past")]
    [InlineData("25/11/2099", "when.tooFar")]
    [InlineData("9999 tuần", "when.tooFar")]
    public void What_cannot_be_meant_says_why(string? text, string code)
    {
        Assert.False(WhenText.TryParse(text, Monday, Company, out _, out var problem));
        Assert.Equal(code, problem);
    }

    [Theory]
    // A time: the last there was, of two readings the usual one.
    [InlineData("9h", "2026-11-23 09:00")]
    [InlineData("10:05", "2026-11-23 10:05")]
    [InlineData("14:30", "2026-11-22 14:30")]
    [InlineData("2h", "2026-11-22 14:00")]
    [InlineData("02:00", "2026-11-23 02:00")]
    [InlineData("22:15", "2026-11-22 22:15")]
    // How long ago.
    [InlineData("30p", "2026-11-23 09:35")]
    [InlineData("30 phút trước", "2026-11-23 09:35")]
    [InlineData("30m ago", "2026-11-23 09:35")]
    [InlineData("-2h", "2026-11-23 08:05")]
    [InlineData("2h trước", "2026-11-23 08:05")]
    [InlineData("hai tiếng trước", "2026-11-23 08:05")]
    [InlineData("1 tiếng rưỡi", "2026-11-23 08:35")]
    [InlineData("nửa tiếng trước", "2026-11-23 09:35")]
    [InlineData("vừa xong", "2026-11-23 10:05")]
    [InlineData("2 ngày trước", "2026-11-21 10:05")]
    [InlineData("1 tuần trước", "2026-11-16 10:05")]
    // A day.
    [InlineData("hôm qua 15h", "2026-11-22 15:00")] // a Sunday: what was, was
    [InlineData("15h hôm qua", "2026-11-22 15:00")]
    [InlineData("hom qua 2h", "2026-11-22 14:00")]
    [InlineData("yesterday 15:00", "2026-11-22 15:00")]
    [InlineData("tối qua 8h", "2026-11-22 20:00")]
    [InlineData("chiều qua", "2026-11-22 14:00")]
    [InlineData("hôm kia 16h30", "2026-11-21 16:30")]
    [InlineData("sáng nay 8h", "2026-11-23 08:00")]
    [InlineData("hôm nay 9h", "2026-11-23 09:00")]
    [InlineData("t6 10h", "2026-11-20 10:00")]
    [InlineData("t2 9h", "2026-11-23 09:00")]
    [InlineData("t2 15h", "2026-11-16 15:00")]
    [InlineData("thứ 3 tuần trước 9h", "2026-11-17 09:00")]
    [InlineData("20/11 16h", "2026-11-20 16:00")]
    [InlineData("25/12 9h", "2025-12-25 09:00")]
    [InlineData("ngày 5", "2026-11-05 09:00")]
    [InlineData("ngày 25 15h", "2026-10-25 15:00")]
    [InlineData("22/11/2026 15:30", "2026-11-22 15:30")]
    public void A_time_that_was_is_understood_the_other_way_round(string text, string expected) => Understands(text, Monday, expected, WhenWay.Back);

    [Theory]
    [InlineData("mai 9h", "when.unreadableBack")]
    [InlineData("+30p", "when.unreadableBack")]
    [InlineData("tuần sau", "when.unreadableBack")]
    [InlineData("hôm nay 15h", "when.ahead")]
    [InlineData("chiều nay", "when.ahead")]
    [InlineData("25/11/2026 9h", "when.ahead")]
    [InlineData("23/11/2022", "when.tooFar")]
    public void What_cannot_have_been_says_why(string text, string code)
    {
        Assert.False(WhenText.TryParse(text, Monday, Company, out _, out var problem, WhenWay.Back));
        Assert.Equal(code, problem);
    }

    [Theory]
    [InlineData("2026-11-23 16:00", "hôm nay 16:00", "today 16:00")]
    [InlineData("2026-11-24 09:00", "mai 09:00", "tomorrow 09:00")]
    [InlineData("2026-11-25 09:00", "T4 25/11 09:00", "Wed 25/11 09:00")]
    [InlineData("2026-11-26 09:00", "T5 26/11 09:00", "Thu 26/11 09:00")]
    [InlineData("2026-11-29 08:00", "CN 29/11 08:00", "Sun 29/11 08:00")]
    [InlineData("2027-02-11 20:00", "T5 11/02/2027 20:00", "Thu 11/02/2027 20:00")]
    public void A_time_is_shown_short_and_reads_the_same_again(string at, string vietnamese, string english)
    {
        Assert.Equal(vietnamese, WhenText.Describe(Local(at), Monday, Company.Zone));
        Assert.Equal(english, WhenText.Describe(Local(at), Monday, Company.Zone, english: true));
        Understands(vietnamese, Monday, at);
        Understands(english, Monday, at);
    }

    [Theory]
    [InlineData(-18 * 60, "trễ 18 phút", "18 min late")]
    [InlineData(-2 * 3600 - 120, "trễ 2 giờ", "2 h late")]
    [InlineData(-3 * 86400, "trễ 3 ngày", "3 days late")]
    [InlineData(-59, "đến giờ", "now")]
    [InlineData(0, "đến giờ", "now")]
    [InlineData(30, "còn 1 phút", "in 1 min")]
    [InlineData(4 * 60 - 10, "còn 4 phút", "in 4 min")]
    [InlineData(3600, "còn 1 giờ", "in 1 h")]
    [InlineData(86400, "còn 1 ngày", "in 1 day")]
    public void The_countdown_says_how_late_or_how_long(int seconds, string vietnamese, string english)
    {
        Assert.Equal(vietnamese, WhenText.Countdown(Monday.AddSeconds(seconds), Monday));
        Assert.Equal(english, WhenText.Countdown(Monday.AddSeconds(seconds), Monday, english: true));
    }

    [Fact]
    public void Garbage_is_never_an_error_and_an_answer_is_always_in_the_future_and_reads_the_same_again() =>
        Garbage.Run(10_000, text =>
        {
            if (!WhenText.TryParse(text, Monday, Company, out var utc, out _)) return;
            Assert.True(utc > Monday);
            Understands(WhenText.Describe(utc, Monday, Company.Zone), Monday, Shown(utc));
        });

    [Fact]
    public void Garbage_is_never_a_time_to_come_where_one_that_was_is_asked() =>
        Garbage.Run(10_000, text => Assert.False(WhenText.TryParse(text, Monday, Company, out var utc, out _, WhenWay.Back) && utc > Monday));

    private static void Understands(string text, DateTime now, string expected, WhenWay way = WhenWay.Ahead)
    {
        Assert.True(WhenText.TryParse(text, now, Company, out var utc, out var problem, way), $"\"{text}\": {problem}");
        Assert.Equal(expected, Shown(utc));
    }
}
