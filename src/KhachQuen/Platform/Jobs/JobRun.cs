using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Platform;

public enum JobResult : short { Wanted, Running, Succeeded, Failed }

/// <summary>The ledger: one line for each business date of a job (T-13). Who inserts or takes over the line does the work.</summary>
public sealed class JobRun
{
    public Guid Id { get; init; }
    public required string Job { get; init; }
    public DateOnly BusinessDate { get; init; }
    public JobResult Result { get; set; }
    /// <summary>Rises with every start; whoever holds the newest number has the turn.</summary>
    public int Attempt { get; set; }
    /// <summary>User name of who asked for it; <c>system</c> for the clock.</summary>
    public required string StartedBy { get; set; }
    public string? Node { get; set; }
    public DateTime StartedAt { get; set; }
    public DateTime? EndedAt { get; set; }
    public long? DurationMs { get; set; }
    /// <summary>While running: the node must be heard of by then.</summary>
    public DateTime HeldUntil { get; set; }
    /// <summary>After a failure: not tried again before.</summary>
    public DateTime? NextTryAt { get; set; }
    public string? Note { get; set; }
    public string? Error { get; set; }

    /// <summary>Nobody is at it and nothing says to wait.</summary>
    internal bool MayStart(DateTime now) => Result switch
    {
        JobResult.Running => HeldUntil <= now,
        JobResult.Failed => NextTryAt is null || NextTryAt <= now,
        _ => true,
    };

    /// <summary>Done, and not begun before its hour: a run by hand at noon does not count for 23:59.</summary>
    internal bool Settles(DateTime dueAt) => Result == JobResult.Succeeded && StartedAt >= dueAt;
}

/// <summary>From which date on a job is owed. Moves forward over settled dates.</summary>
public sealed class JobStanding
{
    public required string Job { get; init; }
    public DateOnly OwedFrom { get; set; }
}

internal sealed class JobTables : IEntityTypeConfiguration<JobRun>, IEntityTypeConfiguration<JobStanding>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("platform_job_runs");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Attempt).IsConcurrencyToken();
        builder.HasIndex(r => new { r.Job, r.BusinessDate }).IsUnique();    // the claim, and what is owed of one job
    }

    public void Configure(EntityTypeBuilder<JobStanding> builder)
    {
        builder.ToTable("platform_jobs");
        builder.HasKey(s => s.Job);
    }
}
