using System.Text.Json.Serialization;
using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>What the company itself decides about calling people (A-1a): its hours, and the names it has registered.</summary>
public sealed record ContactSettings : ISettings
{
    internal const string Article = "Giờ gọi của công ty";

    public static string Area => "contact";

    /// <summary>Whoever asked to be called is called from …</summary>
    [JsonConverter(typeof(HourAndMinute))] public TimeOnly CallsFrom { get; init; } = new(8, 0);
    /// <summary>… to, not including; 00:00 is midnight.</summary>
    [JsonConverter(typeof(HourAndMinute))] public TimeOnly CallsTo { get; init; } = new(20, 30);
    /// <summary>Registered "tên định danh" shown when an advertisement calls; null: none.</summary>
    public string? CallBrandName { get; init; }
    public string? SmsBrandName { get; init; }
    /// <summary>The last day the names are registered for; null: it was not said.</summary>
    public DateOnly? BrandNamesUntil { get; init; }

    public bool HasBrandName(ContactChannel channel, DateOnly on) =>
        (channel == ContactChannel.Call ? CallBrandName : SmsBrandName) is { Length: > 0 } && (BrandNamesUntil is not { } until || on <= until);

    public void Check()
    {
        Rule.Require(CallsTo == default || CallsFrom < CallsTo, "contact.hoursInvalid", "callsTo");
        // At most eleven letters without accents (reference.md).
        Rule.Require(IsName(CallBrandName), "contact.brandNameInvalid", "callBrandName", 11);
        Rule.Require(IsName(SmsBrandName), "contact.brandNameInvalid", "smsBrandName", 11);
    }

    private static bool IsName(string? name) => string.IsNullOrEmpty(name) || (name.Length <= 11 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ' '));
}
