using System.Data.Common;
using System.Globalization;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Shell;

/// <summary>One command: how it is written, what it is for, what it does. The number is the exit code.</summary>
internal sealed record Command(string Name, string Arguments, string Help, Func<CommandLine, Task<int>> Do);

/// <summary>The command line, in English. Results go to the output, everything else to the error stream.</summary>
public static class Commands
{
    private static readonly IReadOnlyList<Command> All =
    [
        new("run", "", "starts the product (also without a command)", _ => Task.FromResult(0)),
        new("migrate", "", "brings the database up to date", SetUpCommands.Migrate),
        new("demo", "[--scale N]", "fills an empty installation with the demo company; with N, that many thousand more leads and customers", SetUpCommands.Demo),
        new("import", "FILE [--source CODE] --basis customerRequest|agreement|consent|none [--dry-run]", "imports leads from csv or xlsx, or only looks what would come of it", ImportCommand.Run),
        new("import dnc", "FILE [--taken YYYY-MM-DD]", "takes over the national do-not-call list from csv or xlsx, as of now or of that day", ImportDncCommand.Run),
        new("token create", "USER [--name TEXT] [--scope PERMISSION]… [--days N]", "makes an API token and prints it, this once", PeopleCommands.CreateToken),
        new("token list", "[USER]", "shows tokens, never their secrets", PeopleCommands.ListTokens),
        new("token withdraw", "ID", "ends a token", PeopleCommands.WithdrawToken),
        new("users reset-password", "USER", "gives a user a new random password and prints it", PeopleCommands.ResetPassword),
        new("job list", "", "shows the scheduled jobs and how they went", JobCommands.List),
        new("job run", "NAME [--date YYYY-MM-DD]", "does a job now, for its newest due date or the given one", JobCommands.Run),
        new("audit verify", "[--head HASH]", "reads the whole audit against its chain; with a hash noted earlier, also that nothing before it was rewritten", AuditCommand.Verify),
        new("backup", "FILE", "writes database and files into one checked .tar.gz; the product may go on working", BackupCommands.Save),
        new("restore", "FILE [--replace]", "puts a backup in the place of an empty installation, or of this one", BackupCommands.Restore),
        new("doctor", "", "checks this installation and says what to mend", Doctor.Examine),
        new("help", "", "shows this", Help),
    ];

    /// <summary>The exit code; null for <c>run</c>: then the host starts.</summary>
    /// <param name="args">As typed.</param>
    /// <param name="output">Where results go; null: standard output.</param>
    /// <param name="error">Where all else goes; null: standard error.</param>
    /// <param name="settings">In place of the environment, without <c>KHACHQUEN_</c>.</param>
    public static async Task<int?> Run(string[] args, TextWriter? output = null, TextWriter? error = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        if (args is [] or ["run", ..] || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h"))) return null;
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");
        var (good, bad) = (output ?? Console.Out, error ?? Console.Error);
        var command = args[0] is "--help" or "-h" ? All[^1] : All.FirstOrDefault(c => args.Take(2).SequenceEqual(c.Name.Split(' '))) ?? All.FirstOrDefault(c => c.Name == args[0]);
        if (command is null)
        {
            await bad.WriteLineAsync($"There is no command \"{string.Join(' ', args.Take(2))}\". khachquen help shows them all.");
            return 2;
        }
        return await Do(command, new CommandLine(args[command.Name.Split(' ').Length..], good, bad, settings));
    }

    private static async Task<int> Do(Command command, CommandLine line)
    {
        await using (line)
        {
            try
            {
                return await command.Do(line);
            }
            catch (Behind) { return line.Fail("The database is not up to date. Run: khachquen migrate"); }
            catch (Misspelt) { return line.Fail($"Usage: khachquen {command.Name} {command.Arguments}", 2); }
            catch (Refused refused) { return line.Fail(line.Texts["problem." + refused.Code, [.. refused.Args]]); }
            catch (NotFound) { return line.Fail("There is nothing of that name."); }
            catch (Exception problem) when (problem is DbException or DbUpdateException) { return line.Fail($"The database did not take it: {(problem.InnerException ?? problem).Message}. khachquen doctor looks for the cause."); }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException) { return line.Fail(problem.Message); }
        }
    }

    private static Task<int> Help(CommandLine line)
    {
        line.Say("khachquen COMMAND, with these settings in the environment: KHACHQUEN_URLS, _DATA, _DATABASE, _DEMO, _TELEPHONY, _PUBLIC_URL, _JOBS, _API_PER_MINUTE, _WRONG_SIGN_INS_PER_MINUTE, _FORMS_PER_MINUTE (docs/ops/install.md).\n");
        foreach (var command in All) line.Say($"  {command.Name} {command.Arguments}".TrimEnd() + $"\n      {command.Help}");
        return Task.FromResult(0);
    }
}
