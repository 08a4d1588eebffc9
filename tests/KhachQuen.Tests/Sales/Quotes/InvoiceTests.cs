using System.Net.Http.Headers;
using System.Text.Json;
using KhachQuen.Tests.Access;

namespace KhachQuen.Tests.Sales;

/// <summary>Invoices as they are put to a customer (F-3).</summary>
public sealed class InvoiceTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_invoice_is_put_to_a_customer_with_its_file_and_taken_away_again(string database)
    {
        var house = houses.On(database);
        var (lan, customer) = (await house.Api("lan"), (await house.Customer("lan")).Id());
        var added = await Put(lan, customer, 200, ("number", "1C26TKQ 00000123"), ("issuedOn", "2026-02-10"), ("amount", "12500000"));
        Assert.Equal(("1C26TKQ 00000123", "2026-02-10", 12_500_000), (added.Text("number"), added.Text("issuedOn"), added.Number("amount")));
        (await Put(lan, customer, 422, ("number", " 1C26TKQ 00000123 "), ("issuedOn", "2026-02-10"), ("amount", "1"))).IsRefusal("customerInvoice.twice", "number");
        foreach (var (lacks, code) in new[] { ("number", "customerInvoice.numberMissing"), ("issuedOn", "customerInvoice.dayInvalid"), ("amount", "customerInvoice.amountInvalid") })
            (await Put(lan, customer, 422, [.. new[] { ("number", "2"), ("issuedOn", "2026-02-11"), ("amount", "5") }.Where(f => f.Item1 != lacks)])).IsRefusal(code, lacks);
        (await Put(lan, customer, 422, ("number", "2"), ("issuedOn", "2099-01-01"), ("amount", "5"))).IsRefusal("customerInvoice.dayInvalid", "issuedOn");
        (await Put(lan, customer, 422, ("number", "2"), ("issuedOn", "2026-02-11"), ("amount", "-5"))).IsRefusal("customerInvoice.amountInvalid", "amount");
        var listed = Assert.Single((await lan.Get($"/customers/{customer}/invoices")).Items());
        Assert.Equal("hoa-don.png", listed.Text("fileName"));
        Assert.Single((await lan.Get($"/attachments?noun=customer&nounId={customer}")).Items());      // what was refused left no file
        var file = await lan.DeleteAsync(new Uri($"/api/v1/attachments/{listed.Id("attachmentId")}", UriKind.Relative), Now);
        Assert.Equal("customerInvoice.fileStays", JsonSerializer.Deserialize<JsonElement>(await file.Content.ReadAsStringAsync(Now)).Text("code"));
        Assert.Equal(200, (int)(await lan.DeleteAsync(new Uri($"/api/v1/customers/{customer}/invoices/{listed.Id()}", UriKind.Relative), Now)).StatusCode);
        Assert.Empty((await lan.Get($"/customers/{customer}/invoices")).Items());
        Assert.Equal(["customerInvoice.added", "customerInvoice.removed"], (await lan.Get($"/customers/{customer}/timeline")).Items().Select(l => l.Text("kind")).Where(k => k!.StartsWith("customerInvoice", StringComparison.Ordinal)).Order());
        await Put(lan, customer, 200, ("number", "1C26TKQ 00000123"), ("issuedOn", "2026-02-10"), ("amount", "12500000"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task They_are_seen_and_written_as_far_as_their_customer_is(string database)
    {
        var house = houses.On(database);
        var (lan, customer) = (await house.Api("lan"), (await house.Customer("lan")).Id());
        var mine = await Put(lan, customer, 200, ("number", "7"), ("issuedOn", "2026-02-10"), ("amount", "700000"));
        var minh = await house.Api("minh");
        await minh.Get($"/customers/{customer}/invoices", 404);
        await Put(minh, customer, 404, ("number", "8"), ("issuedOn", "2026-02-10"), ("amount", "1"));
        Assert.Equal(404, (int)(await minh.DeleteAsync(new Uri($"/api/v1/customers/{customer}/invoices/{mine.Id()}", UriKind.Relative), Now)).StatusCode);
        var others = (await house.Customer("minh")).Id();
        Assert.Equal(404, (int)(await minh.DeleteAsync(new Uri($"/api/v1/customers/{others}/invoices/{mine.Id()}", UriKind.Relative), Now)).StatusCode);      // through a customer of one's own
        Assert.Single((await (await house.Api("quan")).Get($"/customers/{customer}/invoices")).Items());
        await (await house.Api("quan")).Post($"/customers/{others}:merge", new { fromId = customer });
        Assert.Equal([mine.Id()], (await minh.Get($"/customers/{others}/invoices")).Items().Select(i => i.Id()));
    }

    private static async Task<JsonElement> Put(HttpClient api, Guid customer, int expected, params (string Name, string Value)[] fields)
    {
        var file = new ByteArrayContent(Sending.Png());
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "file", FileName = "hoa-don.png" };
        using var form = new MultipartFormDataContent { file };
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        var answer = await api.PostAsync(new Uri($"/api/v1/customers/{customer}/invoices", UriKind.Relative), form, Now);
        var text = await answer.Content.ReadAsStringAsync(Now);
        Assert.True(expected == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}
