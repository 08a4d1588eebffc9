namespace KhachQuen.Telesales;

/// <summary>The rules a line of the ledger names.</summary>
public static class ShareRules
{
    public const string Even = "even", ByHand = "byHand", LastHolder = "lastHolder", Pulled = "pulled", Created = "created", Duplicate = "duplicate", Withdrawn = "withdrawn", Undone = "undone";

    /// <summary>Those by which somebody got a lead to work; the others put a line right.</summary>
    public static readonly IReadOnlyList<string> Given = [Even, ByHand, LastHolder, Pulled, Created];

    public static readonly IReadOnlyList<string> All = [.. Given, Duplicate, Withdrawn, Undone];
}
