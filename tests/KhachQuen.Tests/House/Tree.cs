using System.Text.RegularExpressions;

namespace KhachQuen.Tests.Borders;

/// <summary>A source file as text: where it stands, what it says, and what is left without comments and strings.</summary>
public sealed record SourceFile(string Path, string Text)
{
    private static readonly Regex Comments = new(@"@\*.*?\*@|/\*.*?\*/|(?<!:)//[^\n]*", RegexOptions.Singleline);
    private static readonly Regex Strings = new("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"", RegexOptions.Singleline);

    public string Code { get; } = Strings.Replace(Comments.Replace(Text, " "), "\"\"");
    public string WithoutComments { get; } = Comments.Replace(Text, " ");

    /// <summary>src/KhachQuen/Sales/Orders/Order.cs → Sales; a file at a project's root has none.</summary>
    public string? Module => Path.Split('/') is [_, _, var module, _, ..] ? module : null;
    public bool IsLibrary => Path.StartsWith("src/KhachQuen/", StringComparison.Ordinal);
    public int Lines => Text.AsSpan().Count('\n');
}

/// <summary>The source tree these tests were built from.</summary>
public static class Tree
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "dist", "Migrations", ".git", ".tools", "data", "TestResults"];

    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static IReadOnlyList<SourceFile> Sources { get; } = [.. Files("src").Where(p => p.EndsWith(".cs", StringComparison.Ordinal) || p.EndsWith(".razor", StringComparison.Ordinal)).Select(Read)];

    /// <summary>Says everything that is wrong, a line each.</summary>
    public static void None(IEnumerable<string> wrong)
    {
        var list = wrong.ToList();
        Assert.True(list.Count == 0, string.Join('\n', list));
    }

    public static SourceFile Read(string path) => new(path, File.ReadAllText(Path.Combine(Root, path)));

    /// <summary>Everything under a folder but what is built or fetched; paths from the root, with slashes.</summary>
    public static IEnumerable<string> Files(string under) => Walk(new DirectoryInfo(Path.Combine(Root, under))).Select(f => Path.GetRelativePath(Root, f.FullName).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(d => !NotOurs.Contains(d.Name)).SelectMany(Walk));

    private static string Find(DirectoryInfo? from) =>
        from is null ? throw new DirectoryNotFoundException("KhachQuen.slnx") : File.Exists(Path.Combine(from.FullName, "KhachQuen.slnx")) ? from.FullName : Find(from.Parent);
}
