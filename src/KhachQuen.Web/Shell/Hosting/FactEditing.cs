using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>One fact edited where it stands: what is sent, what stands, and how the two are laid together .</summary>
/// <param name="Value">As it was typed, in the form the fact is kept in.</param>
public sealed record FactSent(string Key, string Value, IFormCollection Form, FormCarried Carried)
{
    public static FactSent Of(string key, string value, IFormCollection form) => new(key, value, form, FormCarried.Of(form));

    /// <summary>Of two values the person has chosen the other's: nothing is to be saved.</summary>
    public bool TakesTheirs => Form[FormCarried.Pick + Key] == FormCarried.Theirs;
    public bool IsUndecided => Carried.Undecided(Form).Any();

    public Fate Against(string? now) => new Merged(Key, Carried.Base.GetValueOrDefault(Key)?.Values, [now ?? ""], [Value]).Fate;

    /// <summary>How a draft is opened again: on a newer version it is laid over what stands now; what was not changed in it takes what stands.</summary>
    public FormShows Reopened(FormDraft draft, long version, string? now) =>
        draft.Version == version ? draft.Undecided ? FormShows.Undecided : FormShows.Draft
        : draft.Undecided ? FormShows.Merged
        : Against(now) switch { Fate.Clash => FormShows.Merged, Fate.Yours => FormShows.Draft, _ => FormShows.Now };

    /// <summary>The one field as it is drawn.</summary>
    public static FormFields Drawn(FormShows shows, string key, string label, string? now, string? typed, IFormCollection? form, Func<string, string>? words = null, string? by = null)
    {
        var typing = new FormFields(shows, form, by);
        typing.Of(key, [now ?? ""], [typed ?? ""], words);
        typing[key]!.Label = label;
        return typing;
    }
}
