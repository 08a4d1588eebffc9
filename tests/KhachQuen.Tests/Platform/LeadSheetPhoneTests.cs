using System.Text.Json;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Platform;

/// <summary>The thousand rows of a floor's own sheet: every phone becomes what the sheet's makers expect.</summary>
public sealed class LeadSheetPhoneTests
{
    private sealed record Expected(int Row, string Result, string? Phone);

    [Fact]
    public void Every_phone_of_the_sheet_becomes_the_expected_one()
    {
        var expected = Expectations();
        var phones = Phones();
        Assert.Equal((1000, 1000), (expected.Count, phones.Count));
        foreach (var row in expected)
        {
            var read = PhoneNumber.TryParse(phones[row.Row - 1], out var phone, out _) ? phone.E164 : null;
            Assert.True(read == row.Phone, $"row {row.Row}: \"{phones[row.Row - 1]}\" became {read}, not {row.Phone}");
        }
    }

    [Fact]
    public void A_phone_seen_before_in_the_sheet_is_a_duplicate()
    {
        HashSet<PhoneNumber> seen = [];
        var results = Phones().Select(text => !PhoneNumber.TryParse(text, out var phone, out _) ? "rejected" : seen.Add(phone) ? "created" : "duplicate");
        Assert.Equal(Expectations().Select(row => row.Result), results);
    }

    private static List<Expected> Expectations()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data/leads/expected.json")));
        return [.. file.RootElement.GetProperty("each").EnumerateArray().Select(row => new Expected(
            row.GetProperty("row").GetInt32(), row.GetProperty("result").GetString()!, row.GetProperty("phone").GetString()))];
    }

    /// <summary>The second column; names before it are never quoted in this sheet, so no CSV reader is needed.</summary>
    private static List<string> Phones() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data/leads/leads.csv")).Skip(1).Select(line => line.Split(';')[1])];
}
