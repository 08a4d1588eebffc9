using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace KhachQuen.Platform;

/// <summary>Quartz, which only says when to look: every minute, for what is due, was missed, failed or is wanted.
/// On PostgreSQL its store is shared, so that of several nodes one looks; on SQLite it lives in memory.</summary>
public static class JobClock
{
    public static IServiceCollection AddDailyJob<TJob>(this IServiceCollection services) where TJob : class, IDailyJob =>
        services.AddSingleton<IDailyJob, TJob>();

    /// <summary>Starts the clock on this node. Nodes without it still take wishes; another node fulfils them.</summary>
    public static IServiceCollection AddJobClock(this IServiceCollection services, DatabaseChoice database)
    {
        services.AddQuartz(q =>
        {
            q.ConfigureScheduler(o => (o.InstanceName, o.GenerateInstanceId, o.ShutdownJobInterruption) = ("khachquen", true, ShutdownJobInterruption.WhenWaitingForJobs));
            q.UseDefaultThreadPool(maxConcurrency: 4);
            if (!database.IsPostgres) return;
            q.UsePersistentStore(store =>
            {
                store.UsePostgres(database.Connection);
                store.UseClustering();
                store.ProvisionSchema();
            });
        });
        services.AddHostedService<JobTimetable>();
        return services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }
}

/// <summary>Hangs up one bell for each job of this version: every minute, each on its own, so that a long job does not hold up the others.</summary>
internal sealed class JobTimetable(ISchedulerFactory clocks, JobDesk desk, TimeProvider time) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var clock = await clocks.GetScheduler(cancellationToken);
        foreach (var job in desk.Jobs)
        {
            var bell = JobBuilder.Create<JobBell>().WithIdentity(job.Name).Build();
            var minutely = TriggerBuilder.Create().WithIdentity(job.Name).StartAt(time.GetUtcNow()).WithSimpleSchedule(TimeSpan.FromMinutes(1)).Build();      // by the product's clock, which Quartz goes by too
            await clock.ScheduleJob(bell, [minutely], new ScheduleJobOptions { Replace = true }, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Rings; the desk looks into the ledger. A bell that a newer version hung up means nothing to this one.</summary>
[DisallowConcurrentExecution]
internal sealed class JobBell(JobDesk desk) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (desk.Jobs.SingleOrDefault(j => j.Name == context.JobDetail.Key.Name) is { } job) await desk.WorkOff(job, cancellationToken);
    }
}
