using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace KhachQuen.Web.Shell;

/// <summary>A field as an edit form was drawn with it.</summary>
/// <param name="Label">How it is called on the page; null: by the label beside it.</param>
public sealed record CarriedField(string? Label, IReadOnlyList<string> Values);

/// <summary>
/// What an edit form carries beside its fields: how they stood when it was drawn, what two people disagree about, and what was chosen (X-27, decision 0034).
/// All of it has been on the same page before; it is only ever compared and shown to whoever sent it.
/// </summary>
public sealed record FormCarried(IReadOnlyDictionary<string, CarriedField> Base, IReadOnlyDictionary<string, IReadOnlyList<string>> Clashes)
{
    public const string BaseName = "form.base", ClashesName = "form.clashes", DraftName = "form.draft", ByName = "form.by", Pick = "form.pick.", Theirs = "theirs", Yours = "yours";

    public static FormCarried Of(IFormCollection form) => new(Read<Dictionary<string, CarriedField>>(form[BaseName]) ?? [], Read<Dictionary<string, IReadOnlyList<string>>>(form[ClashesName]) ?? []);

    public static string Write<TValue>(TValue value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);

    /// <summary>Whether the form says how it stood: of one that does not, everything that differs is a clash.</summary>
    public bool SaysBase => Base.Count > 0;

    /// <summary>How a field stood when its typing began: of one still disputed, before the dispute.</summary>
    public IReadOnlyList<string>? Before(string name) => Clashes.GetValueOrDefault(name) ?? (SaysBase ? Base.GetValueOrDefault(name)?.Values ?? [] : null);

    /// <summary>The disputed fields nobody has decided yet.</summary>
    public IEnumerable<string> Undecided(IFormCollection form) => Clashes.Keys.Where(name => form[Pick + name] is not [Theirs or Yours]);

    /// <summary>The form as it was decided: where theirs was chosen, theirs stands in it.</summary>
    /// <param name="parts">Of a field that is several inputs (lines of goods): their names and values.</param>
    public IFormCollection Decided(IFormCollection form, Func<string, IReadOnlyList<string>, IEnumerable<KeyValuePair<string, StringValues>>?>? parts = null)
    {
        var fields = form.Where(f => f.Key != ClashesName && !f.Key.StartsWith(Pick, StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value);
        foreach (var name in Clashes.Keys.Where(name => form[Pick + name] == Theirs))
        {
            var theirs = Base.GetValueOrDefault(name)?.Values ?? [];
            foreach (var (part, values) in parts?.Invoke(name, theirs) ?? [new(name, theirs.ToArray())])
                if (values.Count == 0) fields.Remove(part); else fields[part] = values;
        }
        return new FormCollection(fields, form.Files);
    }

    private static TValue? Read<TValue>(string? json) where TValue : class
    {
        if (string.IsNullOrEmpty(json)) return null;
        try { return JsonSerializer.Deserialize<TValue>(json, JsonSerializerOptions.Web); }
        catch (JsonException) { return null; }
    }
}
