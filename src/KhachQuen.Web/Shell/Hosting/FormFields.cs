using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>Why a form shows something else than what stands.</summary>
public enum FormShows
{
    /// <summary>It does not.</summary>
    Now,
    /// <summary>It was refused: what was sent, to be mended.</summary>
    Sent,
    /// <summary>Somebody else saved meanwhile: both laid together.</summary>
    Merged,
    /// <summary>As <see cref="Merged"/>, sent without a choice where one is needed.</summary>
    Undecided,
    /// <summary>A draft of what still stands as it did.</summary>
    Draft,
}

/// <summary>One field while its form is drawn.</summary>
public sealed class FormField(string name, IReadOnlyList<string> now, Merged? merged, IReadOnlyList<string> shown)
{
    public string Name { get; } = name;
    /// <summary>As it stands, or stood when what is shown again was drawn.</summary>
    public IReadOnlyList<string> Now { get; } = now;
    /// <summary>Where two people are laid together.</summary>
    public Merged? Merged { get; } = merged;
    public IReadOnlyList<string> Shown { get; } = shown;
    public string? Label { get; set; }
    public Func<string, string>? Words { get; set; }
    /// <summary>What became of it is said beside it already.</summary>
    public bool Said { get; set; }
    /// <summary>What was chosen before the form was sent back.</summary>
    public string? Picked { get; init; }
}

/// <summary>The fields of one form while it is drawn: as they stand, as they were typed, and laid together where somebody saved in between .</summary>
/// <param name="sent">What was typed; null: the form is new on the screen.</param>
/// <param name="by">Who saved meanwhile.</param>
public sealed class FormFields(FormShows shows, IFormCollection? sent = null, string? by = null)
{
    private readonly FormCarried carried = sent is null ? new(new Dictionary<string, CarriedField>(), new Dictionary<string, IReadOnlyList<string>>()) : FormCarried.Of(sent);
    private readonly Dictionary<string, FormField> fields = new(StringComparer.Ordinal);

    public FormShows Shows => shows;
    public string? By => by ?? (shows == FormShows.Undecided && Sent(FormCarried.ByName) is { Length: > 0 } named ? named : null);
    public IReadOnlyCollection<FormField> All => fields.Values;
    public FormField? this[string name] => fields.GetValueOrDefault(name);
    public bool IsDisputed => shows is FormShows.Merged or FormShows.Undecided;

    /// <summary>What the form says again with the next sending; of a refused one as it was sent.</summary>
    public bool Again => shows is FormShows.Sent or FormShows.Undecided;
    public string? Sent(string name) => sent?[name].ToString();

    /// <param name="now">As it stands.</param>
    /// <param name="typed">As it was sent, where it is not one input of that name.</param>
    /// <param name="words">Of a value nobody would read as it is.</param>
    public IReadOnlyList<string> Of(string name, IReadOnlyList<string> now, IReadOnlyList<string>? typed = null, Func<string, string>? words = null)
    {
        var known = fields.GetValueOrDefault(name);
        var field = Draw(name, now, typed ?? [.. sent?[name].OfType<string>() ?? []]);
        (field.Label, field.Said, field.Words) = (known?.Label, known?.Said ?? false, words);
        return (fields[name] = field).Shown;
    }

    /// <summary>How every field stands, to be sent with the form.</summary>
    public IReadOnlyDictionary<string, CarriedField> Base => Again && carried.SaysBase ? carried.Base : fields.Values.ToDictionary(f => f.Name, f => new CarriedField(f.Label, f.Now));

    /// <summary>How every disputed field stood when it was begun.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Clashes =>
        shows == FormShows.Sent ? carried.Clashes
        : fields.Values.Where(f => f.Merged is { Fate: Fate.Clash }).ToDictionary(f => f.Name, f => f.Merged!.Before ?? []);

    private FormField Draw(string name, IReadOnlyList<string> now, IReadOnlyList<string> typed)
    {
        if (sent is null || shows == FormShows.Now) return new(name, now, null, now);
        if (!IsDisputed) return new(name, now, null, typed);
        var theirs = shows == FormShows.Undecided ? carried.Base.GetValueOrDefault(name)?.Values ?? now : now;
        var merged = new Merged(name, carried.Before(name), theirs, typed);
        return new(name, theirs, merged, merged.Value) { Picked = shows == FormShows.Undecided ? sent[FormCarried.Pick + name].ToString() : null };
    }
}
