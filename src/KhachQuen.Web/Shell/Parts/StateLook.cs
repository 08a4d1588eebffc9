using System.Collections.Frozen;

namespace KhachQuen.Web.Shell;

/// <summary>How one state looks everywhere: red overdue or refused, amber due soon, green done, blue mine or under way, grey none. Its word is the text <c>state.{Kind}.{Code}</c>.</summary>
/// <param name="Kind">The noun: order, shipment, lead …</param>
/// <param name="Code">As the API says it: placed, crossChecked …</param>
/// <param name="Colour">red, amber, green, blue or grey.</param>
public sealed record StateLook(string Kind, string Code, string Colour, string Icon);

internal static class StateLooks
{
    private static readonly FrozenDictionary<(string, string), StateLook> All = AllScreens.All.SelectMany(s => s.States).ToFrozenDictionary(s => (s.Kind, s.Code));

    public static StateLook Of(string kind, string code) => All.GetValueOrDefault((kind, code)) ?? new(kind, code, "grey", "circle");
}
