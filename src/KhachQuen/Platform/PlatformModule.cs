using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Platform;

/// <summary>What every module stands on.</summary>
public sealed class PlatformModule : Module
{
    public override string Name => "platform";
    public override void Add(IServiceCollection services) => services
        .AddSingleton<OutboxWorker>().AddHostedService(sp => sp.GetRequiredService<OutboxWorker>())
        .AddSingleton<CompanyCalendar>().AddSingleton<FileStore>().AddSingleton<WorkSignal>().AddSingleton<Backup>()
        .AddSingleton<JobDesk>().AddDailyJob<PurgeKeptAnswers>().AddDailyJob<PurgeOutbox>()
        .AddSingleton<AuditSealer>().AddSingleton<AuditCheck>().AddDailyJob<CheckAudit>();
}
