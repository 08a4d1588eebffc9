namespace KhachQuen.Telesales;

/// <summary>The rules a line of the ledger names.</summary>
public static class ShareRules
{
    public const string Even = "even", Quota = "quota", Skill = "skill", Region = "region", TimeSlot = "timeSlot", ByHand = "byHand", LastHolder = "lastHolder", Pulled = "pulled", Created = "created";
    /// <summary>Given on because its holder did not call in time; taken by one person from the floating pool .</summary>
    public const string Recalled = "recalled", Claimed = "claimed";
    /// <summary>Fell into the floating pool; the line's <see cref="Assignment.FromUserId"/> let it .</summary>
    public const string Floated = "floated";
    /// <summary>With everything else its holder had .</summary>
    public const string Handover = "handover";
    public const string Duplicate = "duplicate", Withdrawn = "withdrawn", Undone = "undone";

    /// <summary>Those that take turns: their counts are kept, and given back when a batch is undone.</summary>
    public static readonly IReadOnlyList<string> Dealt = [Even, Quota, Skill, Region, TimeSlot];

    /// <summary>Those by which somebody got a lead to work; the others put a line right.</summary>
    public static readonly IReadOnlyList<string> Given = [.. Dealt, ByHand, LastHolder, Pulled, Created, Recalled, Claimed, Handover];

    public static readonly IReadOnlyList<string> All = [.. Given, Floated, Duplicate, Withdrawn, Undone];

    /// <summary>The rule's name on the ledger.</summary>
    public static string Of(SharingMode mode) => mode switch
    {
        SharingMode.Quota => Quota, SharingMode.Skill => Skill, SharingMode.Region => Region, SharingMode.TimeSlot => TimeSlot, SharingMode.LastHolder => LastHolder, SharingMode.ByHand => ByHand, _ => Even,
    };
}
