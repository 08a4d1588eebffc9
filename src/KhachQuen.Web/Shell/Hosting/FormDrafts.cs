using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.Extensions.Primitives;

namespace KhachQuen.Web.Shell;

/// <summary>A form as somebody left it unsaved.</summary>
/// <param name="Version">Of the row it was begun on; null: of a new one.</param>
/// <param name="Undecided">It lay open with two people's values in it, not yet chosen.</param>
public sealed record FormDraft(IFormCollection Values, long? Version, bool Undecided, DateTime At);

/// <summary>Forms that are kept while they are written: the fields as the browser would send them. Never a password or a file.</summary>
public sealed class FormDrafts(ReadDraft read, KeepDraft keep)
{
    public static string Key(string action) => "form:" + action;

    public async Task<FormDraft?> Read(string key, Actor actor, CancellationToken ct)
    {
        if (!actor.May(AccessPermissions.Self) || await read.Handle(key, actor, ct) is not { } kept || Fields(kept.Text) is not { } values) return null;
        var form = new FormCollection(values);
        return new(form, long.TryParse(form["version"], out var version) ? version : null, FormCarried.Of(form).Clashes.Count > 0, kept.At);
    }

    /// <summary>What was written has been saved: the draft is not wanted any more.</summary>
    public async Task Saved(HttpContext http)
    {
        if (!http.Request.HasFormContentType || http.Request.Form[FormCarried.DraftName].ToString() is not { Length: > 0 } key || http.ActorOrNull() is not { } actor) return;
        await keep.Handle(key, null, actor, CancellationToken.None);
    }

    /// <summary>A list of names and values, as the script writes it.</summary>
    private static Dictionary<string, StringValues>? Fields(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<string[][]>(text)!.Where(f => f is [_, _]).GroupBy(f => f[0], StringComparer.Ordinal).ToDictionary(f => f.Key, f => new StringValues([.. f.Select(v => v[1])]), StringComparer.Ordinal);
        }
        catch (JsonException) { return null; }
    }
}
