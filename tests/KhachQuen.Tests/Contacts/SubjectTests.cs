using System.Net;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Tests.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Contacts;

/// <summary>What a person may ask of us (T-31).</summary>
public sealed class SubjectTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Everything_held_on_a_number_is_found_whoever_holds_it_and_nothing_of_anybody_else(string database)
    {
        var house = houses.On(database);
        var (nga, quan, phone, other) = (await house.Api("nga"), await house.Api("quan"), Numbers.Next(), Numbers.Next());
        var lead = await nga.Post("/leads", new { phone, name = "Khách Hỏi", basis = "customerRequest", basisProof = "Form" });
        await nga.Post("/leads", new { phone = other, name = "Khách Khác" });
        await nga.Post($"/leads/{lead.Id()}/outcomes", new { outcome = "connected", note = "Thích gọi buổi chiều" });
        var order = await nga.Post("/orders", Selling.Body(await house.Product(), phone: phone).With("leadId", lead.Id()));
        await nga.Post($"/orders/{order.Id()}:confirm", new { });
        var shipment = await (await house.Api("shipping1")).Post($"/orders/{order.Id()}/shipments", new { code = "BM" + phone });
        await nga.Post("/consents", new { phone, act = "withdrawn", purpose = "advertisement" });
        await nga.Get("/subjects/export?phone=" + phone, 403);
        await quan.Get("/subjects/export?phone=xin", 422);
        var said = await quan.Get($"/subjects/export?phone={phone.Insert(4, ".")}");
        var nouns = said.Items("parts").Select(p => p.Text("noun")).ToHashSet();
        foreach (var noun in new[] { "lead", "attempt", "order", "customer", "customerPhone", "shipment", "consentLine", "timelineEntry", "auditLine", "orderLine" }) Assert.Contains(noun, nouns);
        var text = said.ToString();
        foreach (var mark in new[] { "Khách Hỏi", "Thích gọi buổi chiều", order.Text("number"), shipment.Id().ToString() }) Assert.Contains(mark, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(other[1..], text, StringComparison.Ordinal);
        Assert.DoesNotContain("passwordHash", text, StringComparison.OrdinalIgnoreCase);
        await using var db = house.Open();
        var key = NumberKey.Of(Numbers.E164(phone));
        var line = await db.Rows<AuditLine>().SingleAsync(l => l.Act == "exported" && l.Noun == "subject" && l.NounId == key, Now);
        Assert.Equal("quan", line.ActorName);
        Assert.DoesNotContain(phone[1..], line.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_data_steward_reads_it_on_a_page()
    {
        var (house, phone) = (houses.Sqlite, Numbers.Next());
        await (await house.Api("nga")).Post("/leads", new { phone, name = "Khách Đọc" });
        var data = await house.Visitor().SignIn("data1", House.Password);
        await data.See("/subjects");
        Assert.Contains("Khách Đọc", WebUtility.HtmlDecode(await data.Send("/subjects", ("phone", phone))), StringComparison.Ordinal);
        Assert.Contains("id=\"f-phone-wrong\"", await data.Send("/subjects", ("phone", "chín")), StringComparison.Ordinal);
        var lan = await house.Visitor().SignIn("lan", House.Password);
        await lan.See("/subjects");
        Assert.Equal(HttpStatusCode.Forbidden, lan.Status);
    }
}
