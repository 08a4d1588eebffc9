using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>How much a person may carry out of the house.</summary>
public sealed record ExportSettings : ISettings
{
    public const int Most = 10_000_000;

    public static string Area => "exports";

    /// <summary>Rows of all lists together that one person exports in a day of the company; 0: nobody exports (T-22).</summary>
    public int RowsPerDay { get; init; } = 50_000;

    public void Check() => Rule.Require(RowsPerDay is >= 0 and <= Most, "export.rowsPerDayInvalid", "rowsPerDay", 0, Most);
}
