using System.Net;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Contacts;

namespace KhachQuen.Tests.Contacts;

/// <summary>The customers' board (F-4, F-10): a card that is moved is verified, rejected or ranked; and a customer's own products put right and taken off (F-3).</summary>
public sealed class CustomerBoardTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static async Task<CustomerView> Complete(House house) => await house.Get<EnterCustomer>().Handle(new()
    {
        Name = "Đủ giấy tờ", CitizenId = "0791" + Numbers.Next()[2..], BirthDate = new(1990, 5, 1), Phones = [Numbers.Next()], Address = new("Số 5 Lê Lợi", null, "48", null),
    }, await house.Actor("data1"), Now);

    private static async Task<CustomerView> Seen(House house, Guid id) => await house.Get<ShowCustomer>().Handle(id, await house.Actor("data1"), Now);

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_card_put_into_a_column_is_verified_and_a_rejection_without_a_reason_is_asked_for_it(string database)
    {
        var house = houses.On(database);
        var customer = await Complete(house);
        Assert.Equal(VerifyState.ToDo, customer.VerifyState);
        var visitor = await house.Visitor().SignIn("data1", House.Password);
        visitor.Http.DefaultRequestHeaders.Add("HX-Request", "true");
        await visitor.See($"/customers/{customer.Id}/card?by=verify");
        var html = await visitor.Send($"/customers/{customer.Id}/move?by=verify", ("to", "verified"), ("version", $"{customer.Version}"));
        Assert.Contains("data-at=\"verified\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"customers-board-verified-head\"", html, StringComparison.Ordinal);      // the heads come along
        Assert.Equal(VerifyState.Verified, (await Seen(house, customer.Id)).VerifyState);
        await visitor.Send($"/customers/{customer.Id}/move?by=verify", ("to", "toDo"), ("version", $"{customer.Version}"));
        Assert.Equal((HttpStatusCode.Conflict, VerifyState.Verified), (visitor.Status, (await Seen(house, customer.Id)).VerifyState));      // dragged as it was before
        var now = await Seen(house, customer.Id);
        html = await visitor.Send($"/customers/{customer.Id}/move?by=verify", ("to", "rejected"), ("version", $"{now.Version}"));
        Assert.Contains("Không duyệt Đủ giấy tờ", html, StringComparison.Ordinal);
        Assert.Equal(VerifyState.Verified, (await Seen(house, customer.Id)).VerifyState);
        await visitor.Send($"/customers/{customer.Id}/reject", ("reason", "CCCD mờ"), ("version", $"{now.Version}"));
        Assert.Equal((VerifyState.Rejected, "CCCD mờ"), await Seen(house, customer.Id) is var rejected ? (rejected.VerifyState, rejected.VerifyReason) : default);
        await visitor.Send($"/customers/{customer.Id}/move?by=verify", ("to", "notRequired"), ("version", $"{rejected.Version}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task By_rank_there_is_a_column_for_each_and_a_drop_is_the_rank(string database)
    {
        var house = houses.On(database);
        var lan = await house.Api("lan");
        var rank = "Vàng " + Numbers.Next();
        var first = await lan.Post("/customers", new { name = "Hạng một", rank }, 201);
        var second = await lan.Post("/customers", new { name = "Chưa hạng" }, 201);
        var board = await house.Get<ShowCustomerBoard>().Handle(new() { Q = "" }, CustomerBoardBy.Rank, await house.Actor("lan"), Now);
        Assert.Equal(board.Sum(c => c.Count) >= 2, board.Any(c => c.Code == Grouped.None));
        var view = await house.Get<ShowCustomer>().Handle(first.Id(), await house.Actor("lan"), Now);
        var (code, visitor) = (CustomerBoards.ColumnOf(view, CustomerBoardBy.Rank), await house.Visitor().SignIn("lan", House.Password));
        Assert.Equal(rank, CustomerBoards.RankOf(code));
        await visitor.See($"/customers/{second.Id()}/card?by=rank");
        await visitor.Send($"/customers/{second.Id()}/move?by=rank", ("to", code), ("version", "1"));
        Assert.Equal(rank, (await lan.Get($"/customers/{second.Id()}")).Text("rank"));
        await visitor.Send($"/customers/{second.Id()}/move?by=rank", ("to", "none"), ("version", "2"));
        Assert.True((await lan.Get($"/customers/{second.Id()}")).IsNull("rank"));
        await visitor.Send($"/customers/{second.Id()}/move?by=verify", ("to", "verified"), ("version", "3"));
        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);      // a salesperson does not verify
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Nobody_counts_a_strangers_customers_on_the_board(string database)
    {
        var house = houses.On(database);
        var floor = await Telesales.Floor.Open(house, 2, 0);
        var at = House.Clock.Now();
        await using (var db = house.Open())
        {
            foreach (var owner in new[] { floor.Agents[0], floor.Agents[0], floor.Agents[1] }) db.Add(Customer.Meet("Của ai", PhoneNumber.Parse(Numbers.Next()), null, owner.Id, owner.TeamId, at));
            await db.SaveChangesAsync(Now);
        }
        foreach (var (who, count) in new[] { (floor.Agents[0], 2), (floor.Agents[1], 1), (floor.Lead, 3) })
            foreach (var by in Enum.GetValues<CustomerBoardBy>())
            {
                var columns = await house.Get<ShowCustomerBoard>().Handle(new(), by, who, Now);
                Assert.Equal((count, count), (columns.Sum(c => c.Count), columns.Sum(c => c.Cards.Items.Count)));
            }
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_customers_product_is_put_right_taken_off_and_brought_back(string database)
    {
        var house = houses.On(database);
        var (tuan, customer) = (await house.Api("tuan"), (await (await house.Api("lan")).Post("/customers", new { name = "Nhà làm mắm" }, 201)).Id());
        var made = await tuan.Post($"/customers/{customer}/products", new { name = "Nước mắm 40 độ", gtin = "8934563138165" }, 201);
        var path = $"/customers/{customer}/products/{made.Id()}";
        await tuan.Patch(path, new { gtin = "123" }, 1, 422);
        var edited = await tuan.Patch(path, new { name = "Nước mắm 43 độ", sku = "NM43" }, 1);
        Assert.Equal(("Nước mắm 43 độ", "8934563138165", "NM43", 2L), (edited.Text("name"), edited.Text("gtin"), edited.Text("sku"), edited.Number("version")));
        await tuan.Patch(path, new { name = "Muộn" }, 1, 409);
        await (await house.Api("minh")).Patch(path, new { name = "x" }, 2, 404);
        var answer = await tuan.DeleteAsync("/api/v1" + path, Now);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty((await tuan.Get($"/customers/{customer}/products")).Items());
        var operation = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(await answer.Content.ReadAsStringAsync(Now)).Id("operationId");
        Assert.Equal("""{"reversed":1,"kept":0,"impossible":0}""", (await tuan.Post($"/operations/{operation}:undo", new { })).GetProperty("heaps").GetRawText());
        Assert.Equal(["Nước mắm 43 độ"], (await tuan.Get($"/customers/{customer}/products")).Items().Select(p => p.Text("name")));
        Assert.Equal(["customerProduct.added", "customerProduct.edited", "customerProduct.removed"], (await tuan.Get($"/customers/{customer}/timeline?limit=50")).Items().Select(l => l.Text("kind")).Where(k => k.StartsWith("customerProduct", StringComparison.Ordinal)).Order());
    }
}
