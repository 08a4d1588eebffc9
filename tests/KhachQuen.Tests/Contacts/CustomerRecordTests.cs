using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Contacts;

/// <summary>Parent and branches, a customer's own products, many at once, a long story (F-2, F-3, F-10).</summary>
public sealed class CustomerRecordTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("4006381333931", true), InlineData("8934563138165", true), InlineData("96385074", true), InlineData("4006381333932", false), InlineData("400638133393", false), InlineData("12345678", false), InlineData("", false), InlineData("４００６３８１３３３９３１", false)]
    public void A_gtin_has_its_check_digit(string digits, bool right) => Assert.Equal(right, CustomerProduct.IsGtin(digits));

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_branch_carries_its_parents_code_or_one_of_its_own(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var lan = await house.Api("lan");
        var parent = (await lan.Post("/customers", new { type = "company", name = "Mẹ", taxCode = "0100112437" })).Id();
        var branch = await lan.Post("/customers", new { type = "company", name = "Chi nhánh", taxCode = "0100112437-001", parentId = parent });
        await lan.Refuses("/customers", new { type = "company", name = "Của người khác", taxCode = "0100233488-001", parentId = parent }, "customer.branchOfAnother", "taxCode");
        var own = await lan.Post("/customers", new { type = "company", name = "Mã riêng", taxCode = "0100233488", parentId = parent });
        var lanId = await house.Actor("lan");
        var kin = await house.Get<CustomerFamily>().Handle(parent, lanId, Now);
        Assert.Equal([branch.Id(), own.Id()], kin.Below.Select(b => b.Id));
        await (await house.Api("quan")).Post($"/customers/{own.Id()}:assign", new { userId = (await house.Actor("nga")).Id }, 200);
        kin = await house.Get<CustomerFamily>().Handle(parent, lanId, Now);
        Assert.Equal("Bùi Thị Nga", Assert.Single(kin.Below.OfType<RestrictedCustomer>()).OwnerName);      // a branch of a colleague's: three facts
        Assert.Contains("Công ty mẹ và chi nhánh", WebUtility.HtmlDecode(await (await house.Visitor().SignIn("lan", House.Password)).See($"/customers/{parent}")), StringComparison.Ordinal);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_customers_own_products_are_written_down_one_by_one_or_from_a_sheet(string database)
    {
        var house = houses.On(database);
        var lan = await house.Api("lan");
        var id = (await lan.Post("/customers", new { name = "Nhà sản xuất" })).Id();
        await lan.Post($"/customers/{id}/products", new { name = "Nước mắm 40 độ", brand = "Hương Quê", gtin = "8934563 138165" }, 201);
        await lan.Refuses($"/customers/{id}/products", new { name = "Sai mã", gtin = "8934563138166" }, "customerProduct.gtinInvalid", "gtin");
        await lan.Refuses($"/customers/{id}/products", new { name = " " }, "customerProduct.nameMissing", "name");
        var actor = await house.Actor("lan");
        using var good = new MemoryStream(Encoding.UTF8.GetBytes("Tên sản phẩm;Thương hiệu;Mã vạch\nBún gạo;Hương Quê;4006381333931\nMiến dong;;\n"));
        Assert.Equal(2, await house.Get<ImportCustomerProducts>().Handle(id, good, actor, Now));
        using var bad = new MemoryStream(Encoding.UTF8.GetBytes("Tên sản phẩm;Mã vạch\nTốt;\nHỏng;4006381333932\n"));
        Assert.Equal("customerProduct.lineWrong", (await Assert.ThrowsAsync<Refused>(() => house.Get<ImportCustomerProducts>().Handle(id, bad, actor, Now))).Code);
        var listed = (await lan.Get($"/customers/{id}/products")).Items();
        Assert.Equal(["Bún gạo", "Miến dong", "Nước mắm 40 độ"], listed.Select(p => p.Text("name")));      // all of a sheet, or nothing
        Assert.Equal("8934563138165", listed[2].Text("gtin"));
        await (await house.Api("minh")).Get($"/customers/{id}/products", 404);
        await (await house.Api("minh")).Post($"/customers/{id}/products", new { name = "x" }, 404);
        await (await house.Api("director1")).Post($"/customers/{id}/products", new { name = "x" }, 403);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Many_are_given_and_tagged_as_one_act_and_taken_back_as_one(string database)
    {
        var house = houses.On(database);
        var (lan, tuan) = (await house.Api("lan"), await house.Actor("tuan"));
        var ids = new List<Guid>();
        for (var n = 0; n < 3; n++) ids.Add((await lan.Post("/customers", new { name = $"Cả loạt {n}" })).Id());
        Guid? lanId = (await house.Actor("lan")).Id;
        var foreign = (await (await house.Api("nga")).Post("/customers", new { name = "Của Nga" })).Id();
        var minh = await house.Actor("minh");
        var api = await house.Api("tuan");
        async Task<List<(Guid?, int)>> Stand()
        {
            await using var db = house.Open();
            return (await db.Rows<Customer>().Where(c => ids.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(Now)).ConvertAll(c => (c.OwnerId, c.Tags.Length));
        }
        var tagged = await house.Get<TagCustomers>().Handle(ids, "tháng 11", tuan, Now);
        Assert.Equal((3, 0), (tagged.Done.Count, tagged.Left.Count));
        Assert.All(await Stand(), s => Assert.Equal((lanId, 1), s));
        Assert.Equal("undone", (await api.Post($"/operations/{tagged.Operation}:undo", new { })).Text("state"));
        var given = await house.Get<AssignCustomers>().Handle([.. ids, foreign], new(minh.Id, "chia lại"), tuan, Now);
        Assert.Equal(3, given.Done.Count);      // a customer of another team is not known here
        Assert.All(await Stand(), s => Assert.Equal(((Guid?)minh.Id, 0), s));
        Assert.Equal("undone", (await api.Post($"/operations/{given.Operation}:undo", new { })).Text("state"));
        Assert.All(await Stand(), s => Assert.Equal((lanId, 0), s));
        await using (var db = house.Open()) Assert.Equal((await house.Actor("nga")).Id, (await db.Rows<Customer>().SingleAsync(c => c.Id == foreign, Now)).OwnerId);
        Assert.Equal("many.atOnce", (await Assert.ThrowsAsync<Refused>(() => house.Get<TagCustomers>().Handle([], "x", tuan, Now))).Code);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_ten_thousandth_line_of_a_story_costs_what_the_first_does(string database)
    {
        var house = houses.On(database);
        var id = (await (await house.Api("lan")).Post("/customers", new { name = "Mười nghìn việc" })).Id();
        var at = House.Clock.Now();
        await using (var db = house.Open())
        {
            await using var transaction = await db.Begin(Now);
            foreach (var chunk in Enumerable.Range(0, 10_000).Chunk(1_000))
                await db.Dialect.BulkInsert(db, chunk.Select(n => new TimelineEntry { Id = Keys.New(at.AddMinutes(-n)), SubjectId = id, Noun = n % 5 == 0 ? "order" : "customer", Kind = "customer.noted", At = at.AddMinutes(-n), ActorName = "x", Note = n.ToString(CultureInfo.InvariantCulture) }).ToList(), Now);
            await transaction.Commit(Now);
        }
        var (actor, use, seen, next, slowest) = (await house.Actor("lan"), house.Get<CustomerTimeline>(), new HashSet<Guid>(), (string?)null, TimeSpan.Zero);
        do
        {
            var watch = Stopwatch.StartNew();
            var page = await use.Handle(id, null, new(After: next, Limit: 500), actor, Now);
            slowest = watch.Elapsed > slowest && seen.Count > 0 ? watch.Elapsed : slowest;
            Assert.All(page.Items, l => Assert.True(seen.Add(l.Id)));
            next = page.Next;
        }
        while (next is not null);
        Assert.Equal(10_001, seen.Count);
        Assert.True(slowest < TimeSpan.FromSeconds(2), $"a page took {slowest}");
        Assert.All((await use.Handle(id, "order", new(Limit: 100), actor, Now)).Items, l => Assert.Equal("order", l.Noun));
    }
}
