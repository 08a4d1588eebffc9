using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>Scheduled jobs over the wire. Background imports have their own <c>/jobs/{id}</c>.</summary>
internal static class JobsApi
{
    public static void MapJobs(this RouteGroupBuilder all)
    {
        var api = all.MapGroup("").WithTags("Jobs");
        api.MapGet("/jobs", async (ListJobs jobs, Actor actor, CancellationToken ct) => new Page<JobView>(await jobs.Handle(actor, ct), null)).Needs(AccessPermissions.System).WithSummary("The scheduled jobs and how each last went");
        api.MapPost("/jobs/{name}:run", Run).Needs(AccessPermissions.System).WithSummary("Runs a job now, for today or a date");
    }

    /// <summary>200 with how it went; 202 under an Idempotency-Key: it runs within a minute, <c>GET /jobs</c> tells.</summary>
    private static async Task<IResult> Run(string name, DateOnly? date, RunJob jobs, Actor actor, IHostApplicationLifetime life)
    {
        var run = await jobs.Handle(name, date, actor, life.ApplicationStopping);      // not the request's token: a caller who hangs up does not stop it
        return run.Result == JobResult.Wanted ? TypedResults.Accepted("/api/v1/jobs", run) : TypedResults.Ok(run);
    }
}
