namespace KhachQuen.Platform;

/// <summary>One page of a list (api.md, Habits). <c>Next</c> is null on the last page; <c>Total</c> only when asked for.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, long? Total = null, bool? TotalIsEstimate = null)
{
    /// <summary>The same page, each row shown another way.</summary>
    public Page<TOther> Map<TOther>(Func<T, TOther> show) => new([.. Items.Select(show)], Next, Total, TotalIsEstimate);
}

/// <summary>How much of a list is wanted, in which order, after which row.</summary>
/// <param name="Sort">A name the list allows, with <c>-</c> in front for descending; null: the list's own order.</param>
/// <param name="After">The cursor of the page before.</param>
/// <param name="Limit">1–500.</param>
/// <param name="Count">Whether the total is wanted too.</param>
public sealed record PageRequest(string? Sort = null, string? After = null, int Limit = 50, bool Count = false)
{
    /// <summary>A work list does not wait for a longer count; an export counts as far as its quota goes.</summary>
    public const int UsuallyCountedTo = 10_000;

    /// <summary>The total is exact up to here; beyond that it is an estimate.</summary>
    public int CountTo { get; init; } = UsuallyCountedTo;
    public int Take => Math.Clamp(Limit, 1, 500);
}
