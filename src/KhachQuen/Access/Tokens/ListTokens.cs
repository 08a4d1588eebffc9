using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

public sealed record TokenView(Guid Id, long Version, DateTime CreatedAt, DateTime UpdatedAt, string Name, Guid UserId, string UserName, IReadOnlyList<string> Scopes, DateTime? ExpiresAt, DateTime? WithdrawnAt)
{
    internal static TokenView Of(ApiToken token, string userName) => new(
        token.Id, token.Version, token.CreatedAt, token.UpdatedAt, token.Name, token.UserId, userName,
        token.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries), token.ExpiresAt, token.WithdrawnAt);
}

/// <summary>One's own tokens; everybody's for who manages them. Newest first.</summary>
public sealed class ListTokens(Database database, TimeProvider clock)
{
    private static readonly Sorting<ApiToken> Sorts = new Sorting<ApiToken>("-createdAt").By("createdAt", t => t.CreatedAt).By("name", t => t.Name);

    /// <param name="userId">Whose; null: all that the actor may see.</param>
    /// <param name="working">Only those that still open the door, or only those that do not.</param>
    /// <param name="page">How much.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="ct">Ends it early.</param>
    public async Task<Page<TokenView>> Handle(Guid? userId, bool? working, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        var (tokens, users, now) = (db.Tokens.AsNoTracking(), db.Users, clock.Now());
        if (!actor.May(AccessPermissions.Tokens)) tokens = tokens.Where(t => t.UserId == actor.Id);
        if (userId is { } owner) tokens = tokens.Where(t => t.UserId == owner);
        if (working is { } works) tokens = tokens.Where(t => (t.WithdrawnAt == null && (t.ExpiresAt == null || t.ExpiresAt > now)) == works);
        return await Sorts.Page(tokens, page, t => TokenView.Of(t, users.Where(u => u.Id == t.UserId).Select(u => u.UserName).First()), ct);
    }
}
