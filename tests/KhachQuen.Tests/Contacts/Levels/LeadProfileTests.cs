using System.Net.Http.Json;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Contacts;

/// <summary>The profile of a lead and its level (F-20 … F-24), over the API on both databases.</summary>
public sealed class LeadProfileTests(Houses houses)
{
    private static readonly LeadLists Lists = new();
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_lead_climbs_level_by_level_and_falls_when_something_is_taken_away(string database)
    {
        var lan = await houses.On(database).Api("lan");
        var lead = await lan.Company("Công ty Hoa Sữa");
        Assert.Equal(0, lead.Number("level"));
        Assert.Equal(["idIssuedAt", "idIssuedOn", "enterpriseTypeId", "address", "contactPerson", "categoryId"], lead.Missing());
        lead = await lan.Fill(lead, Levelled.First);
        Assert.Equal(1, lead.Number("level"));
        Assert.Equal(["brands", "businessTypeId", "usedCompetitor"], lead.Missing());
        lead = await lan.Fill(lead, Levelled.Second);
        lead = await lan.Fill(lead, Levelled.Third);
        Assert.Equal((2, "companySize"), (lead.Number("level"), Assert.Single(lead.Missing())));
        lead = await lan.Fill(lead, new { agents = 0 });
        Assert.Equal(3, lead.Number("level"));
        Assert.Empty(lead.Missing());
        Assert.Contains(lead.Id(), (await lan.Get("/leads?level=3&limit=500")).Items().Select(l => l.Id()));
        lead = await lan.Fill(lead, new { brands = (string?)null });
        Assert.Equal((1, "brands"), (lead.Number("level"), Assert.Single(lead.Missing())));
        Assert.DoesNotContain(lead.Id(), (await lan.Get("/leads?level=3&limit=500")).Items().Select(l => l.Id()));
        lead = await lan.Patch($"/leads/{lead.Id()}", new { taxCode = "0100233487" }, lead.Number("version"));      // its check digit is wrong
        Assert.Equal((0, "taxCode"), (lead.Number("level"), Assert.Single(lead.Missing())));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_individual_is_asked_for_other_things_and_all_may_come_in_one_save(string database)
    {
        var lan = await houses.On(database).Api("lan");
        var lead = await lan.Post("/leads", new
        {
            name = "Trần Văn Bình", phone = Numbers.Next(), citizenId = "001090123456",
            profile = new { idIssuedAt = "Cục CSQLHC", idIssuedOn = "2021-06-07", birthDate = "1990-08-09", address = new { line = "Thôn Đông", provinceCode = "01" }, categoryId = Lists.Categories[0].Id, rankId = Lists.Ranks[1].Id, channelId = new CustomerLists().Channels[0].Id },
        });
        Assert.Equal(1, lead.Number("level"));
        lead = await lan.Now(lead);
        Assert.Equal((1, "1990-08-09"), (lead.Number("level"), lead.GetProperty("profile").Text("birthDate")));
        Assert.Equal("12 ngõ mới", (await lan.Fill(lead, new { address = new { line = "12 ngõ mới" } })).GetProperty("profile").GetProperty("address").Text("line"));
        Assert.Equal("01", (await lan.Now(lead)).GetProperty("profile").GetProperty("address").Text("provinceCode"));       // a patch goes into the parts
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_cannot_be_is_refused_with_its_field_and_nothing_is_kept(string database)
    {
        var house = houses.On(database);
        var lan = await house.Api("lan");
        var lead = await lan.Company("Công ty Sai");
        foreach (var (profile, code, field) in new (object, string, string)[]
        {
            (new { categoryId = Guid.NewGuid() }, "leadProfile.choiceUnknown", "categoryId"), (new { rankId = Lists.Categories[0].Id }, "leadProfile.choiceUnknown", "rankId"),
            (new { birthDate = "2031-01-01" }, "leadProfile.dayInvalid", "birthDate"), (new { idIssuedOn = "1720-01-01" }, "leadProfile.dayInvalid", "idIssuedOn"), (new { headcount = -1 }, "leadProfile.numberInvalid", "headcount"),
            (new { website = "javascript:alert(1)" }, "leadProfile.linkInvalid", "website"), (new { operatingProcess = new string('x', 4_001) }, "leadProfile.tooLong", "operatingProcess"),
            (new { contactPerson = new { role = "Kế toán" } }, "contactPerson.nameMissing", "name"), (new { contactPerson = new { name = "A", email = "a b@c.vn" } }, "contactPerson.emailInvalid", "email"),
        })
            (await lan.Fill(lead, profile, 422)).IsRefusal(code, field);
        await lan.Fill(lead, new { usedCompetitor = "maybe" }, 400);
        await lan.Fill(lead, new { colour = "red" }, 400);
        Assert.True((await lan.Now(lead)).IsNull("profile"));
        await using var db = house.Open();
        Assert.False(await db.ProfileOf(lead.Id()).AnyAsync(Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Of_ten_first_lines_of_one_profile_at_once_one_is_kept(string database)
    {
        var house = houses.On(database);
        var lan = await house.Api("lan");
        var lead = await lan.Company("Công ty Tranh");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async i =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/leads/{lead.Id()}") { Content = JsonContent.Create(new { profile = new { headcount = i } }) };
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{lead.Number("version")}\"");
            return (int)(await lan.SendAsync(request, Now)).StatusCode;
        }));
        Assert.Equal([200, .. Enumerable.Repeat(409, 9)], answers.Order());
        await using var db = house.Open();
        Assert.Equal(1, await db.ProfileOf(lead.Id()).CountAsync(Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Whoever_does_not_see_the_lead_does_not_see_its_profile_and_numbers_in_it_are_masked(string database)
    {
        var house = houses.On(database);
        var lan = await house.Api("lan");
        var lead = await lan.Company("Công ty Kín", Levelled.First);
        await lan.Fill(lead, new { operatingProcess = "Gọi kho 0912345678 trước" });
        await (await house.Api("nga")).Get($"/leads/{lead.Id()}", 404);
        var profile = (await (await house.Api("marketing1")).Get($"/leads/{lead.Id()}")).GetProperty("profile");
        Assert.DoesNotContain("345678", profile.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("2345678", profile.Text("operatingProcess"), StringComparison.Ordinal);
        Assert.Equal("091 ••• •678", profile.GetProperty("contactPerson").Text("phone"));
        Assert.Equal("+84912345678", (await lan.Now(lead)).GetProperty("profile").GetProperty("contactPerson").Text("phone"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task When_the_company_asks_other_fields_every_profile_is_levelled_anew_in_the_background(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var (lan, quan) = (await house.Api("lan"), await house.Api("quan"));
        var first = await lan.Company("Công ty Một", Levelled.First);
        var bare = await lan.Post("/leads", new { name = "Chỉ có số", phone = Numbers.Next() });
        Assert.Equal(1, first.Number("level"));
        await quan.Put("/settings/leadLevels", new { level1 = new[] { "phone", "website", "fanpage" }, level2 = new[] { "idIssuedOn" }, level3 = new[] { "brands" } });
        await Eventually(async () => (await lan.Now(first)).Number("level") == 0, house);
        await quan.Put("/settings/leadLevels", new { level1 = new[] { "phone", "categoryId" }, level2 = new[] { "idIssuedOn" }, level3 = new[] { "contactPerson" } });
        await Eventually(async () => (await lan.Now(first)).Number("level") == 3, house);
        Assert.Equal(2, (await lan.Now(first)).GetProperty("profile").Number("levelVersion"));
        Assert.Equal((0, "categoryId"), ((await lan.Now(bare)).Number("level"), Assert.Single((await lan.Now(bare)).Missing())));      // a number without a profile has none
        await (await house.Api("lan")).Put("/settings/leadLevels", new { level1 = new[] { "address" } }, expected: 403);
    }

    private static async Task Eventually(Func<Task<bool>> holds, House house)
    {
        for (var turn = 0; turn < 20; turn++)
        {
            await house.Get<LevelLeads>().Sweep(Now);
            if (await holds()) return;
        }
        Assert.Fail("it was not levelled");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_judged_size_waits_for_the_team_lead_counts_when_approved_and_waits_again_when_judged_anew(string database)
    {
        var house = houses.On(database);
        var (lan, tuan, phuc) = (await house.Api("lan"), await house.Api("tuan"), await house.Api("phuc"));
        var lead = await lan.Company("Công ty Quy Mô", Levelled.First);
        lead = await lan.Fill(await lan.Fill(lead, Levelled.Second), Levelled.Third);
        Assert.Equal(2, lead.Number("level"));
        var path = $"/leads/{lead.Id()}";
        await lan.Refuses(path + ":proposeSize", new { sizeId = Guid.NewGuid(), reason = "to" }, "leadProfile.choiceUnknown", "sizeId");
        await lan.Refuses(path + ":proposeSize", new { sizeId = Lists.Sizes[2].Id }, "leadSize.reasonMissing", "reason");
        lead = await lan.Post(path + ":proposeSize", new { sizeId = Lists.Sizes[2].Id, reason = "Hai xưởng, 80 công nhân" });
        Assert.Equal((2, "proposed"), (lead.Number("level"), lead.GetProperty("profile").GetProperty("size").Text("state")));
        Assert.Contains(lead.Id(), (await tuan.Get("/leads?sizeWaiting=true&limit=500")).Items().Select(l => l.Id()));
        await lan.Post(path + ":decideSize", new { approve = true }, 403);
        await (await house.Api("chia")).Post(path + ":decideSize", new { approve = true }, 403);       // hands out, leads nobody
        await phuc.Post(path + ":decideSize", new { approve = true }, 404);       // another branch's
        await tuan.Refuses(path + ":decideSize", new { approve = false }, "leadSize.refusalReasonMissing", "reason");
        lead = await tuan.Post(path + ":decideSize", new { approve = true, version = lead.Number("version") });
        Assert.Equal(3, lead.Number("level"));
        Assert.DoesNotContain(lead.Id(), (await tuan.Get("/leads?sizeWaiting=true&limit=500")).Items().Select(l => l.Id()));
        await tuan.Refuses(path + ":decideSize", new { approve = false, reason = "muộn" }, "leadSize.notWaiting");
        lead = await tuan.Post(path + ":proposeSize", new { sizeId = Lists.Sizes[3].Id, reason = "Có xưởng thứ ba" });
        Assert.Equal(2, lead.Number("level"));
        await tuan.Refuses(path + ":decideSize", new { approve = true }, "leadSize.own");
        Assert.Equal(3, (await (await house.Api("quan")).Post(path + ":decideSize", new { approve = true })).Number("level"));
        var told = (await lan.Get(path + "/history")).Items().Select(l => l.Text("kind")).ToList();
        Assert.Equal((2, 2), (told.Count(k => k == "lead.sizeProposed"), told.Count(k => k == "lead.sizeApproved")));
    }
}
