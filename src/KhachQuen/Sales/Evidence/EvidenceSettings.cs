using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>How evidence is asked for and looked at (F-40 … F-45).</summary>
public sealed record EvidenceSettings : ISettings
{
    public static string Area => "evidence";

    /// <summary>What was made or warned so many minutes before 23:59 is spared until the next check; 0: nothing is (issue 4).</summary>
    public int GraceMinutes { get; init; }
    /// <summary>How long a call must have been talked for to count (F-41).</summary>
    public int MinTalkSeconds { get; init; } = 10;
    /// <summary>How much of the evidence customer care draws when nobody says otherwise, in per cent (F-42).</summary>
    public int SamplePercent { get; init; } = 10;
    /// <summary>Whether giving up by hand the last main opportunity takes the customer from its salesperson too (F-44).</summary>
    public bool DetachWhenLostByHand { get; init; }
    /// <summary>Product groups that are legal services: their quotes name service and price (F-40).</summary>
    public IReadOnlyList<Guid> LegalGroups { get; init; } = [];

    public TimeSpan Grace => TimeSpan.FromMinutes(GraceMinutes);

    public void Check()
    {
        Rule.Require(GraceMinutes is >= 0 and <= 1_440, "evidenceSettings.graceInvalid", "graceMinutes");
        Rule.Require(MinTalkSeconds is >= 0 and <= 3_600, "evidenceSettings.talkInvalid", "minTalkSeconds");
        Rule.Require(SamplePercent is >= 1 and <= 100, "evidenceSettings.percentInvalid", "samplePercent");
        Rule.Require(LegalGroups is { Count: <= 100 }, "evidenceSettings.groupsInvalid", "legalGroups");
    }
}
