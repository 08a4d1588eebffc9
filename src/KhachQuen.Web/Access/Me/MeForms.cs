using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>The recovery codes of a second factor, shown once.</summary>
internal sealed record RecoveryCodes(IReadOnlyList<string> Codes);

/// <summary>The forms of the page about oneself.</summary>
internal static class MeForms
{
    public static void MapMeForms(this RouteGroupBuilder forms)
    {
        forms.MapPost("/me/password", Password).Needs(AccessPermissions.Self);
        forms.MapPost("/me/language", Language).Needs(AccessPermissions.Self);
        forms.MapPost("/me/receives-data", ReceivesData).Needs(AccessPermissions.Self);
        forms.MapPost("/me/sessions/{id:guid}/end", End).Needs(AccessPermissions.Self);
        forms.MapPost("/me/sessions/end-others", EndOthers).Needs(AccessPermissions.Self);
        forms.MapPost("/me/second-factor", async (StartSecondFactor use, Actor actor, HttpContext http, CancellationToken ct) => http.ShowOnce(await use.Handle(actor, ct))).Needs(AccessPermissions.Self);
        forms.MapPost("/me/second-factor/on", async (IFormCollection form, TurnOnSecondFactor use, Actor actor, HttpContext http, CancellationToken ct) => http.ShowOnce(new RecoveryCodes(await use.Handle(form.Text("code") ?? "", actor, ct)))).Needs(AccessPermissions.Self);
        forms.MapPost("/me/second-factor/off", Off).Needs(AccessPermissions.Self);
    }

    private static async Task<IResult> Password(IFormCollection form, ChangePassword use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(form["old"].ToString(), form["password"].ToString(), http.SessionId(), actor, ct);
        return http.Done("/me", texts["me.changed"]);
    }

    private static async Task<IResult> Language(IFormCollection form, SetOwnLanguage use, Actor actor, HttpContext http, CancellationToken ct)
    {
        var language = form.Text("language") ?? "vi";
        await use.Handle(language, actor, ct);
        http.Speak(language);
        return Results.LocalRedirect("/me");
    }

    private static async Task<IResult> ReceivesData(IFormCollection form, SwitchReceivesData use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var user = await use.Handle(actor.Id, form["to"] == "on", actor, ct);
        return http.Done("/me", texts[user.ReceivesData ? "me.receives" : "me.receivesNot"]);
    }

    private static async Task<IResult> End(Guid id, EndSession use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(id, actor, ct);
        return http.Done("/me", texts["sessions.ended"]);
    }

    private static async Task<IResult> EndOthers(EndOtherSessions use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(http.SessionId(), actor, ct);
        return http.Done("/me", texts["sessions.ended"]);
    }

    private static async Task<IResult> Off(IFormCollection form, TurnOffSecondFactor use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        await use.Handle(form.Text("code") ?? "", actor, ct);
        return http.Done("/me", texts["factor.isOff"]);
    }
}
