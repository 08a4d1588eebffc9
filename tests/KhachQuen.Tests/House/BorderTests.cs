using System.Text.RegularExpressions;

namespace KhachQuen.Tests.Borders;

/// <summary>Modules look back along the customer's journey, never ahead or sideways (docs/ARCHITECTURE.md). Read as text: a name of another module can only come by <c>using</c> or written out.</summary>
public sealed partial class BorderTests
{
    private static readonly string[][] Journey =
        [["Platform"], ["Access"], ["Contacts", "Catalog"], ["Marketing"], ["Telephony"], ["Sales"], ["Telesales"], ["Finance", "Care"], ["Desk"], ["Playbooks"], ["Industries"], ["Reports"]];

    /// <summary>Tables of contents: they name everybody, and nobody names them.</summary>
    private static readonly string[] TablesOfContents = ["src/KhachQuen.Web/Shell/Hosting/Screens.cs", "src/KhachQuen.Web/Shell/Hosting/FirstStart.cs", "src/KhachQuen.Web/Shell/Commands/SetUpCommands.cs", "src/KhachQuen.Web/Shell/Commands/ImportCommand.cs"];

    [GeneratedRegex(@"\bKhachQuen\.(?:Web\.)?([A-Z]\w+)")] private static partial Regex WrittenOut();
    /// <summary><c>Sales.Order</c> inside <c>namespace KhachQuen.Contacts</c> reaches there too; a member (<c>kind.Sales.X</c>, <c>TeamKind.Sales</c>) does not.</summary>
    [GeneratedRegex(@"(?<![\w.])(?:Web\.)?(Access|Contacts|Catalog|Marketing|Telephony|Sales|Telesales|Finance|Care|Desk|Playbooks|Industries|Reports|Demo)\.[A-Z]\w+(?=[\s.(<>,;)\]?])")] private static partial Regex HalfWrittenOut();

    private static int Place(string module) => Array.FindIndex(Journey, step => step.Contains(module));

    private static IEnumerable<string> Named(SourceFile file) =>
        WrittenOut().Matches(file.Code).Concat(HalfWrittenOut().Matches(file.Code)).Select(m => m.Groups[1].Value).Where(m => Place(m) >= 0 || m is "Demo").Distinct();

    [Fact]
    public void Every_module_names_only_modules_before_it()
    {
        var ahead = from file in Tree.Sources
                    where file.Module is { } home && Place(home) >= 0
                    from named in Named(file)
                    where named != file.Module && (named == "Demo" || Place(named) >= Place(file.Module!))
                    select $"{file.Path} names {named}";
        Tree.None(ahead);
        Assert.True(Tree.Sources.Count(f => f.Module is { } home && Place(home) >= 0) > 100, "nothing was read");
    }

    [Fact]
    public void The_shell_names_only_platform_and_access() => Tree.None(
        from file in Tree.Sources
        where file.Module == "Shell" && !TablesOfContents.Contains(file.Path)
        from named in Named(file)
        where named is not ("Platform" or "Access" or "Demo") || (named == "Demo" && !file.Path.StartsWith("src/KhachQuen.Web/Shell/Commands/", StringComparison.Ordinal))
        select $"{file.Path} names {named}");

    [Fact]
    public void Every_file_stands_in_a_module_and_in_its_modules_namespace()
    {
        string[] roots = ["src/KhachQuen/Modules.cs", "src/KhachQuen/ShippedRoles.cs", "src/KhachQuen.Web/Program.cs", "src/KhachQuen.Web/_Imports.razor"];
        Tree.None(Tree.Sources.Where(f => f.Module is null).Select(f => f.Path).Except(roots));
        Tree.None(Tree.Sources.Where(f => f.Module is { } m && Place(m) < 0 && m is not ("Shell" or "Demo")).Select(f => f.Path));
        var astray = from file in Tree.Sources
                     where file.Module is not null && file.Path.EndsWith(".cs", StringComparison.Ordinal)
                     let home = (file.IsLibrary ? "KhachQuen." : "KhachQuen.Web.") + file.Module
                     where !Regex.IsMatch(file.Code, $@"^namespace {Regex.Escape(home)}\b", RegexOptions.Multiline)
                     select $"{file.Path} is not in {home}";
        Tree.None(astray);
    }

    [Fact]
    public void Nothing_is_brought_in_behind_a_files_back()
    {
        Tree.None(Tree.Sources.Where(f => f.Code.Contains("global using", StringComparison.Ordinal)).Select(f => f.Path));
        Assert.DoesNotContain("<Using ", string.Concat(Tree.Files("src").Where(p => p.EndsWith(".csproj", StringComparison.Ordinal)).Select(p => Tree.Read(p).Text)));
        Tree.None(Tree.Sources.Where(f => f.Path.EndsWith("_Imports.razor", StringComparison.Ordinal) && f.Module is null).SelectMany(Named).Except(["Platform", "Access"]));
    }

    [Fact]
    public void The_library_knows_no_screen_and_no_request() => Tree.None(
        from file in Tree.Sources
        where file.IsLibrary && Regex.IsMatch(file.Code, @"Microsoft\.AspNetCore\.(Http|Components|Mvc|SignalR|Builder|Routing)\b|KhachQuen\.Web\b")
        select file.Path);
}
