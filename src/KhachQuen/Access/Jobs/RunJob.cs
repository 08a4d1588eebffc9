using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>The administrator has a job done now, for its newest due date or for a date of the past .</summary>
public sealed class RunJob(JobDesk desk)
{
    /// <summary>Runs to the end and says how it went. Inside a request's unit it cannot wait (the unit holds the database): then it is written down, and the next look does it.</summary>
    public async Task<JobRunView> Handle(string name, DateOnly? date, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.System);
        var job = desk.Find(name);
        var wanted = date ?? desk.LatestDue(job);
        return JobRunView.Of(Database.InUnit ? await desk.Want(job, wanted, actor.UserName, ct) : await desk.Run(job, wanted, actor.UserName, ct));
    }
}
