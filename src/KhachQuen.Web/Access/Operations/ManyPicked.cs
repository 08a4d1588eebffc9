using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>The rows of a list an act on many is about: those ticked, or all that the list's filter finds (<c>all=1</c>).</summary>
/// <param name="All">More than fit a form: its address asks again.</param>
/// <param name="Query">The list's question, with its mark; empty where rows were ticked.</param>
public sealed record ManyPicked(IReadOnlyList<Guid> Ids, bool All, string Query)
{
    public static async Task<ManyPicked> Of(IFormCollection form, HttpContext http, Func<Task<IReadOnlyList<Guid>>> all)
    {
        var every = form["all"] == "1";
        var ids = every ? await all() : form.Ids(Many.AtOnce + 1);
        Rule.Require(ids.Count is > 0 && ids.Count <= (every ? Many.AtMost : Many.AtOnce), "many.atOnce", "ids", every ? Many.AtMost : Many.AtOnce);
        return new(ids, every && ids.Count > Many.AtOnce, every ? http.Request.QueryString.Value ?? "" : "");
    }

    /// <summary>Does it at once and says what came of it, with its undo; for more rows than one waits for shows how far it is (F-10).</summary>
    public async Task<IResult> Do<TNoun, TAsked>(ManyAct<TNoun, TAsked> act, TAsked asked, string title, Actor actor, HttpContext http, CancellationToken ct) where TNoun : Entity where TAsked : notnull
    {
        if (Ids.Count > Many.AtOnce)
        {
            var work = await act.Begin(Ids, asked, actor, ct);
            return http.IsHtmx() ? Into(http, Forms.Fragment<ManyRunning>(new { work.Id })) : Results.LocalRedirect("/operations");
        }
        var done = await act.Handle(Ids, asked, actor, ct);
        return http.IsHtmx() ? Into(http, Forms.Fragment<ManyShown>(new { Title = title, Many = done })) : Results.LocalRedirect("/operations");
    }

    private static IResult Into(HttpContext http, IResult shown)
    {
        http.Into("#side", "innerHTML");
        return shown;
    }
}
