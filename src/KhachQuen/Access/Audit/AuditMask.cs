using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>
/// Hides phones and identity numbers in audited values from whoever may not see all of them in full (T-22): the audit must not be the way round
/// the mask. By how a number looks and by the name of its field; when in doubt it is hidden.
/// </summary>
internal sealed partial class AuditMask(bool phones, bool identities)
{
    private static readonly string[] IdentityNames = ["citizen", "identity", "taxcode", "passport"];

    public static AuditMask For(Actor actor) => new(actor.ScopeOf(AccessPermissions.PhonesInFull) != Scope.All, actor.ScopeOf(AccessPermissions.IdentityInFull) != Scope.All);

    public JsonObject Of(string changes)
    {
        var written = JsonNode.Parse(changes) as JsonObject ?? [];
        return new(written.Select(c => KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(c.Key), Of(c.Key, c.Value))));
    }

    private JsonNode? Of(string name, JsonNode? value) => value switch
    {
        JsonArray list => new JsonArray([.. list.Select(v => Of(name, v))]),
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Of(m.Key, m.Value)))),
        JsonValue text when text.TryGetValue<string>(out var plain) => Hide(name, plain),
        _ => value?.DeepClone(),
    };

    private string Hide(string name, string text)
    {
        if (Guid.TryParse(text, out _) || IsInstant(text)) return text;
        if (identities && IdentityNames.Any(n => name.Contains(n, StringComparison.OrdinalIgnoreCase))) return Dots(text);
        return Numbers().Replace(text, found => Hidden(found.Value) ? Dots(found.Value) : found.Value);
    }

    /// <summary>12 digits are a citizen id, 9 an old one or a phone that lost its zero, everything else is dialled.</summary>
    private bool Hidden(string number)
    {
        var digits = number.Count(char.IsAsciiDigit);
        var (mayBeIdentity, mayBePhone) = (number[0] != '+' && digits is 9 or 12, digits != 12 || number[0] == '+');
        return (identities && mayBeIdentity) || (phones && mayBePhone);
    }

    /// <summary>Keeps the first three and the last three digits.</summary>
    private static string Dots(string text)
    {
        var (digits, seen) = (text.Count(char.IsAsciiDigit), 0);
        return string.Concat(text.Select(c => char.IsAsciiDigit(c) && ++seen > 3 && seen <= digits - 3 ? '•' : c));
    }

    private static bool IsInstant(string text) => text.Length >= 10 && text[4] == '-' && text[7] == '-' && DateTime.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _);

    [GeneratedRegex(@"(?<![\p{L}\d])\+?\d(?:[ .\-()]{0,2}\d){8,14}(?![\d])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Numbers();
}
