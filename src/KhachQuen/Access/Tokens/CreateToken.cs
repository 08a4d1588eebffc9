using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <param name="UserId">Whose; left out: one's own.</param>
/// <param name="Scopes">Permissions (<c>leads.read</c>) or areas (<c>leads</c>) it is narrowed to; none: all of the person's.</param>
public sealed record CreateTokenInput(string Name, Guid? UserId = null, IReadOnlyList<string>? Scopes = null, DateTime? ExpiresAt = null);

/// <param name="Secret">Shown this once; only its hash is kept.</param>
public sealed record TokenMade(TokenView Token, string Secret);

/// <summary>A key for another system: one's own, or for a user by who manages the tokens; never one that reaches farther than its maker.</summary>
public sealed class CreateToken(Database database, TimeProvider clock, KnownPermissions known)
{
    public async Task<TokenMade> Handle(CreateTokenInput input, Actor actor, CancellationToken ct = default)
    {
        var owner = input.UserId ?? actor.Id;
        actor.Require(owner == actor.Id ? AccessPermissions.Self : AccessPermissions.Tokens);
        await using var db = database.Open(actor);
        var user = await db.Users.Get(owner, ct);
        Rule.Require(user.Active, "token.userNotActive", "userId");
        var scopes = Known(input.Scopes ?? []);
        await RequireReach(db, user, scopes, actor, ct);
        var (token, secret) = ApiToken.Make(user.Id, input.Name, scopes, input.ExpiresAt, clock.Now());
        db.Add(token);
        await db.SaveChangesAsync(ct);
        return new(TokenView.Of(token, user.UserName), secret);
    }

    private List<string> Known(IReadOnlyList<string> wanted)
    {
        var scopes = wanted.Select(s => s.Trim()).Distinct().ToList();
        var unknown = scopes.Find(s => !known.Knows(s) && !known.KnowsArea(s));
        Rule.Require(unknown is null, "token.scopeUnknown", "scopes", unknown ?? "");
        return scopes;
    }

    private static async Task RequireReach(Db db, User user, List<string> scopes, Actor actor, CancellationToken ct)
    {
        var rights = ActorDesk.Narrow(await Reach.Of(db, user.RoleCodes.ToList(), ct), scopes);
        Rule.Require(actor.Covers(rights), "token.widerThanYours", "scopes");
    }
}
