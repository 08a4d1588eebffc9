using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace KhachQuen.Platform;

/// <summary>
/// A value of an enum in a query string, by its camelCase name as in bodies (<c>?kind=care</c>). The framework's own binding wants <c>Care</c> and takes numbers.
/// </summary>
public readonly record struct Named<TEnum>(TEnum Value) where TEnum : struct, Enum
{
    private static readonly Dictionary<string, TEnum> Names = Enum.GetValues<TEnum>().ToDictionary(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()), StringComparer.OrdinalIgnoreCase);

    [SuppressMessage("Design", "CA1000", Justification = "Found by the framework's binding.")]
    public static bool TryParse(string? text, out Named<TEnum> named)
    {
        var known = Names.TryGetValue(text ?? "", out var value);
        named = new(value);
        return known;
    }

    [SuppressMessage("Usage", "CA2225", Justification = "A filter made in code names the value itself.")]
    public static implicit operator Named<TEnum>(TEnum value) => new(value);

    public override string ToString() => JsonNamingPolicy.CamelCase.ConvertName(Value.ToString());
}
