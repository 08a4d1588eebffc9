using System.Globalization;
using KhachQuen.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (Options.Read(args) is not { } options) { await Console.Error.WriteLineAsync(Options.Usage); return 2; }
await using var cluster = await Cluster.Start(options.Folder);
var tables = new List<SizeMeasured>();
foreach (var rows in options.Rows)
{
    var filled = await Product.Fill(options, cluster, rows);
    await using var product = await Product.Start(options, cluster);
    var measured = await Measuring.All(options, cluster, product, rows, filled);
    tables.Add(options.Night && rows == options.Rows[^1] ? measured with { Night = await Night.Check(options, cluster, product) } : measured);
}
var report = Report.Of(options, tables);
Console.WriteLine(report);
if (options.Write is { } file) Report.Put(report, file);
return tables.Any(t => t.Lines.Any(l => l.Failures > 0)) ? 1 : 0;
