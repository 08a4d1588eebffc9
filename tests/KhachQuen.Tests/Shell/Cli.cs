using KhachQuen.Web.Shell;

namespace KhachQuen.Tests.Shell;

/// <summary>The command line on an installation of its own: its settings in place of the environment.</summary>
public sealed class Cli(Houses houses, string database)
{
    public Dictionary<string, string?> Settings { get; } = houses.EmptyPlace(database);
    public string Folder => Settings["DATA"]!;

    public async Task<(int? Exit, string Out, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await Commands.Run(args, output, error, Settings);
        return (exit, output.ToString().Trim(), error.ToString().Trim());
    }

    /// <summary>With the cast at work there, and no story.</summary>
    public async Task<Cli> Staffed()
    {
        await using var house = Houses.At(Settings);
        await Cast.Enter(house);
        return this;
    }

    public async Task<string> Well(params string[] args)
    {
        var (exit, said, error) = await Run(args);
        Assert.True(exit == 0, $"{string.Join(' ', args)}: {exit}\n{said}\n{error}");
        return said;
    }
}
