using KhachQuen.Tests.Platform;

namespace KhachQuen.Tests.Shell;

/// <summary>Who hears of a change on an open screen (X-51, T-20): those who may see the row, each once; nobody else, not even its id.</summary>
public sealed class LiveTests(Houses houses)
{
    [Fact]
    public async Task A_lead_s_change_is_heard_once_by_its_holder_the_team_s_lead_and_who_sees_all_and_by_no_colleague()
    {
        await using var house = houses.Another("sqlite");
        await Cast.Enter(house);
        await using var holder = await house.Listen("lan");
        await using var lead = await house.Listen("tuan");
        await using var director = await house.Listen("quan");
        await using var beside = await house.Listen("minh");
        await using var elsewhere = await house.Listen("nga");
        await using var warehouse = await house.Listen("warehouse1");
        var api = await house.Api("lan");
        var (first, second) = (await New(api), await New(api));
        foreach (var hears in new[] { holder, lead, director })
        {
            await hears.Hears(second);      // told in order: what was to be heard of the first has been heard by now
            Assert.Equal([first, second], hears.Heard);
        }
        var (mine, hers) = (await New(await house.Api("minh")), await New(await house.Api("nga")));
        await beside.Hears(mine);
        await elsewhere.Hears(hers);
        Assert.Equal([mine], beside.Heard);
        Assert.Equal([hers], elsewhere.Heard);
        Assert.Empty(warehouse.Heard);
    }

    private static async Task<Guid> New(HttpClient api) => (await api.Post("/leads", new { phone = Numbers.Next(), basis = "customerRequest" })).Id();
}
