using System.Globalization;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Platform.Sheets;

public sealed class SheetDatesTests
{
    [Theory]
    [InlineData("02/11/2026", "2026-11-02")]
    [InlineData("2/1/2026", "2026-01-02")]
    [InlineData("2-11-2026", "2026-11-02")]
    [InlineData("2.11.26", "2026-11-02")]
    [InlineData("2026-11-02", "2026-11-02")]
    [InlineData("2026/11/2", "2026-11-02")]
    [InlineData("2026-11-02T08:30:00", "2026-11-02")]
    [InlineData(" 02/11/2026 8:30 ", "2026-11-02")]
    [InlineData("46328", "2026-11-02")]
    [InlineData("46328.354", "2026-11-02")]
    [InlineData("29/02/2028", "2028-02-29")]
    [InlineData("29/02/2026", null)]
    [InlineData("11/13/2026", null)]
    [InlineData("02/11-2026", null)]
    [InlineData("0912345678", null)]
    [InlineData("12", null)]
    [InlineData("mai", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_date_is_read_day_first(string? text, string? date)
    {
        Assert.Equal(date is not null, SheetDates.TryParse(text, out var read));
        if (date is not null) Assert.Equal(DateOnly.Parse(date, CultureInfo.InvariantCulture), read);
    }
}
