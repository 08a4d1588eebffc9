using System.Reflection;
using Markdig;
using Microsoft.AspNetCore.Components;

namespace KhachQuen.Web.Shell;

/// <summary>One page of the user guide.</summary>
/// <param name="Slug">Its name in the address, from the file's: <c>02-tac-nghiep.md</c> is <c>tac-nghiep</c>.</param>
/// <param name="Screens">The beginnings of the addresses it explains.</param>
public sealed record GuideText(string Slug, string Title, IReadOnlyList<string> Screens, MarkupString Html);

/// <summary>The user guide, in Vietnamese with pictures: docs/guide, carried inside the product. What stands there is ours, so its keys may be written in HTML.</summary>
public sealed class GuideBook
{
    private const string Folder = "guide/";
    private static readonly Assembly Here = typeof(GuideBook).Assembly;
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().Build();
    private readonly Lazy<IReadOnlyList<GuideText>> pages = new(() => [.. Here.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && n.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)]);

    public IReadOnlyList<GuideText> Pages => pages.Value;

    public GuideText? Of(string slug) => Pages.FirstOrDefault(p => p.Slug == slug);

    /// <summary>The page that explains a screen: the one with the longest beginning of its address; else the first.</summary>
    public GuideText For(string path) => Pages.SelectMany(p => p.Screens.Select(s => (Page: p, Screen: s)))
        .Where(p => path == p.Screen || path.StartsWith(p.Screen + "/", StringComparison.Ordinal)).OrderByDescending(p => p.Screen.Length).Select(p => p.Page).FirstOrDefault() ?? Pages[0];

    /// <summary>A picture of the guide; null where there is none of that name.</summary>
    public static Stream? Picture(string name) => Here.GetManifestResourceStream(Folder + "pictures/" + name);

    private static GuideText Read(string name)
    {
        using var reader = new StreamReader(Here.GetManifestResourceStream(name)!);
        var screens = reader.ReadLine()!["screens:".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var text = reader.ReadToEnd().TrimStart();
        var title = text[2..text.IndexOf('\n', StringComparison.Ordinal)].Trim();
        var html = Markdown.ToHtml(text, Pipeline).Replace("src=\"pictures/", "loading=\"lazy\" src=\"/guide/pictures/", StringComparison.Ordinal).Replace("<table>", "<table class=\"grid\">", StringComparison.Ordinal);
        return new(Path.GetFileNameWithoutExtension(name)[3..], title, screens, new(html));
    }
}
