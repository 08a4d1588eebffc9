namespace KhachQuen.Web.Shell;

/// <summary>What the environment says (X-59).</summary>
internal static class DoctorsSettings
{
    private static readonly string[] Known = ["URLS", "DATA", "DATABASE", "DEMO", "TELEPHONY", "PUBLIC_URL", "JOBS", "CLAMD", "API_PER_MINUTE", "WRONG_SIGN_INS_PER_MINUTE", "FORMS_PER_MINUTE"];

    public static Task<Finding> Names(CommandLine line)
    {
        var given = line.Settings?.Keys ?? Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(k => k.StartsWith("KHACHQUEN_", StringComparison.Ordinal)).Select(k => k["KHACHQUEN_".Length..]);
        var unknown = given.Where(k => !Known.Contains(k)).Order().ToList();
        return Is("settings are known", unknown.Count == 0 ? null : "nobody reads KHACHQUEN_" + string.Join(", KHACHQUEN_", unknown), "use one of KHACHQUEN_" + string.Join(", _", Known));
    }

    public static Task<Finding> Addresses(CommandLine line)
    {
        var wrong = Urls(line).FirstOrDefault(u => !Uri.TryCreate(u.Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"));
        return Is($"listens on {string.Join(", ", Urls(line))}", wrong is null ? null : $"{wrong} is no address", "set KHACHQUEN_URLS to something like http://localhost:5080");
    }

    public static Task<Finding> PublicUrl(CommandLine line)
    {
        var url = line.Get<Place>().PublicUrl;
        if (string.IsNullOrEmpty(url)) return Is("public address", "not set", "behind a proxy, set KHACHQUEN_PUBLIC_URL to the https address people use: cookies are then bound to it", serious: false);
        var fine = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;
        return Is($"public address {url}", fine ? null : "is not https", "people's data and passwords must not travel in the clear", serious: false);
    }

    public static Task<Finding> Demo(CommandLine line)
    {
        var place = line.Get<Place>();
        return Is(place.WithDemo ? "an empty database is filled with the demo" : "no demo", place.WithDemo && place.IsHttps ? "on a public address" : null, "set KHACHQUEN_DEMO=0 in production", serious: false);
    }

    public static async Task<Finding> Scanner(CommandLine line)
    {
        var scanner = line.Get<KhachQuen.Platform.VirusScanner>();
        if (!scanner.IsOn) return await Is("attached files are looked at", "by nobody", "install clamav-daemon and set KHACHQUEN_CLAMD=127.0.0.1:3310", serious: false);
        return await Is($"attached files are looked at by clamd at {line.Get<Place>().Clamd}", await scanner.Answers(default) ? null : "it does not answer: no file is taken", "start clamd with TCPSocket and TCPAddr on this machine or the inner network");
    }

    public static IReadOnlyList<string> Urls(CommandLine line) =>
        (line.Get<IConfiguration>()["URLS"] ?? line.Get<IConfiguration>()["urls"] ?? "http://localhost:5080").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static Task<Finding> Is(string what, string? wrong, string mend, bool serious = true) => Task.FromResult(new Finding(what, wrong, wrong is null ? null : mend, serious));
}
