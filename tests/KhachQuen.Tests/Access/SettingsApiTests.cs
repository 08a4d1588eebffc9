using System.Text.Json;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Access;

public sealed class SettingsApiTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_area_is_read_changed_and_guarded_by_its_version(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var admin = await house.Api("root");
        var shipped = await admin.Get("/settings/company");
        Assert.Equal(("Asia/Ho_Chi_Minh", 0), (shipped.Text("zone"), shipped.GetProperty("version").GetInt64()));
        var saved = await admin.Put("/settings/company", new { name = "Công ty Khách Quen", ownerLabel = "TSC" }, 0);
        Assert.Equal(("Công ty Khách Quen", "₫", 1), (saved.Text("name"), saved.Text("currencyLabel"), saved.GetProperty("version").GetInt64()));
        var stale = await admin.Put("/settings/company", new { name = "Khác" }, 0, 409);
        Assert.Equal("Công ty Khách Quen", stale.GetProperty("current").Text("name"));
        await admin.Put("/settings/company", new { name = "Khác", version = 0 }, expected: 409);
        var again = await admin.Put("/settings/company", await admin.Get("/settings/company"));    // what was read can be sent back
        Assert.Equal("TSC", again.Text("ownerLabel"));
        Assert.Equal(JsonValueKind.Null, (await admin.Put("/settings/company", new { ownerLabel = (string?)null })).GetProperty("ownerLabel").ValueKind);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_makes_no_sense_or_is_not_known_is_refused(string database)
    {
        var admin = await houses.On(database).Api("root");
        await admin.Get("/settings/nothing", 404);
        await admin.Put("/settings/company", new { colour = "blue" }, expected: 400);
        await admin.Put("/settings/company", new { name = new[] { 1 } }, expected: 400);
        Assert.Equal("company.zoneUnknown", (await admin.Put("/settings/company", new { zone = "Mars/Olympus" }, expected: 422)).Text("code"));
        Assert.Equal("calendar.hoursOverlap", (await admin.Put("/settings/workingHours", new { week = new { monday = new[] { new { from = "08:00", to = "12:00" }, new { from = "11:30", to = "17:00" } } } }, expected: 422)).Text("code"));
        Assert.Equal("calendar.neverOpen", (await admin.Put("/settings/workingHours", new { week = new { } }, expected: 422)).Text("code"));
        await admin.Put("/settings/workingHours", new { week = new { monday = new[] { new { from = "tám giờ", to = "12:00" } } } }, expected: 400);
        Assert.Equal("workingHours.dayOfAnotherYear", (await admin.Put("/settings/workingHours", new { years = new[] { new { year = 2026, days = new[] { new { on = "2027-01-01", name = "Tết" } } } } }, expected: 422)).Text("code"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Each_area_has_its_own_right(string database)
    {
        var house = houses.On(database);
        var manager = await house.Api("quan");
        await manager.Get("/settings/workingHours");
        await manager.Get("/settings/company", 403);
        await manager.Put("/settings/company", new { name = "X" }, expected: 403);
        await (await house.Api("lan")).Get("/settings/workingHours", 403);
        Assert.Contains("workingHours", (await manager.Get("/settings")).GetProperty("items").EnumerateArray().Select(a => a.Text("area")));
        Assert.DoesNotContain("company", (await manager.Get("/settings")).GetProperty("items").EnumerateArray().Select(a => a.Text("area")));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_companys_calendar_follows_its_hours_and_days_off(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var manager = await house.Api("quan");
        var monday8 = new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc);
        var before = await house.Get<CompanyCalendar>().Today(Now);
        Assert.True(before.IsWorkingTime(monday8));
        Assert.True(before.IsHoliday(new(2026, 2, 17)));       // Tết, by the law's proposal
        await manager.Put("/settings/workingHours", new
        {
            week = new { monday = new[] { new { from = "09:00", to = "12:00" } }, sunday = new[] { new { from = "22:00", to = "00:00" } } },
            years = new[] { new { year = 2026, days = new[] { new { on = "2026-03-09", name = "Du lịch công ty" } } } },
        });
        var after = await new CompanyCalendar(house.Get<Database>(), House.Clock).Today(Now);
        Assert.False(after.IsWorkingTime(monday8));
        Assert.True(after.IsWorkingTime(monday8.AddHours(1)));
        Assert.False(after.IsWorkingDay(new(2026, 3, 9)));
        Assert.False(after.IsHoliday(new(2026, 2, 17)));       // the company decided 2026 itself
        Assert.True(after.IsHoliday(new(2027, 1, 1)));         // and left 2027 to the law
    }
}
