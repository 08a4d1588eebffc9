using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>A step on the way to a sale: a column of the board.</summary>
/// <param name="Code">Stable, as on the wire: <c>quoted</c>.</param>
/// <param name="Probability">In per cent: what of the expected revenue is counted on.</param>
/// <param name="Active">Opportunities that stand in a stage no longer offered stay there.</param>
public sealed record PipelineStage(string Code, string Name, string NameEn, int Probability, bool Active = true)
{
    public string NameIn(string language) => language == "en" ? NameEn : Name;
}

/// <summary>Why an opportunity may be given up.</summary>
public sealed record LostReason(string Code, string Name, string NameEn, bool Active = true)
{
    public string NameIn(string language) => language == "en" ? NameEn : Name;
}

/// <summary>The company's pipeline and its rules of evidence (F-32, F-33, F-40 … F-46). One pipeline until the playbooks bring theirs.</summary>
public sealed record OpportunitySettings : ISettings
{
    private const int MostEntries = 20, LongestName = 60;

    public static string Area => "opportunities";

    public IReadOnlyList<PipelineStage> Stages { get; init; } =
    [
        new("new", "Mới", "New", 10), new("advised", "Đã tư vấn", "Advised", 30), new("quoted", "Báo giá", "Quoted", 50), new("negotiating", "Thương lượng", "Negotiating", 75),
    ];
    public IReadOnlyList<LostReason> LostReasons { get; init; } =
    [
        new("price", "Giá cao", "Price too high"), new("competitor", "Chọn bên khác", "Chose a competitor"), new("noNeed", "Không còn nhu cầu", "No need any more"), new("noBudget", "Chưa có ngân sách", "No budget"),
        new("noAnswer", "Không liên lạc được", "Cannot be reached"), new("other", "Lý do khác", "Another reason"),
    ];

    public void Check()
    {
        Rule.Require(Stages is { Count: >= 1 and <= MostEntries } && Stages.Any(s => s.Active) && Stages.All(s => IsCode(s.Code) && IsName(s.Name) && IsName(s.NameEn) && s.Code is not (OpportunityColumns.Won or OpportunityColumns.Lost)), "opportunitySettings.stageInvalid", "stages", LongestName);
        Rule.Require(Stages.All(s => s.Probability is >= 0 and <= 100), "opportunitySettings.probabilityInvalid", "stages");
        Rule.Require(Stages.DistinctBy(s => s.Code).Count() == Stages.Count, "opportunitySettings.twice", "stages");
        Rule.Require(LostReasons is { Count: >= 1 and <= MostEntries * 2 } && LostReasons.Any(r => r.Active) && LostReasons.All(r => IsCode(r.Code) && IsName(r.Name) && IsName(r.NameEn) && !Sales.LostReasons.IsSystems(r.Code)), "opportunitySettings.reasonInvalid", "lostReasons", LongestName);
        Rule.Require(LostReasons.DistinctBy(r => r.Code).Count() == LostReasons.Count, "opportunitySettings.twice", "lostReasons");
    }

    public PipelineStage? Stage(string code) => Stages.FirstOrDefault(s => s.Code == code);

    /// <summary>Where a new one begins.</summary>
    public PipelineStage First => Stages.First(s => s.Active);

    private static bool IsCode(string? code) => code is { Length: >= 1 and <= 30 } && code.All(c => char.IsAsciiLetterOrDigit(c));

    private static bool IsName(string? name) => name?.Trim().Length is >= 1 and <= LongestName;
}

/// <summary>The columns of the board beside the stages.</summary>
public static class OpportunityColumns
{
    public const string Won = "won", Lost = "lost";
}
