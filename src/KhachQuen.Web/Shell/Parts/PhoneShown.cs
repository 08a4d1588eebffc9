using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>A number as it is said: whole for who may see it, dots for who may not.</summary>
public static class PhoneShown
{
    public static bool IsWhole(string shown) => !shown.Contains('•', StringComparison.Ordinal);

    /// <summary>096 123 4567, or as it was masked.</summary>
    public static string Whole(string shown) => IsWhole(shown) && PhoneNumber.TryParse(shown, out var phone, out _) ? phone.Display : shown;

    /// <summary>In a list over the shoulder no whole number is shown, whoever looks.</summary>
    public static string Masked(string shown) => IsWhole(shown) && PhoneNumber.TryParse(shown, out var phone, out _) ? phone.Masked : shown;
}
