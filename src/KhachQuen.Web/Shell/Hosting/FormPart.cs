using System.Globalization;
using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.AspNetCore.Components;

namespace KhachQuen.Web.Shell;

/// <summary>A form on a page: its fields as they are, as they were sent when it was refused, or laid together with what somebody else saved.</summary>
public abstract class FormPart : ComponentBase
{
    private FormFields? fields;
    private FormDraft? draft;

    [CascadingParameter] protected HttpContext Http { get; set; } = default!;
    [Inject] internal FormDrafts KeptForms { get; set; } = default!;

    /// <summary>The address the form is sent to.</summary>
    protected abstract string Action { get; }

    /// <summary>Of the row the form is about; null: a new one. Forms that name it hold <c>FormKeep</c>.</summary>
    protected virtual long? Version => null;

    /// <summary>Long forms are kept while they are written.</summary>
    protected virtual bool Keeps => false;

    internal string? DraftKey => Keeps ? FormDrafts.Key(Action) : null;
    internal DateTime? DraftedAt => Mine is null ? draft?.At : null;
    internal string? SaidVersion => Typing.Again ? Typing.Sent("version") : Version?.ToString(CultureInfo.InvariantCulture);
    private Refill? Mine => Http.Refill() is { } refill && refill.Path == Action ? refill : null;

    internal FormFields Typing => fields ??= Mine is { } refill ? new(refill.Shows, refill.Values, refill.By)
        : draft is { } kept ? new(kept.Version == Version ? kept.Undecided ? FormShows.Undecided : FormShows.Draft : FormShows.Merged, kept.Values)
        : new(FormShows.Now);

    /// <summary>The same, and the parts that are drawn now know whose they are.</summary>
    private FormFields Drawn
    {
        get
        {
            Http.Items[typeof(FormFields)] = Typing;
            return Typing;
        }
    }

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (DraftKey is { } key && Mine is null && Http.ActorOrNull() is { IsViewing: false } actor) draft = await KeptForms.Read(key, actor, Http.RequestAborted);
        await base.SetParametersAsync(ParameterView.Empty);
    }

    protected string? Was(string name, string? otherwise) => Drawn.Of(name, otherwise is null ? [] : [otherwise]) is [var value, ..] ? value : Typing.Shows == FormShows.Now ? null : "";
    protected bool WasOn(string name, bool otherwise) => Drawn.Of(name, otherwise ? ["on"] : []).Count > 0;
    protected IReadOnlyCollection<string?> WereAll(string name, IReadOnlyCollection<string?> otherwise) => [.. Drawn.Of(name, [.. otherwise.OfType<string>()])];

    /// <summary>Rows of several inputs, e.g. a table to be filled in: one field, a row a value, its inputs parted by a bar.</summary>
    protected IReadOnlyList<string[]> WereRows(string name, IReadOnlyList<string> inputs, IEnumerable<string?[]> otherwise) =>
        [.. WereTyped(name, FormRows.Of(otherwise), form => FormRows.Of(form, inputs), row => row.Replace(FormRows.Bar.ToString(), " · ", StringComparison.Ordinal)).Select(FormRows.Inputs)];

    /// <summary>A field of several inputs: how it is read from what was sent, and the words of a value.</summary>
    protected IReadOnlyList<string> WereTyped(string name, IReadOnlyList<string> otherwise, Func<IFormCollection, IReadOnlyList<string>> read, Func<string, string> words) =>
        Drawn.Of(name, otherwise, (Mine?.Values ?? draft?.Values) is { } sent ? read(sent) : [], words);

    /// <summary>The refusal, where it is this field's.</summary>
    protected string? Wrong(string name) => Mine is { } refill && refill.Field == name ? refill.Text : null;

    /// <summary>The refusal, where it is none of these fields'.</summary>
    protected string? WrongBeside(params IReadOnlyCollection<string> fields) => Mine is { } refill && (refill.Field is null || !fields.Contains(refill.Field)) ? refill.Text : null;
}
