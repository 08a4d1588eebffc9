using System.Diagnostics;

namespace KhachQuen.Tests.Trust;

/// <summary>
/// T-1, the half a kill cannot show (the page cache outlives a process): on SQLite the log that holds a write is on the disk, by fsync, before one byte of its
/// answer leaves. Seen from outside, by strace.
/// </summary>
public sealed class FlushTests(Houses houses)
{
    private static readonly string[] Traced = ["fsync", "fdatasync", "pwrite64", "pwritev", "pwritev2", "write", "writev", "sendto", "sendmsg"];
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lead_is_flushed_to_the_disk_before_its_answer_leaves()
    {
        if (await WhyNotTraced() is { } reason) Assert.Skip(reason);
        var place = houses.EmptyPlace("sqlite");
        string secret;
        await using (var house = Houses.At(place))
        {
            await Cast.Enter(house);
            secret = await house.Secret("quan");
        }
        var log = Path.Combine(place["DATA"]!, "strace.log");
        var made = await Made(place, log, secret);
        var calls = SystemCall.Read(log);
        foreach (var (lead, phone) in made) Flushed(calls, lead, phone);
    }

    /// <summary>One after the other, half of them under a key: then its commit is another one.</summary>
    private static async Task<List<(Guid Lead, string Phone)>> Made(IReadOnlyDictionary<string, string?> place, string log, string secret)
    {
        var made = new List<(Guid, string)>();
        await using var child = new ChildProduct(place);
        await child.Start("strace", "-f", "--seccomp-bpf", "-y", "-s", "5000", "-e", "trace=" + string.Join(',', Traced), "-e", "signal=none", "-o", log);
        using var api = child.Api(secret);
        for (var i = 0; i < 20; i++)
        {
            var phone = Numbers.Next();
            var body = new { phone, name = "Trần Thị Bình", basis = "customerRequest" };
            var lead = i % 2 == 0 ? await api.Post("/leads", body, 201) : await api.Insist("flush " + phone, "/leads", body);
            made.Add((lead.Id(), Numbers.E164(phone)));
        }
        await child.Stop();
        return made;
    }

    private static void Flushed(IReadOnlyList<SystemCall> calls, Guid lead, string phone)
    {
        var answered = calls.FirstOrDefault(c => c.ToSocket && c.Says(lead.ToString()));
        Assert.True(answered is not null, $"the answer about {phone} is not in the log");
        var written = calls.LastOrDefault(c => c.Writes && c.OnLog && c.Says(phone) && c.Began < answered.Began);
        Assert.True(written is not null, $"{phone} was answered before it was written");
        var flushed = calls.FirstOrDefault(c => c.Flushes && c.OnLog && c.Began > written.Ended);
        Assert.True(flushed is { Worked: true } && flushed.Ended < answered.Began, $"{phone} was answered in line {answered.Began}, written in line {written.Began}, flushed only in line {flushed?.Ended}");
    }

    /// <summary>A container may forbid tracing; a machine may lack the program. CI has both, or fails.</summary>
    private static async Task<string?> WhyNotTraced()
    {
        try
        {
            using var trial = Process.Start(new ProcessStartInfo("strace", ["-f", "--seccomp-bpf", "-o", "/dev/null", "true"]) { RedirectStandardError = true })!;
            var said = await trial.StandardError.ReadToEndAsync(Now);
            await trial.WaitForExitAsync(Now);
            return trial.ExitCode == 0 ? null : "strace may not trace here: " + said.Trim();
        }
        catch (System.ComponentModel.Win32Exception) { return "strace is not on this machine (./test installs it where it may)"; }
    }
}

/// <summary>A system call of the log, with the lines it began and ended in: the order in which the kernel saw it.</summary>
internal sealed record SystemCall(string Name, string Arguments, int Began, int Ended, bool Worked)
{
    public bool Flushes => Name is "fsync" or "fdatasync";
    public bool Writes => Name is "pwrite64" or "pwritev" or "pwritev2" or "write" or "writev";
    public bool OnLog => Target.EndsWith("khachquen.db-wal", StringComparison.Ordinal);
    public bool ToSocket => Target.StartsWith("socket:", StringComparison.Ordinal) || Target.StartsWith("TCP:", StringComparison.Ordinal);
    public bool Says(string text) => Arguments.Contains(text, StringComparison.Ordinal);

    /// <summary>What <c>-y</c> shows of the first argument: <c>45&lt;/data/khachquen.db-wal&gt;</c>.</summary>
    private string Target => Arguments.IndexOf('<', StringComparison.Ordinal) is var from and >= 0 && Arguments.IndexOf('>', from) is var to and > 0 ? Arguments[(from + 1)..to] : "";

    /// <summary>Lines are <c>PID call(arguments) = result</c>; one that another thread's line cut in two is put together again.</summary>
    public static List<SystemCall> Read(string log)
    {
        const string Cut = " <unfinished ...>", Resumed = "<... ";
        var (calls, open, line) = (new List<SystemCall>(), new Dictionary<string, (string Text, int Line)>(), 0);
        foreach (var text in File.ReadLines(log))
        {
            line++;
            var (thread, said) = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries) is [var t, var s] ? (t, s) : ("", "");
            if (said.EndsWith(Cut, StringComparison.Ordinal)) open[thread] = (said[..^Cut.Length], line);
            else if (said.StartsWith(Resumed, StringComparison.Ordinal) && open.Remove(thread, out var begun)) Add(calls, begun.Text + said[(said.IndexOf("resumed>", StringComparison.Ordinal) + 8)..], begun.Line, line);
            else Add(calls, said, line, line);
        }
        return calls;
    }

    private static void Add(List<SystemCall> calls, string said, int began, int ended)
    {
        var (from, to) = (said.IndexOf('(', StringComparison.Ordinal), said.LastIndexOf(" = ", StringComparison.Ordinal));
        if (from > 0 && to > from) calls.Add(new(said[..from], said[(from + 1)..to], began, ended, !said[(to + 3)..].StartsWith('-')));
    }
}
