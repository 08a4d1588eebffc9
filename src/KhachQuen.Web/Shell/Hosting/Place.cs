using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>Where this installation lives .</summary>
/// <param name="DataFolder"><c>KHACHQUEN_DATA</c>, default <c>./data</c>.</param>
/// <param name="Database"><c>KHACHQUEN_DATABASE</c>; empty: SQLite in the data folder.</param>
/// <param name="PublicUrl"><c>KHACHQUEN_PUBLIC_URL</c>: the address people use; https there makes the cookies <c>__Host-</c> ones.</param>
/// <param name="WithDemo"><c>KHACHQUEN_DEMO=1</c>: an empty database is filled with the demo company.</param>
public sealed record Place(string DataFolder, DatabaseChoice Database, string? PublicUrl, bool WithDemo)
{
    /// <summary><c>KHACHQUEN_JOBS=0</c>: this node runs no scheduled jobs; another one does.</summary>
    public bool RunsJobs { get; init; } = true;

    /// <summary><c>KHACHQUEN_CLAMD=host:port</c>: who looks at attached files; null: nobody.</summary>
    public string? Clamd { get; init; }

    public bool IsHttps => PublicUrl?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;

    public static Place Of(IConfiguration settings)
    {
        var folder = Path.GetFullPath(settings["DATA"] is { Length: > 0 } data ? data : "data");
        Directory.CreateDirectory(folder);
        return new(folder, DatabaseChoice.Of(settings["DATABASE"], folder), settings["PUBLIC_URL"], settings["DEMO"] == "1") { RunsJobs = settings["JOBS"] != "0", Clamd = settings["CLAMD"] is { Length: > 0 } clamd ? clamd : null };
    }
}
