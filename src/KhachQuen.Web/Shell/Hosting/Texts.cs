using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace KhachQuen.Web.Shell;

/// <summary>The sentences of both languages, by key; the language is the request's. One file per module and language in <c>Texts/</c>.</summary>
public sealed class T
{
    private static readonly FrozenDictionary<string, string> Vi = Read("vi"), En = Read("en");
    private static FrozenDictionary<string, string> Mine => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? En : Vi;

    public string this[string key] => Mine.TryGetValue(key, out var text) ? text : key;
    public string this[string key, params object[] args] => args.Length == 0 ? this[key] : string.Format(CultureInfo.CurrentCulture, this[key], args);
    /// <summary>The word of a state, by the key its badge has: <c>ShipmentState.Posted</c> is <c>state.shipment.posted</c>.</summary>
    public string Of(Enum value)
    {
        var kind = value.GetType().Name is var name && name.EndsWith("State", StringComparison.Ordinal) ? name[..^"State".Length] : name;
        return this[$"state.{JsonNamingPolicy.CamelCase.ConvertName(kind)}.{JsonNamingPolicy.CamelCase.ConvertName(value.ToString())}"];
    }

    public bool Has(string key) => Mine.ContainsKey(key);

    public static IReadOnlyDictionary<string, FrozenDictionary<string, string>> All => new Dictionary<string, FrozenDictionary<string, string>> { ["vi"] = Vi, ["en"] = En };

    private static FrozenDictionary<string, string> Read(string language)
    {
        var home = typeof(T).Assembly;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in home.GetManifestResourceNames().Where(n => n.Contains($".Texts.{language}.", StringComparison.Ordinal)))
        {
            using var file = home.GetManifestResourceStream(name)!;
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(file)!) texts.Add(key, text);
        }
        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
