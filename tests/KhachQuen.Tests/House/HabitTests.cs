using System.Text.RegularExpressions;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Tests.Borders;

/// <summary>What every file of the product keeps to (docs/ARCHITECTURE.md, Habits).</summary>
public sealed partial class HabitTests
{
    /// <summary>Longer than 200 lines, and why it is still one thing.</summary>
    private static readonly Dictionary<string, string> LongForAReason = [];

    /// <summary>Use cases that anybody may begin, and why.</summary>
    private static readonly Dictionary<string, string> OpenForAReason = new()
    {
        ["SignIn"] = "nobody is known yet",
        ["SignInByCode"] = "the second half of signing in",
        ["FirstVisit"] = "only while nobody is known",
    };

    [Fact]
    public void No_file_grows_beyond_what_one_reads_in_a_go()
    {
        string[] kinds = [".cs", ".razor", ".ts", ".css", ".mjs"];
        var grown = Tree.Files("src").Where(p => kinds.Contains(Path.GetExtension(p))).Select(Tree.Read).Where(f => f.Lines > 200 && !LongForAReason.ContainsKey(f.Path)).Select(f => $"{f.Path}: {f.Lines} lines");
        Tree.None(grown);
        Assert.All(LongForAReason.Keys, p => Assert.True(Tree.Read(p).Lines > 200, p + " is short again"));
    }

    [GeneratedRegex(@"\b(?:async\s+)?(?:Value)?Task(?:<.+?>)?\s+Handle\s*\((?<input>[^{]*?)\)\s*(?<body>=>|\{)", RegexOptions.Singleline)] private static partial Regex Handles();
    [GeneratedRegex(@"\bclass\s+(\w+)")] private static partial Regex Classes();

    /// <summary><c>actor.Require(…)</c>, <c>actor.RequireSight&lt;Customer&gt;(…)</c>, or a module's own sight: <c>OrdersSight.Require(actor)</c>.</summary>
    [GeneratedRegex(@"\bactor\.Require\w*[(<]|\b\w+Sight\.Require\w*\(actor\b")] private static partial Regex Asking();

    /// <summary>Before it waits for anything, a use case has asked whether the actor may; or it hands the actor to one that asks.</summary>
    [Fact]
    public void Every_use_case_begins_by_asking_whether_the_actor_may()
    {
        var found = Tree.Sources.Where(f => f.IsLibrary).SelectMany(f => Handles().Matches(f.Code).Select(m => (File: f, Match: m))).ToList();
        Assert.True(found.Count > 20, "nothing was read");
        var unasked = from handle in found
                      let name = Classes().Matches(handle.File.Code[..handle.Match.Index]).LastOrDefault()?.Groups[1].Value ?? handle.File.Path
                      where !OpenForAReason.ContainsKey(name) && !Asks(handle.File.Code[(handle.Match.Index + handle.Match.Length)..], handle.Match.Groups["body"].Value)
                      select $"{name} in {handle.File.Path}";
        Tree.None(unasked);
    }

    private static bool Asks(string body, string kind)
    {
        if (kind == "=>") return Regex.IsMatch(body[..body.IndexOf(';', StringComparison.Ordinal)], @"\b(Handle|Within)\(") || Asking().IsMatch(body[..body.IndexOf(';', StringComparison.Ordinal)]);
        var waits = Regex.Match(body, @"\bawait\b|\.Open\(");
        var begin = waits.Success ? body[..waits.Index] : body;
        return Asking().IsMatch(begin) || Regex.IsMatch(body, @"^\s*return\s+(await\s+)?[\w.]*\b(Handle|Within)\(");
    }

    [GeneratedRegex("""\bT\["(?<key>[^"{]+)"\s*[\],]""")] private static partial Regex TextKeys();

    [Theory, InlineData("vi"), InlineData("en")]
    public void Every_text_that_is_asked_for_is_there(string language)
    {
        var asked = Tree.Sources.SelectMany(f => TextKeys().Matches(f.WithoutComments).Select(m => (Key: m.Groups["key"].Value, f.Path))).ToList();
        Assert.True(asked.Count > 20, "nothing was read");
        Tree.None(asked.Where(a => !T.All[language].ContainsKey(a.Key)).Select(a => $"{a.Key} ({a.Path})"));
    }

    [GeneratedRegex("""(?:Rule\.Require|new Refused|SaveUnique)\((?<said>[^;]*)""")] private static partial Regex Refusals();
    [GeneratedRegex("\"(?<code>[a-z][A-Za-z]*(?:\\.[a-z][A-Za-z]*)+)\"")] private static partial Regex Codes();

    [Theory, InlineData("vi"), InlineData("en")]
    public void Every_refusal_has_its_sentence(string language)
    {
        var codes = Tree.Sources.SelectMany(f => Refusals().Matches(f.WithoutComments).Select(m => (Code: Codes().Match(m.Groups["said"].Value).Groups["code"].Value, f.Path))).Where(c => c.Code.Length > 0).ToList();
        Assert.True(codes.Count > 20, "nothing was read");
        Tree.None(codes.Where(c => !T.All[language].ContainsKey("problem." + c.Code)).Select(c => $"problem.{c.Code} ({c.Path})").Distinct());
    }

    [Fact]
    public void No_file_names_the_host_of_a_package_registry()
    {
        string[] hosts = ["npmjs" + ".org", "nuget" + ".org", "npmjs" + ".com", "debian" + ".org", "yarnpkg" + ".com", "docker" + ".io"];
        var read = Tree.Files(".").Where(p => new FileInfo(Path.Combine(Tree.Root, p)).Length < 2_000_000).Select(Tree.Read).ToList();
        Tree.None(from file in read from host in hosts where file.Text.Contains(host, StringComparison.OrdinalIgnoreCase) select $"{file.Path} names {host}");
    }

    [Fact]
    public void Markup_is_written_by_hand_only_where_no_person_has_a_say() => Assert.Equal(
        ["src/KhachQuen.Web/Shell/Guide/GuideBook.cs",          // our own guide, carried in the product
         "src/KhachQuen.Web/Shell/Layout/ClientTexts.cs"],      // our own texts as JSON
        Tree.Sources.Where(f => Regex.IsMatch(f.Code, @"AddMarkupContent|MarkupString")).Select(f => f.Path).Order(StringComparer.Ordinal));

    [Fact]
    public void A_pattern_that_would_run_for_ever_is_stopped()
    {
        PatternTime.Set();
        Assert.Equal(PatternTime.Limit, AppDomain.CurrentDomain.GetData("REGEX_DEFAULT_MATCH_TIMEOUT"));
        Assert.Contains("PatternTime.Set();", Tree.Read("src/KhachQuen.Web/Program.cs").Text);
    }
}
