using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <param name="Q">Part of the name or the user name.</param>
public sealed record UserFilter(string? UserName = null, Guid? TeamId = null, bool? Active = null, string? Role = null, string? Q = null, DateTime? UpdatedSince = null);

/// <summary>Everyone who signs in may know who works here: to hand something over, to filter a list.</summary>
public sealed class ListUsers(Database database)
{
    private static readonly Sorting<User> Sorts = new Sorting<User>("userName")
        .By("userName", u => u.UserName).By("displayName", u => u.DisplayName).By("createdAt", u => u.CreatedAt);

    public async Task<Page<UserView>> Handle(UserFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        return await Sorts.Page(Chosen(db.Users.AsNoTracking(), filter), page, u => UserView.Of(u, actor), ct);
    }

    private static IQueryable<User> Chosen(IQueryable<User> users, UserFilter filter)
    {
        if (filter.UserName?.Trim().ToLowerInvariant() is { Length: > 0 } userName) users = users.Where(u => u.UserName == userName);
        if (filter.TeamId is { } team) users = users.Where(u => u.TeamId == team);
        if (filter.Active is { } active) users = users.Where(u => u.Active == active);
        if (filter.Role is { Length: > 0 } role) users = users.Where(u => (" " + u.Roles + " ").Contains(" " + role + " "));
        if (filter.UpdatedSince is { } since) users = users.Where(u => u.UpdatedAt >= since);
        if (Folding.Fold(filter.Q) is { Length: > 0 } q) users = users.Where(u => u.Folded.Contains(q));    // a company's people: a scan of hundreds
        return users;
    }
}
