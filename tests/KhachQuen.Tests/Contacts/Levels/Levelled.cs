using System.Text.Json;
using KhachQuen.Contacts;

namespace KhachQuen.Tests.Contacts;

/// <summary>Leads of companies, filled in level by level over the API.</summary>
public static class Levelled
{
    private static readonly LeadLists Lists = new();
    private static int last = Random.Shared.Next(1_000_000, 4_000_000);

    public static object First => new
    {
        idIssuedAt = "Sở KHĐT Hà Nội", idIssuedOn = "2019-05-06", enterpriseTypeId = Lists.EnterpriseTypes[1].Id, address = new { line = "12 Lò Đúc", provinceCode = "01" }, categoryId = Lists.Categories[2].Id,
        contactPerson = new { name = "Chị Mai", role = "Giám đốc", phone = "0912 345 678", email = "Mai@HoaSua.vn" },
    };
    public static object Second => new { brands = "Hoa Sữa, Hương Nhài", businessTypeId = Lists.BusinessTypes[0].Id, usedCompetitor = "unknown" };
    public static object Third => new { skuCount = 42, distributionModel = "Đại lý cấp 1 ở 12 tỉnh", operatingProcess = "Sản xuất theo đơn, giao hằng tuần" };

    /// <summary>A code whose check digit is right and that nobody else has.</summary>
    public static string TaxCode()
    {
        int[] weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
        while (true)
        {
            var digits = "01" + Interlocked.Increment(ref last).ToString("0000000", System.Globalization.CultureInfo.InvariantCulture);
            var check = 10 - digits.Select((d, i) => (d - '0') * weights[i]).Sum() % 11;
            if (check is >= 0 and <= 9 && KhachQuen.Platform.TaxCode.TryParse(digits + check, out _, out _)) return digits + check;
        }
    }

    public static Task<JsonElement> Company(this HttpClient api, string name, object? profile = null) =>
        api.Post("/leads", new { name, phone = Numbers.Next(), contactType = "company", taxCode = TaxCode(), email = $"thu{Numbers.Next()}@congty.vn", profile });

    public static async Task<JsonElement> Fill(this HttpClient api, JsonElement lead, object profile, int expected = 0) => await api.Patch($"/leads/{lead.Id()}", new { profile }, lead.GetProperty("version").GetInt64(), expected);

    public static async Task<JsonElement> Now(this HttpClient api, JsonElement lead) => await api.Get($"/leads/{lead.Id()}");

    public static string[] Missing(this JsonElement lead) => [.. lead.GetProperty("levelMissing").EnumerateArray().Select(f => f.GetString()!)];
}
