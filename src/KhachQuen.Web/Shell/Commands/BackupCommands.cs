using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

internal static class BackupCommands
{
    public static async Task<int> Save(CommandLine line)
    {
        line.Expect(1, 1);
        await line.Ready();
        var file = Path.GetFullPath(line.Word(0));
        var manifest = await line.Get<Backup>().Save(file);
        line.Say($"{file}: {manifest.Sums.Count} parts, {Megabytes(file)} MB, every sum read back");
        return 0;
    }

    public static async Task<int> Restore(CommandLine line)
    {
        line.Expect(1, 1, "replace");
        var manifest = await line.Get<Backup>().Restore(Path.GetFullPath(line.Word(0)), line.Has("replace"));
        line.Say(System.FormattableString.Invariant($"Restored the {manifest.Database} backup of {manifest.MadeAt:yyyy-MM-dd HH:mm} UTC: {manifest.Sums.Count} parts"));
        return 0;
    }

    private static string Megabytes(string file) => (new FileInfo(file).Length / 1048576.0).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
}
