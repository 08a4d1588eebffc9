using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>The forms of the tokens' screen.</summary>
internal static class TokenForms
{
    public static void MapTokenForms(this RouteGroupBuilder forms)
    {
        forms.MapGet("/settings/tokens/rows", () => Forms.Fragment<TokenTable>(new { RowsOnly = true })).Needs(AccessPermissions.Tokens);
        forms.MapGet("/settings/tokens/panel", () => Forms.Fragment<TokenPanel>(new { })).Needs(AccessPermissions.Tokens);
        forms.MapPost("/settings/tokens", Create).Needs(AccessPermissions.Tokens);
        forms.MapPost("/settings/tokens/{id:guid}/withdraw", Withdraw).Needs(AccessPermissions.Tokens);
    }

    private static async Task<IResult> Create(IFormCollection form, CreateToken use, Actor actor, HttpContext http, CancellationToken ct)
    {
        // The last day counts whole, in the company's zone.
        var expires = form.Day("expiresOn") is { } day ? CompanyTime.StartOf(day.AddDays(1)) : (DateTime?)null;
        return http.ShowOnce(await use.Handle(new(form.Text("name") ?? "", form.Id("userId"), form.All("scopes"), expires), actor, ct));
    }

    private static async Task<IResult> Withdraw(Guid id, WithdrawToken use, T texts, Actor actor, HttpContext http, CancellationToken ct)
    {
        var token = await use.Handle(id, actor, ct);
        return http.Done("/settings/tokens", texts["tokens.withdrawn", token.Name]);
    }
}
