using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Contacts;

public sealed class CustomerTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Who_sells_owns_what_they_enter_and_a_steward_leaves_it_unassigned(string database)
    {
        var house = houses.On(database);
        var mine = await (await house.Api("lan")).Post("/customers", new { name = "Khách của Lan", phones = new[] { Numbers.Next() } });
        Assert.Equal((await house.Actor("lan")).Id, mine.Id("ownerId"));
        var nobodys = await (await house.Api("data1")).Post("/customers", new { name = "Khách chưa ai giữ" });
        Assert.True(nobodys.IsNull("ownerId"));
        var unassigned = await (await house.Api("quan")).Get("/customers?ownerId=none&limit=500");
        Assert.Contains(nobodys.Id(), unassigned.Items().Select(c => c.Id()));
        Assert.DoesNotContain(mine.Id(), unassigned.Items().Select(c => c.Id()));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_number_belongs_to_one_customer_and_whoever_enters_it_again_is_told_whose_it_is(string database)
    {
        var house = houses.On(database);
        var phone = Numbers.Next();
        await (await house.Api("lan")).Post("/customers", new { name = "Người có số", phones = new[] { phone } });
        var nga = await house.Api("nga");
        var problem = await nga.Refuses("/customers", new { name = "Người khác", phones = new[] { "+84 " + phone[1..] } }, "customer.phoneTaken", "phones");
        Assert.Contains("Người có số", problem.Text("detail"), StringComparison.Ordinal);
        Assert.Contains("Nguyễn Thị Lan", problem.Text("detail"), StringComparison.Ordinal);
        var known = Assert.Single((await nga.Get($"/customers:duplicates?phone={phone}")).Items());
        Assert.Equal(("phone", false), (known.Text("by"), known.GetProperty("mayOpen").GetBoolean()));
        Assert.True((await nga.Get($"/customers/{known.Id()}")).GetProperty("restricted").GetBoolean());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Of_ten_who_enter_the_same_number_at_once_one_succeeds(string database)
    {
        var lan = await houses.On(database).Api("lan");
        var phone = Numbers.Next();
        var statuses = await Task.WhenAll(Enumerable.Range(0, 10).Select(async i => (int)(await lan.PostAsync("/api/v1/customers", System.Net.Http.Json.JsonContent.Create(new { name = $"Một trong mười {i}", phones = new[] { phone } }), Now)).StatusCode));
        Assert.Equal([201, .. Enumerable.Repeat(422, 9)], statuses.Order());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Papers_are_unique_too(string database)
    {
        var quan = await houses.On(database).Api("quan");
        var code = database == "sqlite" ? "0100233488" : "0100112437";
        await quan.Post("/customers", new { type = "company", name = "Công ty Một", taxCode = code });
        await quan.Refuses("/customers", new { type = "company", name = "Công ty Hai", taxCode = code }, "customer.taxCodeTakenByNobodys", "taxCode");
        await quan.Refuses("/customers", new { type = "company", name = "Công ty Ba" }, "customer.taxCodeMissing", "taxCode");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_customer_is_found_without_accents_by_number_in_any_form_by_last_digits_and_by_email(string database)
    {
        var lan = await houses.On(database).Api("lan");
        var phone = Numbers.Next();
        var made = await lan.Post("/customers", new { name = "Nguyễn Đức Ánh Tìm", phones = new[] { Numbers.Next(), phone }, emails = new[] { $"tim{phone}@thu.vn" } });
        foreach (var q in new[] { "duc anh tim", phone, "%2B84" + phone[1..], $"{phone[..4]}.{phone[4..7]}.{phone[7..]}", phone[^5..], $"TIM{phone}@thu.vn" })
            Assert.Contains(made.Id(), (await lan.Get($"/customers?q={q}")).Items().Select(c => c.Id()));
        Assert.Equal(made.Id(), Assert.Single((await lan.Get($"/customers?phone={phone}")).Items()).Id());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Whoever_may_not_see_numbers_sees_them_masked_and_finds_by_the_whole_number_only(string database)
    {
        var house = houses.On(database);
        var phone = Numbers.Next();
        var made = await (await house.Api("lan")).Post("/customers", new { name = "Số được che", phones = new[] { phone }, citizenId = "0791" + phone[2..] });
        Assert.Equal(Numbers.E164(phone), made.GetProperty("phones")[0].GetString());
        Assert.StartsWith("••••••••", made.Text("citizenId"), StringComparison.Ordinal);      // sales does not see identity numbers
        var marketing = await house.Api("marketing1");
        var shown = await marketing.Get($"/customers/{made.Id()}");
        Assert.DoesNotContain(phone[3..7], shown.ToString(), StringComparison.Ordinal);
        Assert.Equal($"{phone[..3]} ••• •{phone[^3..]}", shown.GetProperty("phones")[0].GetString());
        Assert.Contains(made.Id(), (await marketing.Get($"/customers?q={phone}")).Items().Select(c => c.Id()));
        Assert.Empty((await marketing.Get($"/customers?q={phone[^6..]}")).Items());
        Assert.Equal("0791" + phone[2..], (await (await house.Api("data1")).Get($"/customers/{made.Id()}")).Text("citizenId"));
    }

    [Theory]
    [InlineData("sqlite", "lan:yes minh:some tuan:yes khanh:yes phuc:some quan:yes director1:yes thu:some carelead1:yes root:403 chia:403 shipping1:no")]
    [InlineData("postgres", "lan:yes minh:some tuan:yes khanh:yes phuc:some quan:yes director1:yes thu:some carelead1:yes root:403 chia:403 shipping1:no")]
    public async Task Each_role_sees_as_far_as_its_scope(string database, string expected)
    {
        var house = houses.On(database);
        var made = await (await house.Api("lan")).Post("/customers", new { name = "Ai được xem", phones = new[] { Numbers.Next() } });
        foreach (var (who, sees) in expected.Split(' ').Select(e => e.Split(':')).Select(e => (e[0], e[1])))
        {
            var answer = await (await house.Api(who)).Get($"/customers/{made.Id()}", sees switch { "yes" or "some" => 200, "no" => 404, _ => 403 });
            if (sees is "yes" or "some") Assert.Equal(sees == "some", answer.TryGetProperty("restricted", out _));
        }
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_patch_changes_what_it_names_and_the_stale_one_gets_what_is_now(string database)
    {
        var house = houses.On(database);
        var (lan, phone) = (await house.Api("lan"), Numbers.Next());
        var made = await lan.Post("/customers", new { name = "Trước khi sửa", phones = new[] { phone }, rank = "B" });
        await lan.Patch($"/customers/{made.Id()}", new { rank = "A" }, null, 428);
        var second = Numbers.Next();
        var edited = await lan.Patch($"/customers/{made.Id()}", new { phones = new[] { phone, second }, rank = (string?)null, address = new { line = "Số 5", provinceCode = "48" } }, made.Number("version"));
        Assert.Equal((2, "Trước khi sửa", "48"), (edited.GetProperty("phones").GetArrayLength(), edited.Text("name"), edited.GetProperty("address").Text("provinceCode")));
        Assert.True(edited.IsNull("rank"));
        var stale = await lan.Patch($"/customers/{made.Id()}", new { name = "Sau" }, made.Number("version"), 409);
        Assert.Equal("Trước khi sửa", stale.GetProperty("current").Text("name"));
        var lines = (await lan.Get($"/customers/{made.Id()}/timeline?limit=1")).Items();
        Assert.Equal("customer.edited", Assert.Single(lines).Text("kind"));
        await (await house.Api("marketing1")).Patch($"/customers/{made.Id()}", new { rank = "C" }, edited.Number("version"), 403);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_customer_never_stands_under_itself(string database)
    {
        var lan = await houses.On(database).Api("lan");
        var top = await lan.Post("/customers", new { name = "Mẹ" });
        var child = await lan.Post("/customers", new { name = "Con", parentId = top.Id() });
        (await lan.Patch($"/customers/{top.Id()}", new { parentId = child.Id() }, top.Number("version"), 422)).IsRefusal("customer.parentCycle", "parentId");
        (await lan.Patch($"/customers/{top.Id()}", new { parentId = top.Id() }, top.Number("version"), 422)).IsRefusal("customer.parentUnknown", "parentId");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_timeline_is_read_page_by_page_newest_first_without_gap_or_repeat(string database)
    {
        var lan = await houses.On(database).Api("lan");
        var customer = await lan.Post("/customers", new { name = "Nhiều việc" });
        for (var i = 0; i < 6; i++) customer = await lan.Patch($"/customers/{customer.Id()}", new { rank = $"R{i}" }, customer.Number("version"));
        var (seen, next) = (new List<Guid>(), "");
        do
        {
            var page = await lan.Get($"/customers/{customer.Id()}/timeline?limit=2&after={next}");
            seen.AddRange(page.Items().Select(l => l.Id()));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);
        Assert.Equal(7, seen.Count);
        Assert.Equal(7, seen.Distinct().Count());
        await using var db = houses.On(database).Open();
        var subject = customer.Id();
        Assert.Equal(await db.Rows<TimelineEntry>().Where(l => l.SubjectId == subject).OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Select(l => l.Id).ToListAsync(Now), seen);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_steward_verifies_complete_data(string database)
    {
        var house = houses.On(database);
        var phone = Numbers.Next();
        var made = await (await house.Api("lan")).Post("/customers", new { name = "Chờ duyệt", phones = new[] { phone }, citizenId = "0790" + phone[2..], birthDate = "1990-01-01", address = new { line = "1", provinceCode = "01" } });
        Assert.Equal("toDo", made.Text("verifyState"));
        await (await house.Api("lan")).Post($"/customers/{made.Id()}:verify", new { state = "verified" }, 403);
        Assert.Equal("verified", (await (await house.Api("data1")).Post($"/customers/{made.Id()}:verify", new { state = "verified" })).Text("verifyState"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Channel_and_group_are_of_the_companys_lists_and_what_is_no_longer_offered_stays(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var (quan, lan) = (await house.Api("quan"), await house.Api("lan"));
        var lists = await quan.Get("/settings/customers");
        var (channel, group) = (lists.Items("channels")[0], lists.Items("groups")[1]);
        var made = await lan.Post("/customers", new { name = "Chị Kênh", phones = new[] { Numbers.Next() }, channelId = channel.Id(), groupId = group.Id() });
        Assert.Equal((channel.Id(), group.Id()), (made.GetProperty("channelId").GetGuid(), made.GetProperty("groupId").GetGuid()));
        await lan.Refuses("/customers", new { name = "Chị Lạ", phones = new[] { Numbers.Next() }, channelId = Guid.CreateVersion7() }, "customer.channelUnknown", "channelId");
        await lan.Refuses("/customers", new { name = "Chị Lạ", phones = new[] { Numbers.Next() }, groupId = channel.Id() }, "customer.groupUnknown", "groupId");

        await quan.Put("/settings/customers", new { channels = new[] { new { id = channel.Id(), name = "Facebook", active = false }, new { id = Guid.CreateVersion7(), name = "Hội chợ", active = true } } });
        var kept = await lan.Patch($"/customers/{made.Id()}", new { rank = "A" }, made.Number("version"));
        Assert.Equal(channel.Id(), kept.GetProperty("channelId").GetGuid());
        var without = await lan.Patch($"/customers/{made.Id()}", new { channelId = (Guid?)null }, kept.Number("version"));
        (await lan.Patch($"/customers/{made.Id()}", new { channelId = channel.Id() }, without.Number("version"), 422)).IsRefusal("customer.channelUnknown", "channelId");
    }

    [Fact]
    public async Task A_manager_adds_a_channel_and_takes_one_out_of_use_on_the_page()
    {
        await using var house = houses.Another("sqlite");
        await Cast.Enter(house);
        var channels = (await (await house.Api("quan")).Get("/settings/customers")).Items("channels");
        var (quan, fresh) = (await house.Visitor().SignIn("quan", House.Password), Guid.CreateVersion7().ToString());
        Assert.Contains("Nhà phân phối", await quan.See("/settings/customers"), StringComparison.Ordinal);
        var lines = channels.Select(c => (Id: c.Id().ToString(), Name: c.Text("name")!)).Append((Id: fresh, Name: "Hội chợ")).Append((Id: Guid.CreateVersion7().ToString(), Name: "")).ToList();
        await quan.Send("/settings/customers", [("version", "0"), .. lines.SelectMany(l => new[] { ("channels", l.Id), ("channels.name", l.Name) }), .. lines.Skip(1).Select(l => ("channels.on", l.Id)), ("groups", Guid.CreateVersion7().ToString()), ("groups.name", "Khách sỉ")]);
        var now = (await (await house.Api("quan")).Get("/settings/customers")).Items("channels");
        Assert.Equal((channels.Length + 1, false, true), (now.Length, now[0].GetProperty("active").GetBoolean(), now[^1].GetProperty("active").GetBoolean()));
        var lan = await house.Visitor().SignIn("lan", House.Password);
        await lan.See("/settings/customers");
        Assert.NotEqual(System.Net.HttpStatusCode.OK, lan.Status);
    }
}
