namespace KhachQuen.Sales;

/// <summary>A colleague who may check a seller's orders, with today's shares.</summary>
/// <param name="UserId">The colleague.</param>
/// <param name="OfSeller">Orders of this seller given to them today.</param>
/// <param name="Today">Orders of anybody given to them today.</param>
/// <param name="LastAt">When they last got one.</param>
/// <param name="CheckedBySeller">Whether the seller was given one of theirs today.</param>
public sealed record CheckerTurn(Guid UserId, int OfSeller, int Today, DateTime? LastAt, bool CheckedBySeller);

/// <summary>
/// Who checks the next order. Pure. Every seller's orders are spread evenly over their colleagues (max − min ≤ 1 in a day), and never given to the seller;
/// remainders go to whoever has least over all, then to who has waited longest, so that nobody gains by age of account or name.
/// </summary>
public static class CheckerShare
{
    public static Guid? Next(Guid? sellerId, IEnumerable<CheckerTurn> colleagues, bool notMutual)
    {
        var free = colleagues.Where(c => c.UserId != sellerId).ToList();
        if (notMutual && free.Exists(c => !c.CheckedBySeller)) free.RemoveAll(c => c.CheckedBySeller);
        return free.OrderBy(c => c.OfSeller).ThenBy(c => c.Today).ThenBy(c => c.LastAt ?? DateTime.MinValue).ThenBy(c => c.UserId.GetHashCode()).FirstOrDefault()?.UserId;
    }
}
