using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace KhachQuen.Tests.Platform;

public sealed class DailyJobTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private static DateOnly Day(int day) => new(2026, 3, day);

    /// <summary>A job due at 23:59 that writes down the dates it was given.</summary>
    private sealed class Diary : IDailyJob
    {
        public string Name { get; } = "diary-" + Guid.CreateVersion7().ToString("N");
        public TimeOnly At => new(23, 59);
        public List<DateOnly> Done { get; } = [];
        public Func<JobTurn, CancellationToken, Task> Does { get; init; } = (_, _) => Task.CompletedTask;

        public async Task<string?> Run(JobTurn turn, CancellationToken ct)
        {
            await Does(turn, ct);
            lock (Done) Done.Add(turn.Date);
            return "written";
        }
    }

    private JobDesk Desk(string database, HandClock clock, IDailyJob job) => new(clock.Database(houses.On(database)), [job], clock, NullLogger<JobDesk>.Instance);

    private async Task<JobRun> Line(string database, IDailyJob job, DateOnly date)
    {
        await using var db = houses.On(database).Open();
        return await db.Rows<JobRun>().AsNoTracking().SingleAsync(r => r.Job == job.Name && r.BusinessDate == date, Now);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_job_is_first_owed_at_its_next_hour_and_then_once(string database)
    {
        var (clock, diary) = (new HandClock(HandClock.Wall("2026-03-10 09:00")), new Diary());
        var desk = Desk(database, clock, diary);
        Assert.Equal(0, await desk.WorkOff(Now));
        clock.MoveTo(HandClock.Wall("2026-03-10 23:58"));
        Assert.Equal(0, await desk.WorkOff(Now));
        clock.MoveTo(HandClock.Wall("2026-03-10 23:59"));
        Assert.Equal(1, await desk.WorkOff(Now));
        Assert.Equal(0, await desk.WorkOff(Now));
        Assert.Equal([Day(10)], diary.Done);
        Assert.Equal((JobResult.Succeeded, "written", "system"), (await Line(database, diary, Day(10))) is var line ? (line.Result, line.Note, line.StartedBy) : default);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task After_days_of_standstill_every_missed_date_is_caught_up_with_its_own_date(string database)
    {
        var (clock, diary) = (new HandClock(HandClock.Wall("2026-03-10 09:00")), new Diary());
        await Desk(database, clock, diary).WorkOff(Now);
        clock.MoveTo(HandClock.Wall("2026-03-15 00:07"));     // a late 23:59 of the 14th must not take the 15th
        Assert.Equal(5, await Desk(database, clock, diary).WorkOff(Now));
        Assert.Equal([Day(10), Day(11), Day(12), Day(13), Day(14)], diary.Done);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Two_nodes_that_look_at_once_do_each_date_once(string database)
    {
        var (clock, diary) = (new HandClock(HandClock.Wall("2026-03-01 09:00")), new Diary { Does = (_, ct) => Task.Delay(5, ct) });
        await Desk(database, clock, diary).WorkOff(Now);
        clock.MoveTo(HandClock.Wall("2026-03-21 00:30"));
        using var start = new Barrier(2);
        var nodes = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            var desk = Desk(database, clock, diary);
            start.SignalAndWait(Now);
            return await desk.WorkOff(Now);
        })).ToArray();
        var done = await Task.WhenAll(nodes);
        Assert.Equal(20, done.Sum());
        Assert.Equal(Enumerable.Range(1, 20).Select(Day), diary.Done.Order());
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_failure_is_written_down_tried_again_later_and_holds_up_no_other_date(string database)
    {
        var fails = true;
        var clock = new HandClock(HandClock.Wall("2026-03-10 09:00"));
        var diary = new Diary { Does = (turn, _) => fails && turn.Date == Day(10) ? throw new InvalidOperationException("no paper") : Task.CompletedTask };
        var desk = Desk(database, clock, diary);
        await desk.WorkOff(Now);
        clock.MoveTo(HandClock.Wall("2026-03-12 08:00"));
        await desk.WorkOff(Now);
        Assert.Equal([Day(11)], diary.Done);
        var line = await Line(database, diary, Day(10));
        Assert.Equal((JobResult.Failed, "no paper", 1), (line.Result, line.Error, line.Attempt));
        fails = false;
        Assert.Equal(0, await desk.WorkOff(Now));               // not at once
        clock.MoveTo(line.NextTryAt!.Value);
        Assert.Equal(1, await desk.WorkOff(Now));
        Assert.Equal(JobResult.Succeeded, (await Line(database, diary, Day(10))).Result);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_date_whose_node_died_is_done_by_another_and_the_dead_node_writes_nothing_when_it_wakes(string database)
    {
        var clock = new HandClock(HandClock.Wall("2026-03-10 09:00"));
        var under = clock.Database(houses.On(database));
        var (begun, wake, effects) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        async Task Effect(JobTurn turn, CancellationToken ct)
        {
            await using var db = under.Open(KhachQuen.Platform.Actor.System);
            await using var transaction = await db.Begin(ct);
            await turn.Hold(db, ct);
            Interlocked.Increment(ref effects);
            await transaction.Commit(ct);
        }
        var frozen = new Diary { Does = async (turn, ct) => { begun.SetResult(); await wake.Task; await Effect(turn, ct); } };
        var desk = Desk(database, clock, frozen);
        await desk.WorkOff(Now);
        clock.MoveTo(HandClock.Wall("2026-03-10 23:59"));
        var asleep = desk.WorkOff(Now);
        await begun.Task;

        var awake = new Diary { Does = Effect };
        var other = new JobDesk(under, [new Named(frozen.Name, awake)], clock, NullLogger<JobDesk>.Instance);
        Assert.Equal(0, await other.WorkOff(Now));               // the first may still be at it
        clock.Move(TimeSpan.FromMinutes(6));
        Assert.Equal(1, await other.WorkOff(Now));
        wake.SetResult();
        await asleep;

        Assert.Equal(1, effects);
        Assert.Empty(frozen.Done);
        var line = await Line(database, frozen, Day(10));
        Assert.Equal((JobResult.Succeeded, 2), (line.Result, line.Attempt));
    }

    private sealed class Named(string name, IDailyJob job) : IDailyJob
    {
        public string Name => name;
        public TimeOnly At => job.At;
        public Task<string?> Run(JobTurn turn, CancellationToken ct) => job.Run(turn, ct);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_run_by_hand_before_the_hour_does_not_count_for_it_and_one_after_it_does(string database)
    {
        var (clock, diary) = (new HandClock(HandClock.Wall("2026-03-10 12:00")), new Diary());
        var desk = Desk(database, clock, diary);
        await desk.WorkOff(Now);
        Assert.Equal(JobResult.Succeeded, (await desk.Run(diary, Day(10), "admin", Now)).Result);
        clock.MoveTo(HandClock.Wall("2026-03-11 00:01"));
        await desk.WorkOff(Now);
        await desk.Run(diary, Day(10), "admin", Now);            // and whoever asks for it gets it again
        Assert.Equal(0, await desk.WorkOff(Now));
        Assert.Equal([Day(10), Day(10), Day(10)], diary.Done);
        await Assert.ThrowsAsync<Refused>(() => desk.Run(diary, Day(12), "admin", Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_clock_that_jumps_ninety_days_ahead_and_back_does_no_date_twice(string database)
    {
        var (clock, diary) = (new HandClock(HandClock.Wall("2026-03-10 09:00")), new Diary());
        var desk = Desk(database, clock, diary);
        await desk.WorkOff(Now);
        clock.Move(TimeSpan.FromDays(90));
        Assert.Equal(90, await desk.WorkOff(Now));
        clock.Move(TimeSpan.FromDays(-90) - TimeSpan.FromHours(1));
        Assert.Equal(0, await desk.WorkOff(Now));
        clock.Move(TimeSpan.FromDays(92));
        Assert.Equal(2, await desk.WorkOff(Now));
        Assert.Equal(92, diary.Done.Distinct().Count());
        Assert.Equal(92, diary.Done.Count);
    }
}
