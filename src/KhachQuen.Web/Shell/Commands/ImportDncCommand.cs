using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary><c>khachquen import dnc FILE</c>: the same as on the screen, for the job that fetches the list every morning .</summary>
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
