namespace KhachQuen.Sales;

/// <summary>Which orders a colleague checks: all of them, or those that one of the company's rules picks. Pure.</summary>
public static class CheckRule
{
    /// <summary>Why it is checked: <c>all</c>, <c>amount</c>, <c>newSeller</c>, <c>risky</c>, <c>random</c>; null: it is not.</summary>
    /// <param name="settings">The company's choices.</param>
    /// <param name="total">The order's, whole dong.</param>
    /// <param name="sellerSince">When the seller came; null: a system's order.</param>
    /// <param name="risky">The buyer's past speaks against them .</param>
    /// <param name="draw">0 to 99, drawn for this order.</param>
    /// <param name="at">Now.</param>
    public static string? Why(CrossCheckSettings settings, long total, DateTime? sellerSince, bool risky, int draw, DateTime at)
    {
        if (!settings.Enabled) return null;
        if (!settings.IsSelective) return "all";
        if (settings.MinAmount > 0 && total >= settings.MinAmount) return "amount";
        if (settings.NewSellerDays > 0 && sellerSince is { } since && at - since < TimeSpan.FromDays(settings.NewSellerDays)) return "newSeller";
        if (settings.RiskyBuyer && risky) return "risky";
        return draw < settings.RandomPercent ? "random" : null;
    }
}
