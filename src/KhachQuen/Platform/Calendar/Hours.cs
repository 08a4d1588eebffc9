namespace KhachQuen.Platform;

/// <summary>Hours of the company's day in questions to the database, which keeps UTC. For zones of whole hours without summer time, as Vietnam's is.</summary>
public static class Hours
{
    private static int Ahead => (int)Math.Round(CompanyTime.Zone.BaseUtcOffset.TotalHours);

    public static int ToUtc(int hour) => ((hour - Ahead) % 24 + 24) % 24;

    public static int OfUtc(int hour) => ((hour + Ahead) % 24 + 24) % 24;
}
