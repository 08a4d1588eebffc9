namespace KhachQuen.Platform;

/// <summary>A day of the Vietnamese lunar calendar.</summary>
/// <param name="Year">The solar year in which the lunar year begins.</param>
/// <param name="Month">1–12.</param>
/// <param name="Day">1–30.</param>
/// <param name="Leap">The second month of that number.</param>
public readonly record struct LunarDate(int Year, int Month, int Day, bool Leap = false);
