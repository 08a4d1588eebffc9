using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;

namespace KhachQuen.Web.Shell;

/// <summary><c>khachquen import FILE</c>: the same import as the screen's and the API's (X-20), waited for.</summary>
internal static class ImportCommand
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    public static async Task<int> Run(CommandLine line)
    {
        line.Expect(1, 1, "source", "basis", "dry-run");
        var basis = line.Option("basis") is { } said && Enum.TryParse<ContactBasis>(said, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : throw new Misspelt();
        await line.Ready();
        await using var file = File.OpenRead(line.Word(0));
        var plan = new LeadImport { Source = line.Option("source"), Basis = basis, DryRun = line.Has("dry-run") };
        var asked = await line.Get<ImportLeads>().Handle(file, Path.GetFileName(line.Word(0)), plan, Actor.System);
        return Say(line, await Finish(line, asked.Id), plan.DryRun);
    }

    /// <summary>Does the work here, or waits for the node that was faster.</summary>
    private static async Task<WorkView> Finish(CommandLine line, Guid id)
    {
        while (true)
        {
            await line.Get<WorkDesk>().TakeOne(id, CancellationToken.None);
            var view = await line.Get<GetWork>().Handle(id, Actor.System);
            if (view.Work.IsOver) return view;
            await Task.Delay(Look);
        }
    }

    private static int Say(CommandLine line, WorkView view, bool dry)
    {
        var work = view.Work;
        foreach (var note in view.Errors) line.Note($"line {note.Line}: {note.Problem.Column} \"{note.Problem.Value}\": {line.Texts["problem." + note.Problem.Code, [.. note.Problem.Args]]}");
        line.Say($"{(dry ? "would be " : "")}created {work.Created}, duplicates {work.Duplicates}, rejected {work.Rejected} of {work.Done}");
        return work.State == WorkState.Succeeded ? 0 : line.Fail(work.Problem is { } problem ? line.Texts["problem." + problem] : work.State.ToString());
    }
}

/// <summary><c>khachquen import dnc FILE</c>: the same as on the screen, for the job that fetches the list every morning (X-45).</summary>
internal static class ImportDncCommand
{
    public static async Task<int> Run(CommandLine line)
    {
        line.Expect(1, 1, "taken");
        await line.Ready();
        await using var file = File.OpenRead(line.Word(0));
        var done = await line.Get<ImportDnc>().Handle(file, Path.GetFileName(line.Word(0)), line.Date("taken") is { } day ? CompanyTime.StartOf(day) : null, Actor.System);
        line.Say($"{done.Numbers} numbers, {done.Duplicates} repeated, {done.Rejected} unreadable");
        return 0;
    }
}
