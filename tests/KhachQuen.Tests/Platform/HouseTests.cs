using System.Net;

namespace KhachQuen.Tests.Platform;

public sealed class HouseTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_house_is_ready_and_knows_its_people(string database)
    {
        var house = houses.On(database);
        Assert.Equal(HttpStatusCode.OK, (await house.CreateClient().GetAsync("/health/ready", Now)).StatusCode);
        var lan = await house.Actor("lan");
        Assert.Equal("Nguyễn Thị Lan", lan.Name);
        Assert.Equal(KhachQuen.Platform.Scope.Own, lan.ScopeOf("leads.read"));
    }

    [Theory, InlineData("vi"), InlineData("en")]
    public void Both_languages_say_the_same_things(string language) =>
        Assert.Empty(KhachQuen.Web.Shell.T.All["vi"].Keys.Except(KhachQuen.Web.Shell.T.All[language].Keys).Union(KhachQuen.Web.Shell.T.All[language].Keys.Except(KhachQuen.Web.Shell.T.All["vi"].Keys)));

    [Fact]
    public void Every_right_and_its_area_has_a_name() =>
        Assert.Empty(KhachQuen.Modules.Permissions.SelectMany(p => new[] { "permission." + p.Code, "area." + p.Area }).Distinct().Except(KhachQuen.Web.Shell.T.All["vi"].Keys));
}
