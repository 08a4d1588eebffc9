namespace KhachQuen.Sales;

/// <summary>When the buyer of an order is first cared for (E-3). Pure.</summary>
public static class CareDue
{
    private const int Farthest = 36_500;

    /// <summary>Interval × quantity days after the day, the earliest line wins; parts of a day count as one. Null: no line needs care.</summary>
    public static DateOnly? Of(DateOnly from, IEnumerable<(int IntervalDays, long QuantityMilli)> lines)
    {
        var days = lines.Where(l => l is { IntervalDays: > 0, QuantityMilli: > 0 }).Select(l => (l.IntervalDays * l.QuantityMilli + 999) / 1000).Append(long.MaxValue).Min();
        return days == long.MaxValue ? null : from.AddDays((int)Math.Min(days, Math.Min(Farthest, DateOnly.MaxValue.DayNumber - from.DayNumber)));
    }
}
