using KhachQuen.Platform;

namespace KhachQuen.Web.Shell;

/// <summary>How a form that two people may have open is drawn: what it shows, what is to be said above it, since when it lay as a draft.</summary>
public sealed record FormTyped(FormFields Typing, string? Said = null, DateTime? Drafted = null, int Status = 200);

/// <summary>A form beside a page that two people may have open, or two windows of one: opened with its draft, saved, laid together, asked. How it is drawn and what saving is are its own.</summary>
public sealed class TogetherForm(FormDrafts drafts, Meanwhile meanwhile, T texts)
{
    public async Task<IResult> Open(string action, long version, Actor actor, Func<FormTyped, Task<IResult>> draw, CancellationToken ct)
    {
        var draft = await drafts.Read(FormDrafts.Key(action), actor, ct);
        var shows = draft is null ? FormShows.Now : draft.Version != version ? FormShows.Merged : draft.Undecided ? FormShows.Undecided : FormShows.Draft;
        return await draw(new(new(shows, draft?.Values), null, draft?.At));
    }

    /// <typeparam name="TView">What stands now, as the use case shows it to who was slower.</typeparam>
    public async Task<IResult> Save<TView>(IFormCollection form, HttpContext http, Func<FormTyped, Task<IResult>> draw, Func<IFormCollection, Task<IResult>> save)
    {
        var carried = FormCarried.Of(form);
        if (carried.Undecided(form).Any()) return await draw(new(new(FormShows.Undecided, form), texts["conflict.choose"], null, StatusCodes.Status422UnprocessableEntity));
        form = carried.Decided(form);
        try
        {
            var done = await save(form);
            await drafts.Saved(http);
            return done;
        }
        catch (ChangedMeanwhile changed) when (changed.Current is TView && http.IsHtmx())
        {
            var (by, text) = await meanwhile.Said(changed.Row, null, http);
            return await draw(new(new(FormShows.Merged, form, by), text, null, StatusCodes.Status422UnprocessableEntity));
        }
    }
}
