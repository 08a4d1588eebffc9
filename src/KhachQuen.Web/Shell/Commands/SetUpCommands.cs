using KhachQuen.Demo;
using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

internal static class SetUpCommands
{
    public static async Task<int> Migrate(CommandLine line)
    {
        line.Expect(0, 0);
        await line.Get<Database>().Migrate();
        await FirstStart.Ship(line.Services);
        line.Say("The database is up to date.");
        return 0;
    }

    public static async Task<int> Demo(CommandLine line)
    {
        line.Expect(0, 0, "scale");
        var scale = line.Number("scale") ?? 0;
        await line.Get<Database>().Migrate();
        await FirstStart.Ship(line.Services);
        var password = await DemoCompany.Fill(line.Services, scale);
        line.Say($"Sign in as sales1, lead1, manager, admin … with the password {password}");
        line.Note($"It is kept in {line.Get<DataFolder>().File(DemoPassword.FileName)}");
        return 0;
    }
}
