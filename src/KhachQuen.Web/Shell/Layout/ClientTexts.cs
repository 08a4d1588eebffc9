using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace KhachQuen.Web.Shell;

/// <summary>The sentences the scripts need (keys <c>client.*</c>), as a block of data: each is written once, in the text files.</summary>
public sealed class ClientTexts : ComponentBase
{
    // Encodes &lt; &gt; &amp;, so that no text can end the block.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly Dictionary<string, string> Blocks = T.All.ToDictionary(l => l.Key,
        l => JsonSerializer.Serialize(l.Value.Where(t => t.Key.StartsWith("client.", StringComparison.Ordinal)).OrderBy(t => t.Key, StringComparer.Ordinal).ToDictionary(t => t.Key, t => t.Value), Options));

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "vi";
        builder.AddMarkupContent(0, $"<script type=\"application/json\" id=\"texts\">{Blocks[language]}</script>");
    }
}
