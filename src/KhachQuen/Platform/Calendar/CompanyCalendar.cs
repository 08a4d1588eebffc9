namespace KhachQuen.Platform;

/// <summary>The company's working time as of now.</summary>
public sealed class CompanyCalendar(TimeProvider clock)
{
    public ValueTask<WorkingCalendar> Today(CancellationToken ct = default)
    {
        var year = CompanyTime.DayOf(clock.Now()).Year;
        return new(WorkingCalendar.Default(Enumerable.Range(year - 1, 3).SelectMany(y => Holidays.Of(y)).Select(h => h.On)));
    }
}
