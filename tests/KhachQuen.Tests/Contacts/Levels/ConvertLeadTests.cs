using System.Net.Http.Json;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Contacts;

/// <summary>A lead becomes a customer (F-25), over the API on both databases.</summary>
public sealed class ConvertLeadTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task It_takes_its_contact_person_files_and_facts_along_and_the_story_stands_on_both(string database)
    {
        var house = houses.On(database);
        var lan = await house.Api("lan");
        var lead = await lan.Company("Công ty Cổ phần Hương Nhài", Levelled.First);
        lead = await lan.Fill(lead, new { rankId = new LeadLists().Ranks[0].Id, channelId = new CustomerLists().Channels[2].Id });
        await lan.Post($"/leads/{lead.Id()}/notes", new { note = "Hẹn thăm xưởng" });
        await lan.Attach("lead", lead.Id(), Sending.Png(), "bao-gia.png", 201);
        var made = await lan.Post($"/leads/{lead.Id()}:convert", new { });
        var customer = made.GetProperty("customer");
        Assert.Equal(("company", lead.Text("taxCode"), "A", "12 Lò Đúc"), (customer.Text("type"), customer.Text("taxCode"), customer.Text("rank"), customer.GetProperty("address").Text("line")));
        Assert.Equal((lead.Id("ownerId"), new CustomerLists().Channels[2].Id, lead.Text("phone")), (customer.Id("ownerId"), customer.Id("channelId"), customer.GetProperty("phones")[0].GetString()));
        Assert.Equal(("converted", customer.Id()), (made.GetProperty("lead").Text("stage"), made.GetProperty("lead").Id("customerId")));
        Assert.Equal(("Chị Mai", "mai@hoasua.vn"), Assert.Single((await lan.Get($"/customers/{customer.Id()}/contacts")).Items()) is var person ? (person.Text("name"), person.Text("email")) : default);
        var told = (await lan.Get($"/customers/{customer.Id()}/timeline?limit=50")).Items().Select(l => l.Text("kind")).ToList();
        Assert.Contains("lead.converted", told);
        Assert.Contains("lead.noted", told);
        Assert.Contains("lead.converted", (await lan.Get($"/leads/{lead.Id()}/history")).Items().Select(l => l.Text("kind")));
        Assert.Equal("bao-gia.png", Assert.Single((await lan.Get($"/attachments?noun=customer&nounId={customer.Id()}")).Items()).Text("name"));
        Assert.Equal(1, (await lan.Get($"/leads/{lead.Id()}")).Number("level"));       // the profile stays to be looked up
        await lan.Post($"/leads/{lead.Id()}:convert", new { }, 409);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Of_ten_who_convert_one_lead_at_once_one_succeeds_and_there_is_one_customer(string database)
    {
        var house = houses.On(database);
        var lan = await house.Api("lan");
        var lead = await lan.Company("Công ty Mười Người");
        var statuses = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ => (int)(await lan.PostAsync($"/api/v1/leads/{lead.Id()}:convert", JsonContent.Create(new { customer = new { asNew = true } }), Now)).StatusCode));
        Assert.Equal([200, .. Enumerable.Repeat(409, 9)], statuses.Order());
        await using var db = house.Open();
        var taxCode = lead.Text("taxCode");
        Assert.Equal(1, await db.Rows<Customer>().CountAsync(c => c.TaxCode == taxCode, Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Somebody_we_know_is_offered_first_and_what_they_lack_is_filled_from_the_lead(string database)
    {
        var house = houses.On(database);
        var lan = await house.Api("lan");
        var lead = await lan.Company("Công ty Trùng", Levelled.First);
        var known = await lan.Post("/customers", new { type = "company", name = "Công ty Trùng (cũ)", taxCode = lead.Text("taxCode") });
        Assert.Equal(known.Id(), Assert.Single((await lan.Get($"/leads/{lead.Id()}/duplicates")).Items()).Id());
        Assert.Contains("Công ty Trùng (cũ)", (await lan.Refuses($"/leads/{lead.Id()}:convert", new { }, "lead.customerKnown", "customer")).Text("detail"), StringComparison.Ordinal);
        await lan.Refuses($"/leads/{lead.Id()}:convert", new { customer = new { asNew = true } }, "customer.taxCodeTaken", "taxCode");       // a tax code is one customer's, whoever insists
        var customer = (await lan.Post($"/leads/{lead.Id()}:convert", new { customer = new { id = known.Id() } })).GetProperty("customer");
        Assert.Equal((known.Id(), "Công ty Trùng (cũ)", "12 Lò Đúc"), (customer.Id(), customer.Text("name"), customer.GetProperty("address").Text("line")));
        Assert.Equal(lead.Text("phone"), customer.GetProperty("phones")[0].GetString());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Of_a_colleagues_customer_only_name_and_holder_are_told_and_nothing_of_it_is_written(string database)
    {
        var house = houses.On(database);
        var (lan, nga) = (await house.Api("lan"), await house.Api("nga"));
        var lead = await lan.Company("Công ty Của Nga");
        var foreign = await nga.Post("/customers", new { type = "company", name = "Khách của Nga", taxCode = lead.Text("taxCode") });
        var offered = Assert.Single((await lan.Get($"/leads/{lead.Id()}/duplicates")).Items());
        Assert.Equal(("Khách của Nga", "Bùi Thị Nga", false), (offered.Text("name"), offered.Text("ownerName"), offered.GetProperty("mayOpen").GetBoolean()));
        await lan.Post($"/leads/{lead.Id()}:convert", new { customer = new { id = foreign.Id() } }, 404);
        await nga.Post($"/leads/{lead.Id()}:convert", new { customer = new { id = foreign.Id() } }, 404);
        Assert.Equal("new", (await lan.Now(lead)).Text("stage"));
        Assert.Equal(foreign.Number("version"), (await nga.Get($"/customers/{foreign.Id()}")).Number("version"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_company_without_a_tax_code_a_closed_lead_and_one_with_an_order_stay_leads(string database)
    {
        var house = houses.On(database);
        var lan = await house.Api("lan");
        var lead = await lan.Post("/leads", new { name = "Công ty Chưa Mã", phone = Numbers.Next(), contactType = "company" });
        await lan.Refuses($"/leads/{lead.Id()}:convert", new { }, "customer.taxCodeMissing", "taxCode");
        var nameless = await lan.Post("/leads", new { phone = Numbers.Next() });
        await lan.Refuses($"/leads/{nameless.Id()}:convert", new { }, "customer.nameMissing", "name");
        Assert.Equal("Người mới biết tên", (await lan.Post($"/leads/{nameless.Id()}:convert", new { customer = new { name = "Người mới biết tên" } })).GetProperty("customer").Text("name"));
        Assert.Equal("converted", (await lan.Post($"/leads/{lead.Id()}:convert", new { customer = new { taxCode = Levelled.TaxCode() } })).GetProperty("lead").Text("stage"));
        var closed = await lan.Post("/leads", new { name = "Sai số", phone = Numbers.Next() });
        await lan.Post($"/leads/{closed.Id()}/outcomes", new { outcome = "wrongNumber" });
        await lan.Refuses($"/leads/{closed.Id()}:convert", new { }, "lead.convertClosed");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Persons_of_a_customer_are_seen_as_far_as_the_customer_is(string database)
    {
        var house = houses.On(database);
        var lan = await house.Api("lan");
        var customer = await lan.Post("/customers", new { name = "Khách nhiều đầu mối" });
        var path = $"/customers/{customer.Id()}/contacts";
        await lan.Refuses(path, new { phone = "0912000111" }, "contactPerson.nameMissing", "name");
        var person = await lan.Post(path, new { name = "Anh Tú", role = "Kế toán", phone = "0912 000 111" });
        Assert.Equal("+84912000111", person.Text("phone"));
        Assert.Equal(("Anh Tú", "Thủ quỹ"), await lan.Patch($"{path}/{person.Id()}", new { role = "Thủ quỹ" }, person.Number("version")) is var now ? (now.Text("name"), now.Text("role")) : default);
        await lan.Patch($"{path}/{person.Id()}", new { role = "Cũ" }, person.Number("version"), 409);
        var nga = await house.Api("nga");
        await nga.Get(path, 404);
        await nga.Post(path, new { name = "Kẻ lạ" }, 404);
        await nga.Patch($"{path}/{person.Id()}", new { name = "Kẻ lạ" }, now.Number("version"), 404);
        var masked = Assert.Single((await (await house.Api("marketing1")).Get(path)).Items());
        Assert.Equal("091 ••• •111", masked.Text("phone"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Erased_with_the_person_a_profile_and_its_contact_person_are_gone(string database)
    {
        var house = houses.On(database);
        var lan = await house.Api("lan");
        var lead = await lan.Company("Công ty Bị Xóa", Levelled.First);
        await using var db = house.Open();
        await using var transaction = await db.Begin(Now);
        await Eraser.Take(db, new([lead.Id()], [lead.Text("phone")]), Guid.NewGuid(), Now);
        await transaction.Commit(Now);
        db.ChangeTracker.Clear();
        Assert.False(await db.ProfileOf(lead.Id()).AnyAsync(Now));
        Assert.False(await db.PersonsOfLead(lead.Id()).AnyAsync(Now));
        Assert.Equal(0, (await db.Rows<Lead>().AsNoTracking().SingleAsync(l => l.Id == lead.Id(), Now)).Level);
    }
}
