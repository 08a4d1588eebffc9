using System.Net.Http.Headers;
using System.Text.Json;
using KhachQuen.Contacts;
using KhachQuen.Sales;
using KhachQuen.Tests.Access;

namespace KhachQuen.Tests.Sales;

/// <summary>Opportunities as people make them.</summary>
internal static class Deals
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>A customer of this person.</summary>
    public static async Task<JsonElement> Customer(this House house, string owner, string name = "HTX Chè Tân Cương", Guid? parent = null) =>
        await (await house.Api(owner)).Post("/customers", new { name, phones = new[] { Numbers.Next() }, parentId = parent }, 201);

    public static async Task<JsonElement> Deal(this House house, string owner, Guid? customer = null, string kind = "main", long revenue = 48_000_000, string name = "Tem truy xuất")
    {
        var whose = customer ?? (await house.Customer(owner)).Id();
        return await (await house.Api(owner)).Post("/opportunities", new { name, customerId = whose, @class = kind, expectedRevenue = revenue, priority = 2 }, 201);
    }

    /// <summary>Evidence with a file and these fields.</summary>
    public static async Task<JsonElement> Prove(this HttpClient api, Guid deal, int expected, params (string Name, string Value)[] fields)
    {
        var file = new ByteArrayContent(Sending.Png());
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "file", FileName = "zalo.png" };
        using var form = new MultipartFormDataContent { file };
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        var answer = await api.PostAsync($"/api/v1/opportunities/{deal}/evidence", form, Now);
        var text = await answer.Content.ReadAsStringAsync(Now);
        Assert.True(expected == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    public static async Task<JsonElement> Seen(this House house, JsonElement deal, string by = "quan") => await (await house.Api(by)).Get($"/opportunities/{deal.Id()}");
}
