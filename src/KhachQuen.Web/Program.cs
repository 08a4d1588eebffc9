using KhachQuen;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

PatternTime.Set();
if (await Commands.Run(args) is { } exit) return exit;     // khachquen migrate, demo, token …

var builder = House.Build(args);
var app = builder.Build();
await House.Prepare(app.Services);
House.Pipeline(app);
await app.RunAsync();
return 0;

public partial class Program;
