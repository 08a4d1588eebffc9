using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>One entry of a list the company keeps. What a customer has of it stays when it is no longer offered.</summary>
public sealed record ListEntry(Guid Id, string Name, bool Active = true);

/// <summary>The channels customers come by and the groups they are sorted into (F-12), as shipped until the company has its own.</summary>
public sealed record CustomerLists : ISettings
{
    private const int Most = 200, LongestName = 80;

    public static string Area => "customers";

    public IReadOnlyList<ListEntry> Channels { get; init; } = Shipped(1, "Facebook", "Website", "Hotline", "Zalo", "Giới thiệu", "Cửa hàng");
    public IReadOnlyList<ListEntry> Groups { get; init; } = Shipped(2, "Khách lẻ", "Đại lý", "Nhà phân phối", "VIP");

    public void Check()
    {
        Check(Channels, "channels");
        Check(Groups, "groups");
    }

    internal static void Check(IReadOnlyList<ListEntry>? list, string field)
    {
        Rule.Require(list is { Count: <= Most } && list.All(e => e is { Name: not null } && e.Id != Guid.Empty && e.Name.Trim().Length is >= 1 and <= LongestName), "customerLists.nameMissing", field, LongestName);
        Rule.Require(list!.DistinctBy(e => e.Id).Count() == list!.Count && list.DistinctBy(e => Folding.Fold(e.Name)).Count() == list.Count, "customerLists.twice", field);
    }

    /// <summary>Their keys are the same at every company.</summary>
    internal static IReadOnlyList<ListEntry> Shipped(int list, params string[] names) => [.. names.Select((name, n) => new ListEntry(new($"00000000-0000-7000-8000-0000000{list}{n:0000}"), name))];
}
