using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Shell;

/// <summary>What was typed does not fit the command.</summary>
internal sealed class Misspelt : Exception;

/// <summary>The database lacks what this version needs.</summary>
internal sealed class Behind : Exception;

/// <summary>What follows a command, and the product's services for it: built like the host's, never started.</summary>
internal sealed class CommandLine : IAsyncDisposable
{
    private static readonly string[] Flags = ["replace", "dry-run"];
    private readonly List<string> words = [];
    private readonly List<(string Name, string? Value)> options = [];
    private readonly TextWriter output, error;
    private readonly Lazy<WebApplication> app;

    public CommandLine(string[] args, TextWriter output, TextWriter error, IReadOnlyDictionary<string, string?>? settings)
    {
        (this.output, this.error) = (output, error);
        Settings = settings;
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) { words.Add(args[i]); continue; }
            var parts = args[i][2..].Split('=', 2);
            if (parts.Length == 2) options.Add((parts[0], parts[1]));
            else options.Add((parts[0], i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal) && !Flags.Contains(parts[0]) ? args[++i] : null));
        }
        app = new(Open);
    }

    public IReadOnlyDictionary<string, string?>? Settings { get; }
    public IServiceProvider Services => app.Value.Services;
    public T Texts => Get<T>();
    public TService Get<TService>() where TService : notnull => Services.GetRequiredService<TService>();

    /// <summary>Exactly so many words, and no option but these.</summary>
    public void Expect(int atLeast, int atMost, params string[] allowed)
    {
        if (words.Count < atLeast || words.Count > atMost || options.Any(o => !allowed.Contains(o.Name))) throw new Misspelt();
    }

    public string Word(int i) => words[i];
    public string? WordOrNull(int i) => i < words.Count ? words[i] : null;
    public bool Has(string option) => options.Any(o => o.Name == option);
    public IReadOnlyList<string> All(string option) => [.. options.Where(o => o.Name == option).SelectMany(o => (o.Value ?? throw new Misspelt()).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
    public string? Option(string option) => options.LastOrDefault(o => o.Name == option) is { Name: not null } found ? found.Value ?? throw new Misspelt() : null;

    public int? Number(string option) => Option(option) is not { } text ? null
        : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new Misspelt();

    public DateOnly? Date(string option) => Option(option) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date) ? date : throw new Misspelt();

    public void Say(string text) => output.WriteLine(text);
    public void Note(string text) => error.WriteLine(text);

    public int Fail(string text, int code = 1)
    {
        error.WriteLine(text);
        return code;
    }

    /// <summary>Goes on only with a database of this version.</summary>
    public async Task Ready()
    {
        await using var db = Get<Database>().Open(Actor.System);
        if ((await db.Database.GetPendingMigrationsAsync()).Any()) throw new Behind();
    }

    private WebApplication Open()
    {
        var builder = House.Build([], Settings);
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddSimpleConsole().AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        return builder.Build();
    }

    public ValueTask DisposeAsync() => app.IsValueCreated ? app.Value.DisposeAsync() : default;
}
