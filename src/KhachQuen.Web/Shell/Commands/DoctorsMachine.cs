using System.Globalization;
using System.Net;
using System.Net.Sockets;
using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>The machine: folder, disk, time zone, language, fonts, ports.</summary>
internal static class DoctorsMachine
{
    private const long Gigabyte = 1L << 30;

    public static Task<Finding> Folder(CommandLine line)
    {
        var folder = line.Get<DataFolder>();
        var probe = folder.File(".doctor");
        File.WriteAllText(probe, "");
        File.Delete(probe);
        return DoctorsSettings.Is($"data folder {folder.Path} can be written", null, "");
    }

    public static Task<Finding> Space(CommandLine line)
    {
        var free = new DriveInfo(line.Get<DataFolder>().Path).AvailableFreeSpace;
        var said = $"{(free / (double)Gigabyte).ToString("0.0", CultureInfo.InvariantCulture)} GB free for data";
        return DoctorsSettings.Is(said, free < 5 * Gigabyte ? "that is little" : null, "make room before recordings and backups fill it", serious: free < Gigabyte);
    }

    public static Task<Finding> Zone(CommandLine line)
    {
        var found = TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Ho_Chi_Minh", out var zone) && zone.BaseUtcOffset == TimeSpan.FromHours(7);
        return DoctorsSettings.Is("time zones", found ? null : "Asia/Ho_Chi_Minh is not known", "install tzdata");
    }

    public static Task<Finding> Vietnamese(CommandLine line)
    {
        var sorts = CultureInfo.GetCultureInfo("vi").CompareInfo.Compare("dũng", "đạt") < 0;    // đ is a letter of its own, after d
        return DoctorsSettings.Is("Vietnamese sorting", sorts ? null : "the machine's language data is missing", "install libicu and do not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT");
    }

    public static Task<Finding> Fonts(CommandLine line)
    {
        string[] folders = ["/usr/share/fonts", "/usr/local/share/fonts", Environment.GetFolderPath(Environment.SpecialFolder.Fonts)];
        var any = folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.?tf", SearchOption.AllDirectories)).Any();
        return DoctorsSettings.Is("fonts", any ? null : "none for pictures and printed documents", "install fonts-dejavu-core", serious: false);
    }

    /// <summary>Each port is free, or we are the ones who answer there.</summary>
    public static async Task<Finding> Ports(CommandLine line)
    {
        foreach (var url in DoctorsSettings.Urls(line).Select(u => new Uri(u.Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal))))
        {
            if (IsFree(url.Port)) continue;
            var ours = await Answers(url.Port);
            return await DoctorsSettings.Is($"port {url.Port}", ours ? null : "another program has it", "stop that program or set KHACHQUEN_URLS to another port");
        }
        return new("ports are free");
    }

    private static bool IsFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try { probe.Start(); }
        catch (SocketException) { return false; }
        return true;
    }

    /// <summary>Asks for our sign of life by hand: one line is all it takes.</summary>
    private static async Task<bool> Answers(int port)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, patience.Token);
            await client.GetStream().WriteAsync("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray(), patience.Token);
            using var reader = new StreamReader(client.GetStream());
            return (await reader.ReadToEndAsync(patience.Token)).Contains("Healthy", StringComparison.Ordinal);
        }
        catch (Exception problem) when (problem is IOException or SocketException or OperationCanceledException) { return false; }
    }
}
