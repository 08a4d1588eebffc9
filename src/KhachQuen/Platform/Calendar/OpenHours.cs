namespace KhachQuen.Platform;

/// <summary>A stretch of a working day, wall clock, the end excluded; 00:00 as the end is midnight.</summary>
public readonly record struct OpenHours(TimeOnly From, TimeOnly To)
{
    internal TimeSpan Begin => From.ToTimeSpan();
    internal TimeSpan End => To == TimeOnly.MinValue ? TimeSpan.FromDays(1) : To.ToTimeSpan();

    internal bool Holds(TimeOnly time) => time.ToTimeSpan() is var at && Begin <= at && at < End;
}
