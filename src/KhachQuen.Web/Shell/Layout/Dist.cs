using System.Collections.Frozen;
using KhachQuen.Platform;
using Microsoft.AspNetCore.StaticAssets;

namespace KhachQuen.Web.Shell;

/// <summary>Addresses of the browser's files with their fingerprint, and which routes this house has. Works in pages, fragments and error pages alike.</summary>
public sealed class Dist(EndpointDataSource endpoints, IWebHostEnvironment place)
{
    private readonly Lazy<FrozenDictionary<string, string>> addresses = new(() => Read(endpoints));
    private readonly Lazy<FrozenSet<string>> icons = new(() => Names(place));
    private readonly Lazy<FrozenDictionary<string, string[]>> routes = new(() => Routes(endpoints));

    public string this[string file] => "/" + addresses.Value.GetValueOrDefault("dist/" + file, "dist/" + file);

    /// <summary>Whether a route pattern exists and the person may use it; the shell shows a live slot only where something fills it.</summary>
    public bool Serves(string pattern, Actor actor) => routes.Value.TryGetValue(pattern, out var permissions) && permissions.Any(actor.May);

    /// <summary>The address of an icon. A name the sprite lacks is a mistake of ours: said in development and tests, left blank in production.</summary>
    public string Icon(string name) => icons.Value.Contains(name) || place.IsProduction()
        ? this["icons.svg"] + "#" + name
        : throw new InvalidOperationException($"The sprite has no icon \"{name}\": write the name as a plain literal where it is chosen (Client/build/icons.mjs).");

    private static FrozenDictionary<string, string> Read(EndpointDataSource endpoints) => endpoints.Endpoints
        .Select(e => e.Metadata.GetMetadata<StaticAssetDescriptor>()).OfType<StaticAssetDescriptor>()
        .SelectMany(d => d.Properties.Where(p => p.Name == "label").Select(p => (p.Value, d.Route)))
        .DistinctBy(d => d.Value).ToFrozenDictionary(d => d.Value, d => d.Route);

    /// <summary>Pattern → the permissions its endpoints ask for.</summary>
    private static FrozenDictionary<string, string[]> Routes(EndpointDataSource endpoints) => endpoints.Endpoints.OfType<RouteEndpoint>()
        .GroupBy(e => "/" + e.RoutePattern.RawText?.TrimStart('/'), e => e.Metadata.GetMetadata<NeedsAttribute>())
        .ToFrozenDictionary(g => g.Key, g => g.OfType<NeedsAttribute>().SelectMany(n => n.OrAnyOf.Prepend(n.Permission)).Distinct().ToArray());

    private static FrozenSet<string> Names(IWebHostEnvironment place)
    {
        using var file = new StreamReader(place.WebRootFileProvider.GetFileInfo("dist/icons.svg").CreateReadStream());
        return System.Text.RegularExpressions.Regex.Matches(file.ReadToEnd(), "<symbol id=\"([^\"]+)\"", System.Text.RegularExpressions.RegexOptions.None, KhachQuen.Platform.PatternTime.Limit).Select(m => m.Groups[1].Value).ToFrozenSet();
    }
}
