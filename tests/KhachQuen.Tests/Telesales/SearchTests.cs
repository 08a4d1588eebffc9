using KhachQuen.Platform;
using KhachQuen.Telesales;

namespace KhachQuen.Tests.Telesales;

/// <summary>One search box: by sight, and a masked number is not guessed digit by digit .</summary>
public sealed class SearchTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_lead_is_found_by_a_name_without_accents_and_by_its_number_in_any_form(string database)
    {
        var house = houses.On(database);
        var (phone, word) = (Numbers.Next(), "Zơkvây" + Numbers.Next()[^5..]);
        var lan = await house.Api("lan");
        var lead = (await lan.Post("/leads", new { phone, name = $"Trịnh Thị {word}", basis = "customerRequest" })).Id();
        foreach (var typed in new[] { $"trinh thi {word}".Replace('ơ', 'o').Replace('â', 'a'), word.ToUpperInvariant(), phone, $"+84 {phone[1..4]} {phone[4..7]} {phone[7..]}", phone[^4..] })
            Assert.Contains((await lan.Get("/search?q=" + Uri.EscapeDataString(typed))).Items(), f => f.Id() == lead && f.Text("kind") == "lead" && f.Text("url") == $"/leads/{lead}");
        foreach (var stranger in new[] { "nga", "thu", "root" })
            Assert.DoesNotContain((await (await house.Api(stranger)).Get("/search?q=" + phone)).Items(), f => f.Id() == lead);
        Assert.Empty((await lan.Get("/search?q=")).Items());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Last_digits_find_only_numbers_the_reader_sees_whole(string database)
    {
        var house = houses.On(database);
        var phone = Numbers.Next();
        var lead = (await (await house.Api("lan")).Post("/leads", new { phone, basis = "customerRequest" })).Id();
        var chia = await house.Actor("chia");       // sees all leads, no number whole
        Assert.Empty((await house.Get<ListLeads>().Handle(new() { Q = phone[^4..] }, new(), chia, Now)).Items);
        Assert.Equal([lead], (await house.Get<ListLeads>().Handle(new() { Q = phone }, new(), chia, Now)).Items.Select(l => l.Id));
        Assert.Contains(lead, (await house.Get<ListLeads>().Handle(new() { Q = phone[^6..] }, new(), await house.Actor("tuan"), Now)).Items.Select(l => l.Id));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Of_each_kind_at_most_eight_are_found(string database)
    {
        var house = houses.On(database);
        var word = "Qhuvy" + Numbers.Next()[^6..];
        var lan = await house.Api("lan");
        for (var i = 0; i < 10; i++) await lan.Post("/leads", new { phone = Numbers.Next(), name = $"{word} {i}", basis = "customerRequest" });
        Assert.Equal(8, (await lan.Get("/search?q=" + word)).Items().Length);
    }
}
