using System.Text.RegularExpressions;

namespace KhachQuen.Tests.Borders;

/// <summary>What the documents say is shown by a test is shown by one that exists.</summary>
public sealed partial class SeedWalkTests
{
    [GeneratedRegex("`(?<class>[A-Z]\\w*(?:Tests|Day|Read))(?:\\.(?<method>\\w+))?`")] private static partial Regex Named();

    [Theory, InlineData("docs/seed-000.md", 20), InlineData("docs/seed-004.md", 20), InlineData("SECURITY.md", 20)]
    public void Every_test_a_document_names_is_there(string document, int atLeast)
    {
        var tests = Tree.Files("tests").Where(p => p.EndsWith(".cs", StringComparison.Ordinal)).Select(Tree.Read).ToList();
        var named = Named().Matches(Tree.Read(document).Text).Select(m => (Class: m.Groups["class"].Value, Method: m.Groups["method"].Value)).Distinct().ToList();
        Assert.True(named.Count >= atLeast, $"{document} names {named.Count} tests");
        Tree.None(named.Where(n => !tests.Any(t => t.Text.Contains("class " + n.Class, StringComparison.Ordinal) && t.Text.Contains(n.Method + (n.Method.Length > 0 ? "(" : ""), StringComparison.Ordinal))).Select(n => $"{document}: {n.Class}.{n.Method}"));
    }
}
