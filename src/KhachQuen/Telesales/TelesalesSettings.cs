using KhachQuen.Platform;

namespace KhachQuen.Telesales;

/// <summary>What becomes of a call to somebody without a contact basis (A-1a).</summary>
public enum BasisGate : short
{
    /// <summary>Refused.</summary>
    Block,
    /// <summary>Let through; it stands in the lead's history.</summary>
    Warn,
}

/// <summary>The company's choices about working leads. The administrator's alone, because the gate is (A-1a).</summary>
public sealed record TelesalesSettings : ISettings
{
    private const int Day = 24 * 60;

    public static string Area => "telesales";

    public BasisGate BasisGate { get; init; }
    /// <summary>A callback so late is shown to whoever leads the team: its owner is away .</summary>
    public int TeamSeesAfterMinutes { get; init; } = 15;
    /// <summary>How long an agent takes a wrong outcome back without asking .</summary>
    public int UndoMinutes { get; init; } = 10;
    /// <summary>A callback dialled at most so long after it was due is on time .</summary>
    public int OnTimeMinutes { get; init; } = 5;

    /// <summary>A new lead of a hot source that is not called for so long, while its holder is ready, goes on to somebody else; 0: never .</summary>
    public int RecallAfterMinutes { get; init; } = 30;
    /// <summary>A lead falls into the floating pool so many working days after it should have been called; 0: never .</summary>
    public int FloatAfterDays { get; init; } = 3;
    /// <summary>How many a person takes from the floating pool in a day .</summary>
    public int ClaimsPerDay { get; init; } = 20;

    public void Check()
    {
        Rule.Require(Enum.IsDefined(BasisGate), "telesales.basisGateInvalid", "basisGate");
        Rule.Require(TeamSeesAfterMinutes is >= 1 and <= Day, "telesales.minutesInvalid", "teamSeesAfterMinutes", 1, Day);
        Rule.Require(UndoMinutes is >= 0 and <= Day, "telesales.minutesInvalid", "undoMinutes", 0, Day);
        Rule.Require(OnTimeMinutes is >= 0 and <= Day, "telesales.minutesInvalid", "onTimeMinutes", 0, Day);
        Rule.Require(RecallAfterMinutes is >= 0 and <= Day, "telesales.minutesInvalid", "recallAfterMinutes", 0, Day);
        Rule.Require(FloatAfterDays is >= 0 and <= 60, "telesales.minutesInvalid", "floatAfterDays", 0, 60);
        Rule.Require(ClaimsPerDay is >= 0 and <= 1000, "telesales.minutesInvalid", "claimsPerDay", 0, 1000);
    }
}
