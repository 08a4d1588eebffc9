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
}
