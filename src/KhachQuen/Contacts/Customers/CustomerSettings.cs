using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>What the company decides about who looks after its customers (F-11).</summary>
public sealed record CustomerSettings : ISettings
{
    public static string Area => "customerCare";

    /// <summary>How many a salesperson takes in a day ("Kéo liên hệ").</summary>
    public int TakesPerDay { get; init; } = 20;
    /// <summary>Whoever a customer was taken from does not take them back for so many days.</summary>
    public int DaysAway { get; init; } = 7;
    /// <summary>Selling goes on while the data are not verified; false: the salesperson completes them first.</summary>
    public bool SellBeforeVerified { get; init; } = true;

    public void Check()
    {
        Rule.Require(TakesPerDay is >= 0 and <= 1000, "customerCare.numberInvalid", "takesPerDay", 0, 1000);
        Rule.Require(DaysAway is >= 0 and <= 365, "customerCare.numberInvalid", "daysAway", 0, 365);
    }
}
