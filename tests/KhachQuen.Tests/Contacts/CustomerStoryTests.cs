using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Contacts;

/// <summary>What stands beside a customer's facts: notes, and who else has the same number or address (F-3, F-9).</summary>
public sealed class CustomerStoryTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_note_stands_in_the_story_and_only_who_may_write_the_customer_writes_it(string database)
    {
        var house = houses.On(database);
        var (lan, use) = (await house.Actor("lan"), house.Get<NoteOnCustomer>());
        var customer = await house.Get<EnterCustomer>().Handle(new() { Name = "Khách có ghi chú", Phones = [Numbers.Next()] }, lan, Now);
        await use.Handle(customer.Id, "  Thích giao buổi tối ", lan, Now);
        var line = (await house.Get<CustomerTimeline>().Handle(customer.Id, null, new(), lan, Now)).Items[0];
        Assert.Equal(("customer.noted", "Thích giao buổi tối", lan.Id), (line.Kind, line.Note, line.ActorId));
        Assert.Equal(customer.Version, (await house.Get<ShowCustomer>().Handle(customer.Id, lan, Now)).Version);       // none of the facts changed
        Assert.Equal("customer.noteMissing", (await Assert.ThrowsAsync<Refused>(() => use.Handle(customer.Id, " ", lan, Now))).Code);
        await Assert.ThrowsAsync<NotFound>(async () => await use.Handle(customer.Id, "của người khác", await house.Actor("nga"), Now));
        await Assert.ThrowsAsync<Forbidden>(async () => await use.Handle(customer.Id, "chỉ xem", await house.Actor("director1"), Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Who_shares_an_email_is_shown_but_opened_only_by_who_may_see_them(string database)
    {
        var house = houses.On(database);
        var (lan, nga) = (await house.Actor("lan"), await house.Actor("nga"));
        var email = $"chung{Numbers.Next()}@example.com";
        var mine = await house.Get<EnterCustomer>().Handle(new() { Name = "Chị Chung", Phones = [Numbers.Next()], Emails = [email] }, lan, Now);
        var theirs = await house.Get<EnterCustomer>().Handle(new() { Name = "Anh Chung", Phones = [Numbers.Next()], Emails = [email] }, nga, Now);
        var found = Assert.Single(await house.Get<CustomerDuplicates>().Handle(mine.Id, lan, Now));
        Assert.Equal((theirs.Id, "Anh Chung", nga.Name, "email", false), (found.Id, found.Name, found.OwnerName, found.By, found.MayOpen));
        Assert.True(Assert.Single(await house.Get<CustomerDuplicates>().Handle(mine.Id, await house.Actor("quan"), Now)).MayOpen);
        await Assert.ThrowsAsync<NotFound>(() => house.Get<CustomerDuplicates>().Handle(theirs.Id, lan, Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Products_on_sale_are_counted_by_group(string database)
    {
        var house = houses.On(database);
        var (quan, mark) = (await house.Actor("quan"), Numbers.Next());
        var group = await house.Get<AddProductGroup>().Handle(new($"Nhóm {mark}"), quan, Now);
        foreach (var n in Enumerable.Range(1, 3)) await house.Get<AddProduct>().Handle(new() { Code = $"{mark}-{n}", Name = $"Hàng {n}", GroupId = group.Id, Active = n != 3 }, quan, Now);
        var counts = await house.Get<CountProducts>().Handle(await house.Actor("lan"), Now);
        Assert.Equal(2, counts[group.Id]);
    }
}
