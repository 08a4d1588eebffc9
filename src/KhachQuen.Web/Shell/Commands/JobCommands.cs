using System.Globalization;
using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

internal static class JobCommands
{
    public static async Task<int> List(CommandLine line)
    {
        line.Expect(0, 0);
        await line.Ready();
        foreach (var job in await line.Get<ListJobs>().Handle(Actor.System))
            line.Say(string.Create(CultureInfo.InvariantCulture, $"{job.Name,-24} at {job.At:HH\\:mm}  {(job.Last is { } last ? $"{last.BusinessDate:yyyy-MM-dd} {last.Result.ToString().ToLowerInvariant()} {last.Note ?? last.Error}" : "not yet run")}{(job.Failed > 0 ? $"  ({job.Failed} failed)" : "")}"));
        return 0;
    }

    public static async Task<int> Run(CommandLine line)
    {
        line.Expect(1, 1, "date");
        await line.Ready();
        using var stop = new CancellationTokenSource();
        ConsoleCancelEventHandler onStop = (_, e) => { e.Cancel = true; stop.Cancel(); };
        Console.CancelKeyPress += onStop;
        try
        {
            var run = await line.Get<RunJob>().Handle(line.Word(0), line.Date("date"), Actor.System, stop.Token);
            line.Say(string.Create(CultureInfo.InvariantCulture, $"{run.Name} {run.BusinessDate:yyyy-MM-dd} {run.Result.ToString().ToLowerInvariant()} in {run.DurationMs} ms: {run.Note ?? run.Error}"));
            return run.Result == JobResult.Succeeded ? 0 : 1;
        }
        finally { Console.CancelKeyPress -= onStop; }
    }
}
