namespace KhachQuen.Web.Access;

/// <summary>A browser and its system in two words, as far as the browser says.</summary>
internal static class Devices
{
    // In this order: Edge and Opera also say Chrome, Chrome also says Safari, Android also says Linux.
    private static readonly (string Said, string Name)[] Browsers = [("Edg/", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Cốc Cốc"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    private static readonly (string Said, string Name)[] Systems = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    public static string Short(string? device)
    {
        var named = new[] { Browsers, Systems }.Select(names => names.FirstOrDefault(n => device?.Contains(n.Said, StringComparison.Ordinal) == true).Name).OfType<string>();
        return string.Join(" · ", named) is { Length: > 0 } text ? text : device is { Length: > 0 } ? device[..Math.Min(40, device.Length)] : "–";
    }
}
