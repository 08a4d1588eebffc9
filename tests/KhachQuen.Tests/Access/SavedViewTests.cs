using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Access;

/// <summary>Ways of looking at a list, kept under a name .</summary>
public sealed class SavedViewTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_view_is_private_until_shared_and_the_same_name_replaces_it(string database)
    {
        var house = houses.On(database);
        var (lan, minh, list) = (await house.Actor("lan"), await house.Actor("minh"), "list" + Numbers.Next());
        var save = house.Get<SaveView>();
        var view = await save.Handle(new(list, "Hẹn chiều", "next=callBack"), lan, Now);
        Assert.Empty(await house.Get<ListViews>().Handle(list, minh, Now));
        var again = await save.Handle(new(list, "HEN chieu", "?next=callBack&source=zalo", "note.source", Shared: true), lan, Now);
        Assert.Equal((view.Id, "next=callBack&source=zalo", "note.source"), (again.Id, again.Query, again.HiddenColumns));
        Assert.Equal(view.Id, Assert.Single(await house.Get<ListViews>().Handle(list, lan, Now)).Id);
        var seen = Assert.Single(await house.Get<ListViews>().Handle(list, minh, Now));
        Assert.Equal((view.Id, false), (seen.Id, seen.Mine));
        await Assert.ThrowsAsync<NotFound>(() => house.Get<DeleteView>().Handle(view.Id, minh, Now));
        await house.Get<DeleteView>().Handle(view.Id, lan, Now);
        Assert.Empty(await house.Get<ListViews>().Handle(list, minh, Now));
    }

    [Fact]
    public void A_view_needs_a_name_and_a_list()
    {
        Assert.Equal("view.nameMissing", Assert.Throws<Refused>(() => new SavedView(Guid.CreateVersion7(), "leads", " ", DateTime.UnixEpoch)).Code);
        Assert.Equal("view.listUnknown", Assert.Throws<Refused>(() => new SavedView(Guid.CreateVersion7(), "//evil.example", "x", DateTime.UnixEpoch)).Code);
        Assert.Equal("view.tooLong", Assert.Throws<Refused>(() => new SavedView(Guid.CreateVersion7(), "leads", "x", DateTime.UnixEpoch).Keep(new string('a', 2_001), null, false)).Code);
    }
}
