using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>API tokens on the wire.</summary>
internal static class TokensApi
{
    public static void MapTokens(this RouteGroupBuilder api)
    {
        var tokens = api.MapGroup("/tokens").WithTags("Tokens");
        tokens.MapGet("", (Guid? userId, bool? working, [AsParameters] ListArguments list, ListTokens use, Actor actor, CancellationToken ct) => use.Handle(userId, working, list.Page, actor, ct))
            .Needs(AccessPermissions.Self).WithSummary("One's own tokens; everybody's for who manages them");
        tokens.MapPost("", Create).Needs(AccessPermissions.Self).AnswersASecret().WithSummary("Makes a token; the secret is answered this once");
        tokens.MapPost("/{id:guid}:withdraw", (Guid id, WithdrawToken use, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct)).Needs(AccessPermissions.Self).WithSummary("Ends a token");
    }

    private static async Task<IResult> Create(CreateTokenInput input, CreateToken use, Actor actor, CancellationToken ct)
    {
        var (token, secret) = await use.Handle(input with { ExpiresAt = input.ExpiresAt?.ToUniversalTime() }, actor, ct);
        return ApiHabits.Made($"/tokens/{token.Id}", new TokenMadeView(token.Id, token.Version, token.CreatedAt, token.UpdatedAt, token.Name, token.UserId, token.UserName, token.Scopes, token.ExpiresAt, secret));
    }
}

internal sealed record TokenMadeView(Guid Id, long Version, DateTime CreatedAt, DateTime UpdatedAt, string Name, Guid UserId, string UserName, IReadOnlyList<string> Scopes, DateTime? ExpiresAt, string Secret);
