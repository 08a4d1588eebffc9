using System.Text.Json;
using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>The company's choices about rescuing parcels: when silence is too long, and the words for why and what was done.</summary>
public sealed record RescueSettings : ISettings
{
    private const int Most = 100, LongestName = 80, MostHours = 1_000;

    public static string Area => "rescue";

    /// <summary>Working hours without a word after which a parcel is slow, by state; 0 or not named: never.</summary>
    public IReadOnlyDictionary<string, int> SlowHours { get; init; } = new Dictionary<string, int> { ["posted"] = 12, ["picking"] = 12, ["picked"] = 36, ["delivering"] = 24 };

    /// <summary>Working hours after which a parcel comes back to the list when nobody says when.</summary>
    public int AgainHours { get; init; } = 12;

    public IReadOnlyList<ListEntry> Reasons { get; init; } = Shipped(3, "Khách không nghe máy", "Khách hẹn ngày khác", "Sai địa chỉ hoặc số", "Khách không muốn nhận", "Hàng hỏng, sai hàng", "Hãng chưa giao", "Kẹt ở kho hãng");
    public IReadOnlyList<ListEntry> Solutions { get; init; } = Shipped(4, "Gọi lại khách", "Giao lại", "Đổi địa chỉ, số", "Giảm giá", "Đổi hàng", "Giục hãng", "Cho hoàn");

    public TimeSpan? SlowAfter(ShipmentState state) => SlowHours.TryGetValue(NameOf(state), out var hours) && hours > 0 ? TimeSpan.FromHours(hours) : null;

    public static string NameOf(ShipmentState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    public void Check()
    {
        Rule.Require(SlowHours is not null && SlowHours.All(h => RescueRule.Slow.Any(s => NameOf(s) == h.Key) && h.Value is >= 0 and <= MostHours), "rescueSettings.hoursInvalid", "slowHours", MostHours);
        Rule.Require(AgainHours is >= 1 and <= MostHours, "rescueSettings.hoursInvalid", "againHours", MostHours);
        Check(Reasons, "reasons");
        Check(Solutions, "solutions");
    }

    private static void Check(IReadOnlyList<ListEntry>? list, string field)
    {
        Rule.Require(list is { Count: <= Most } && list.All(e => e is { Name: not null } && e.Id != Guid.Empty && e.Name.Trim().Length is >= 1 and <= LongestName), "customerLists.nameMissing", field, LongestName);
        Rule.Require(list!.DistinctBy(e => e.Id).Count() == list!.Count && list.DistinctBy(e => Folding.Fold(e.Name)).Count() == list.Count, "customerLists.twice", field);
    }

    /// <summary>Their keys are the same at every company.</summary>
    private static IReadOnlyList<ListEntry> Shipped(int list, params string[] names) => [.. names.Select((name, n) => new ListEntry(new($"00000000-0000-7000-8000-0000000{list}{n:0000}"), name))];
}
