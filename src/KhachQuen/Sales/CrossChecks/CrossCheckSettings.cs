using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>Who confirms a cross-checked order .</summary>
public enum MayConfirm : short { Owner, Checker, Both }

/// <summary>"Check chéo": off as shipped.</summary>
public sealed record CrossCheckSettings : ISettings
{
    public static string Area => "crossCheck";

    public bool Enabled { get; init; }
    public MayConfirm MayConfirm { get; init; }
    /// <summary>The checker does not see whose sale it is .</summary>
    public bool Blind { get; init; }
    /// <summary>Nobody checks, in one day, a person who checks them .</summary>
    public bool NotMutual { get; init; }

    /// <summary>With any of these four set only the orders they pick are checked; with none of them all are. Whole dong; 0: not by amount.</summary>
    public long MinAmount { get; init; }
    /// <summary>A seller's orders of the first so many days; 0: not by that.</summary>
    public int NewSellerDays { get; init; }
    /// <summary>Those of buyers on the blacklist or with a bad past .</summary>
    public bool RiskyBuyer { get; init; }
    /// <summary>So many of a hundred, drawn; 0: none.</summary>
    public int RandomPercent { get; init; }

    internal bool IsSelective => MinAmount > 0 || NewSellerDays > 0 || RiskyBuyer || RandomPercent > 0;

    public void Check()
    {
        Rule.Require(MinAmount is >= 0 and <= Vnd.Largest, "checkSettings.amountInvalid", "minAmount");
        Rule.Require(NewSellerDays is >= 0 and <= 365, "checkSettings.daysInvalid", "newSellerDays", 365);
        Rule.Require(RandomPercent is >= 0 and <= 100, "checkSettings.percentInvalid", "randomPercent");
    }
}
