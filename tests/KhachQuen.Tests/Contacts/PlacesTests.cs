using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Contacts;

public sealed class PlacesTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public void The_demos_wards_are_a_few_hundred_each_with_a_code_of_its_own()
    {
        Assert.InRange(DemoWards.Rows.Count, 300, 600);
        Assert.Equal(DemoWards.Rows.Count, DemoWards.Rows.DistinctBy(w => w.Code).Count());
        Assert.All(DemoWards.Rows, w => Assert.NotNull(Provinces.ByCodeOrNull(w.ProvinceCode)));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Provinces_and_wards_are_offered_to_whoever_signs_in(string database)
    {
        var house = houses.On(database);
        await Bring(house, [new("06001", "40", "Phường Thử Vinh", "Thử Lê Mao, Thử Cửa Nam"), new("06002", "40", "Xã Thử Nam Đàn")], new(2025, 7, 1));
        var tech = await house.Api("tech1");
        var provinces = (await tech.Get("/provinces")).Items();
        Assert.Equal(34, provinces.Length);
        Assert.Contains("Bình Dương", provinces.Single(p => p.Text("code") == "79").GetProperty("formerNames").EnumerateArray().Select(n => n.GetString()));
        Assert.Equal("06001", Assert.Single((await tech.Get("/wards?provinceCode=40&q=thu le mao")).Items()).Text("code"));
        Assert.Empty((await tech.Get("/wards?provinceCode=48&q=thu")).Items());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_newer_list_ends_what_it_no_longer_names_and_keeps_it_for_old_addresses(string database)
    {
        var house = houses.On(database);
        var first = await Bring(house, [new("03001", "11", "Phường A"), new("03002", "11", "Phường B"), new("03003", "11", "Phường C")], new(2025, 7, 1));
        Assert.Equal(new(3, 0, 0, 0), first);
        var second = await Bring(house, [new("03001", "11", "Phường A"), new("03002", "11", "Phường B mới", "Phường C")], new(2026, 4, 30));
        Assert.Equal(new(0, 1, 1, 1), second);
        Assert.Equal(["Phường A", "Phường B mới"], (await (await house.Api("lan")).Get("/wards?provinceCode=11")).Items().Select(w => w.Text("name")));
        await using var db = house.Open();
        Assert.Equal(new DateOnly(2026, 4, 30), (await db.Wards.SingleAsync(w => w.Code == "03003", Now)).Until);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_known_ward_must_lie_in_the_province(string database)
    {
        var house = houses.On(database);
        await Bring(house, [new("08001", "14", "Phường Tô Hiệu")], new(2025, 7, 1));
        var lan = await house.Api("lan");
        await lan.Refuses("/customers", new { name = "Sai tỉnh", address = new { line = "1", wardCode = "08001", provinceCode = "01" } }, "address.wardElsewhere", "wardCode");
        await lan.Post("/customers", new { name = "Đúng tỉnh", address = new { line = "1", wardCode = "08001", provinceCode = "14" } });
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Only_the_administrator_imports_wards_and_a_bad_row_is_named(string database)
    {
        var house = houses.On(database);
        var import = house.Get<ImportWards>();
        await Assert.ThrowsAsync<Forbidden>(async () => await import.Handle([], new(2025, 7, 1), await house.Actor("quan"), Now));
        var refused = await Assert.ThrowsAsync<Refused>(async () => await import.Handle([new("04001", "12", "Xã A"), new("4", "12", "Xã B")], new(2025, 7, 1), await house.Actor("root"), Now));
        Assert.Equal(("ward.codeInvalid", 2), (refused.Code, refused.Args[0]));
    }

    private static async Task<WardsImported> Bring(House house, IReadOnlyList<WardRow> rows, DateOnly on)
    {
        return await house.Get<ImportWards>().Handle(rows, on, await house.Actor("root"), Now);
    }
}
