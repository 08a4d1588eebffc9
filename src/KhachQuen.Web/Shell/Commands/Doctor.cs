namespace KhachQuen.Web.Shell;

/// <summary>One look at the installation: fine, worth knowing, or wrong, and then what mends it.</summary>
internal sealed record Finding(string What, string? Wrong = null, string? Mend = null, bool Serious = true);

/// <summary><c>khachquen doctor</c> (X-62): looks at everything the product stands on and says what to mend. Exit code 1 if something is wrong.</summary>
internal static class Doctor
{
    private static readonly Func<CommandLine, Task<Finding>>[] Looks =
    [
        DoctorsSettings.Names, DoctorsSettings.Addresses, DoctorsSettings.PublicUrl, DoctorsSettings.Demo, DoctorsSettings.Scanner,
        DoctorsMachine.Folder, DoctorsMachine.Space, DoctorsMachine.Zone, DoctorsMachine.Vietnamese, DoctorsMachine.Fonts, DoctorsMachine.Ports,
        DoctorsDatabase.Answers, DoctorsDatabase.UpToDate, DoctorsDatabase.Sound, DoctorsDatabase.Clock, DoctorsDatabase.Audit, DoctorsDatabase.Outbox, DoctorsDatabase.Jobs, DoctorsDatabase.BackupTools,
    ];

    public static async Task<int> Examine(CommandLine line)
    {
        line.Expect(0, 0);
        var ill = 0;
        foreach (var look in Looks)
        {
            var found = await Safely(look, line);
            line.Say($"{(found.Wrong is null ? "ok   " : found.Serious ? "WRONG" : "note ")}  {found.What}{(found.Wrong is null ? "" : ": " + found.Wrong)}");
            if (found.Mend is not null) line.Say($"       → {found.Mend}");
            if (found.Wrong is not null && found.Serious) ill++;
        }
        line.Say(ill == 0 ? "All is well." : $"{ill} to mend.");
        return ill == 0 ? 0 : 1;
    }

    private static async Task<Finding> Safely(Func<CommandLine, Task<Finding>> look, CommandLine line)
    {
        try { return await look(line); }
        catch (Exception problem) when (problem is System.Data.Common.DbException or IOException or UnauthorizedAccessException or InvalidOperationException or System.Net.Sockets.SocketException or ArgumentException)
        {
            return new(look.Method.Name, problem.Message.ReplaceLineEndings(" "), "mend what is said above first");
        }
    }
}
