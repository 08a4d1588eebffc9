using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>The clock on the company's wall: what is stored in UTC is shown in its zone.</summary>
public sealed class CompanyClock(TimeProvider clock)
{
    public DateTime UtcNow => clock.Now();
    public DateTime Now => Local(UtcNow);
    public DateOnly Today => DateOnly.FromDateTime(Now);
    public DateTime Local(DateTime utc) => CompanyTime.Local(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
}
