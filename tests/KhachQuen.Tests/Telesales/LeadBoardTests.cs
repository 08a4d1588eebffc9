using System.Net;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;

namespace KhachQuen.Tests.Telesales;

/// <summary>The leads' board (F-25): a drop is an act, or is refused with which act to use.</summary>
public sealed class LeadBoardTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(LeadStage.New, LeadStage.New, LeadDrop.Nothing, null)]
    [InlineData(LeadStage.Closed, LeadStage.New, LeadDrop.Reopen, null)]
    [InlineData(LeadStage.Closed, LeadStage.Contact, LeadDrop.Reopen, null)]
    [InlineData(LeadStage.Closed, LeadStage.Converted, LeadDrop.Nothing, "lead.dropClosed")]
    [InlineData(LeadStage.New, LeadStage.Converted, LeadDrop.Convert, null)]
    [InlineData(LeadStage.Contact, LeadStage.Converted, LeadDrop.Convert, null)]
    [InlineData(LeadStage.New, LeadStage.Contact, LeadDrop.Nothing, "lead.dropToContact")]
    [InlineData(LeadStage.Contact, LeadStage.New, LeadDrop.Nothing, "lead.dropToNew")]
    [InlineData(LeadStage.Contact, LeadStage.Ordered, LeadDrop.Nothing, "lead.dropToOrdered")]
    [InlineData(LeadStage.New, LeadStage.Closed, LeadDrop.Nothing, "lead.dropToClosed")]
    [InlineData(LeadStage.Ordered, LeadStage.Contact, LeadDrop.Nothing, "lead.dropOrdered")]
    [InlineData(LeadStage.Ordered, LeadStage.Converted, LeadDrop.Nothing, "lead.dropOrdered")]
    [InlineData(LeadStage.Converted, LeadStage.New, LeadDrop.Nothing, "lead.dropConverted")]
    public void A_drop_is_an_act_or_says_which_one_to_use(LeadStage from, LeadStage to, LeadDrop act, string? why)
    {
        if (why is null) Assert.Equal(act, LeadDrops.Of(from, to));
        else Assert.Equal(why, Assert.Throws<Refused>(() => LeadDrops.Of(from, to)).Code);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_closed_one_is_opened_by_a_drop_and_a_new_one_stays_where_only_a_call_takes_it_further(string database)
    {
        var house = houses.On(database);
        var lan = await house.Actor("lan");
        var at = House.Clock.Now();
        var (closed, fresh) = (Floor.New("form", at, name: "Bảng đóng"), Floor.New("form", at, name: "Bảng mới"));
        foreach (var lead in new[] { closed, fresh }) lead.GiveTo(lan.Id, lan.TeamId, "byHand", lan.Name, at);
        closed.LeftAlone(at);
        await using (var db = house.Open())
        {
            db.AddRange(closed, fresh);
            await db.SaveChangesAsync(Now);
        }
        var visitor = await house.Visitor().SignIn("lan", House.Password);
        visitor.Http.DefaultRequestHeaders.Add("HX-Request", "true");
        Assert.Contains("data-at=\"closed\"", await visitor.See($"/leads/{closed.Id}/card"), StringComparison.Ordinal);
        var html = await visitor.Send($"/leads/{closed.Id}/move", ("to", "contact"), ("version", "1"));
        Assert.Contains("data-at=\"new\"", html, StringComparison.Ordinal);      // nobody has called it: it is new
        Assert.Contains("leads-board-closed-head", html, StringComparison.Ordinal);
        html = await visitor.Send($"/leads/{fresh.Id}/move", ("to", "contact"), ("version", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("ghi kết quả cuộc gọi", html, StringComparison.Ordinal);
        Assert.Contains("action=\"/leads/" + fresh.Id + "/convert\"", await visitor.Send($"/leads/{fresh.Id}/move", ("to", "converted"), ("version", "1")), StringComparison.Ordinal);
        Assert.Equal(LeadStage.New, (await house.Get<GetLead>().Handle(fresh.Id, lan, Now)).Stage);
        await (await house.Visitor().SignIn("minh", House.Password)).Send($"/leads/{fresh.Id}/move", ("to", "converted"), ("version", "1"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_board_counts_what_its_reader_sees(string database)
    {
        var house = houses.On(database);
        var floor = await Floor.Open(house, 2, 4);
        var mine = await floor.Give(floor.Agents[0]);
        foreach (var (who, count) in new[] { (floor.Agents[0], 1), (floor.Agents[1], 0), (floor.Lead, 5) })
        {
            var columns = await house.Get<ShowLeadBoard>().Handle(new(), who, Now);
            Assert.Equal((count, count), (columns.Sum(c => c.Count), columns.Sum(c => c.Cards.Items.Count)));
        }
        Assert.NotEqual(Guid.Empty, mine);
    }
}
