using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using KhachQuen.Platform;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Access;

public sealed class JobsApiTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_administrator_sees_every_job_and_runs_one(string database)
    {
        var api = await houses.On(database).Api("root");
        var ran = await api.PostAsync("/api/v1/jobs/purge-sessions:run?date=2026-01-05", null, Now);
        Assert.Equal(HttpStatusCode.OK, ran.StatusCode);
        var run = (await ran.Content.ReadFromJsonAsync<JsonNode>(Now))!;
        Assert.Equal(("succeeded", "2026-01-05", "root"), ((string?)run["result"], (string?)run["businessDate"], (string?)run["startedBy"]));
        var jobs = (await api.GetFromJsonAsync<JsonNode>("/api/v1/jobs", Now))!["items"]!.AsArray();
        Assert.Superset(new HashSet<string?> { "purge-kept-answers", "purge-outbox", "purge-sessions" }, jobs.Select(j => (string?)j!["name"]).ToHashSet());
        Assert.All(jobs, j => Assert.True(j!["nextDueAt"]!.GetValue<DateTime>() > House.Clock.Now()));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Nobody_else_sees_or_runs_jobs_and_no_job_runs_for_tomorrow(string database)
    {
        var lan = await houses.On(database).Api("lan");
        Assert.Equal(HttpStatusCode.Forbidden, (await lan.GetAsync("/api/v1/jobs", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await lan.PostAsync("/api/v1/jobs/purge-outbox:run", null, Now)).StatusCode);
        var root = await houses.On(database).Api("root");
        Assert.Equal(HttpStatusCode.NotFound, (await root.PostAsync("/api/v1/jobs/make-coffee:run", null, Now)).StatusCode);
        var ahead = await root.PostAsync("/api/v1/jobs/purge-outbox:run?date=2199-01-01", null, Now);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ahead.StatusCode);
        Assert.Equal("job.dateAhead", (string?)(await ahead.Content.ReadFromJsonAsync<JsonNode>(Now))!["code"]);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_wish_under_an_idempotency_key_is_written_down_once_and_fulfilled_by_the_next_look_of_any_node(string database)
    {
        await using var house = houses.Another(database);
        await Cast.Enter(house);
        var api = await house.Api("root");
        api.DefaultRequestHeaders.Add("Idempotency-Key", "wish-1");
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => api.PostAsync("/api/v1/jobs/purge-outbox:run?date=2026-02-03", null, Now)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Accepted, a.StatusCode));
        await using var db = house.Open();
        Assert.Equal(JobResult.Wanted, (await Line()).Result);

        using var withClock = house.WithWebHostBuilder(b => b.UseSetting("JOBS", "1"));
        withClock.CreateClient().Dispose();                                                        // starts it: Quartz looks at once
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Now);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while ((await Line()).Result is JobResult.Wanted or JobResult.Running) await Task.Delay(100, patience.Token);
        Assert.Equal((JobResult.Succeeded, "root"), (await Line()) is var line ? (line.Result, line.StartedBy) : default);

        Task<JobRun> Line() => db.Rows<JobRun>().AsNoTracking().SingleAsync(r => r.Job == "purge-outbox" && r.BusinessDate == new DateOnly(2026, 2, 3), Now);
    }
}
