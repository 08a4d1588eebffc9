using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>Outcomes in words.</summary>
internal static class OutcomeWords
{
    public static string Label(OutcomeView o) => Said.English ? o.LabelEn : o.Label;
    /// <summary>Its colour in lists and on the desk. Whole class names, so that the stylesheet keeps them.</summary>
    public static string? Ink(OutcomeColour colour) => colour switch { OutcomeColour.Green => "ink-green", OutcomeColour.Blue => "ink-blue", OutcomeColour.Amber => "ink-amber", OutcomeColour.Red => "ink-red", _ => null };

    public static string Effect(T texts, OutcomeEffect effect, int? days) => texts["outcomes.effect." + FolderTabs.Camel(effect), days ?? 0];
}
