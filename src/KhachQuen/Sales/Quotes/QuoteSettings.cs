using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>What every new quote of the company begins with, and what stands above it in print.</summary>
public sealed record QuoteSettings : ISettings
{
    public const int LongestLetterhead = 1_000;

    public static string Area => "quotes";

    /// <summary>A new quote is valid for so many days.</summary>
    public int ValidDays { get; init; } = 15;
    /// <summary>Under the company's name: address, tax code, phone, account; line by line.</summary>
    public string? Letterhead { get; init; }
    /// <summary>Terms a new quote begins with.</summary>
    public string? Terms { get; init; }

    public void Check()
    {
        Rule.Require(ValidDays is >= 1 and <= 365, "quoteSettings.validDaysInvalid", "validDays");
        Rule.Require(Letterhead is null or { Length: <= LongestLetterhead }, "quoteSettings.textTooLong", "letterhead", LongestLetterhead);
        Rule.Require(Terms is null or { Length: <= QuoteTerms.LongestNote }, "quoteSettings.textTooLong", "terms", QuoteTerms.LongestNote);
    }
}
