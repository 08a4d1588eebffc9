using System.Globalization;

namespace KhachQuen.Bench;

/// <summary>What is asked for on the command line.</summary>
/// <param name="Rows">Sizes, rising: leads, and as many customers.</param>
/// <param name="Span">How long each cell of the table is measured.</param>
/// <param name="Folder">Where cluster and data lie; empty: a temporary folder, removed afterwards.</param>
/// <param name="Port">The product's.</param>
/// <param name="Write">The document whose figures are replaced.</param>
/// <param name="Only">Operations whose name contains this.</param>
internal sealed record Options(IReadOnlyList<int> Rows, TimeSpan Span, string? Folder, int Port, string? Write, string? Only, string CommandLine)
{
    /// <summary>The check at 23:59 is measured too, at the largest size: it changes the data.</summary>
    public bool Night { get; init; }

    public const string Usage = """
        bench/run [--rows 100000,1000000] [--seconds 5] [--quick] [--only NAME] [--port 5299] [--keep FOLDER] [--night] [--write docs/performance.md]
          --quick   5,000 rows, half a second for each figure: a look whether all goes well, under a minute
          --night   the check of the evidence at 23:59 as well, at the largest size
          --keep    cluster and data stay there and are used again
          --write   puts the figures into the document, between its two marks
        """;

    public static Options? Read(string[] args)
    {
        var options = new Options([100_000, 1_000_000], TimeSpan.FromSeconds(5), null, 5299, null, null, string.Join(' ', args.Prepend("bench/run")));
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--quick") { options = options with { Rows = [5_000], Span = TimeSpan.FromSeconds(0.5) }; continue; }
            if (args[i] == "--night") { options = options with { Night = true }; continue; }
            if (i + 1 == args.Length) return null;
            var value = args[++i];
            switch (args[i - 1])
            {
                case "--rows": options = options with { Rows = [.. value.Split(',').Select(r => int.Parse(r, CultureInfo.InvariantCulture)).Order()] }; break;
                case "--seconds": options = options with { Span = TimeSpan.FromSeconds(double.Parse(value, CultureInfo.InvariantCulture)) }; break;
                case "--port": options = options with { Port = int.Parse(value, CultureInfo.InvariantCulture) }; break;
                case "--keep": options = options with { Folder = Path.GetFullPath(value) }; break;
                case "--write": options = options with { Write = Path.GetFullPath(value) }; break;
                case "--only": options = options with { Only = value }; break;
                default: return null;
            }
        }
        return options.Rows.All(r => r >= 1_000) ? options : null;
    }
}
