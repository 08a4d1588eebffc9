using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>The administrator sees what runs by the clock, how it went and when it is due next .</summary>
public sealed class ListJobs(Database database, JobDesk desk, TimeProvider clock)
{
    public async Task<IReadOnlyList<JobView>> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.System);
        await using var db = database.Open(actor);
        var views = new List<JobView>();
        foreach (var job in desk.Jobs)
        {
            var last = await db.Rows<JobRun>().AsNoTracking().Where(r => r.Job == job.Name).OrderByDescending(r => r.BusinessDate).FirstOrDefaultAsync(ct);
            var unsettled = await db.Rows<JobRun>().CountAsync(r => r.Job == job.Name && r.Result == JobResult.Failed, ct);
            var (due, tomorrow) = (JobDesk.DueAt(job, desk.Today), JobDesk.DueAt(job, desk.Today.AddDays(1)));
            views.Add(new(job.Name, job.At, due > clock.Now() ? due : tomorrow, unsettled, last is null ? null : JobRunView.Of(last)));
        }
        return views;
    }
}

/// <param name="At">The hour by the company's clock.</param>
/// <param name="NextDueAt">When the next date is due.</param>
/// <param name="Failed">How many dates wait for another try.</param>
/// <param name="Last">The newest business date there is a line for.</param>
public sealed record JobView(string Name, TimeOnly At, DateTime NextDueAt, int Failed, JobRunView? Last);

public sealed record JobRunView(Guid Id, string Name, DateOnly BusinessDate, JobResult Result, DateTime StartedAt, DateTime? EndedAt, long? DurationMs, int Attempt, string StartedBy, string? Note, string? Error, DateTime? NextTryAt)
{
    internal static JobRunView Of(JobRun run) => new(run.Id, run.Job, run.BusinessDate, run.Result, run.StartedAt, run.EndedAt, run.DurationMs, run.Attempt, run.StartedBy, run.Note, run.Error, run.NextTryAt);
}
