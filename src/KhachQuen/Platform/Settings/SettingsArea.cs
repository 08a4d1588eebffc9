namespace KhachQuen.Platform;

/// <summary>One area of settings as the API and the screens know it: its record, and who may read and change it.</summary>
public sealed class SettingsArea
{
    private SettingsArea(string name, Type type, string read, string write, Func<object> shipped) =>
        (Name, Type, Read, Write, Shipped) = (name, type, read, write, shipped);

    public string Name { get; }
    public Type Type { get; }
    /// <summary>The permission to read it.</summary>
    public string Read { get; }
    /// <summary>The permission to change it.</summary>
    public string Write { get; }
    /// <summary>The values a company that chose nothing has.</summary>
    public Func<object> Shipped { get; }

    /// <summary>An area whose readers may also change it.</summary>
    public static SettingsArea Of<T>(string permission) where T : class, ISettings, new() => Of<T>(permission, permission);

    public static SettingsArea Of<T>(string read, string write) where T : class, ISettings, new() => new(T.Area, typeof(T), read, write, () => new T());
}

/// <summary>Every area of every module, by name.</summary>
public sealed class SettingsAreas(IEnumerable<SettingsArea> all)
{
    private readonly Dictionary<string, SettingsArea> byName = all.ToDictionary(a => a.Name, StringComparer.Ordinal);

    public IEnumerable<SettingsArea> All => byName.Values;

    public SettingsArea Named(string name) => byName.GetValueOrDefault(name) ?? throw new NotFound();
}
