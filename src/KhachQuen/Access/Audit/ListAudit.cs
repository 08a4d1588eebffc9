using System.Text.Json.Nodes;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <param name="ActorId">Who did it.</param>
/// <param name="UserName">The same by user name.</param>
/// <param name="Noun">user, lead, order …</param>
/// <param name="NounId">Which row.</param>
/// <param name="Act">created, changed, removed, signedIn …</param>
/// <param name="From">Not before.</param>
/// <param name="To">Before.</param>
public sealed record AuditFilter(Guid? ActorId = null, string? UserName = null, string? Noun = null, Guid? NounId = null, string? Act = null, DateTime? From = null, DateTime? To = null);

/// <param name="From">Where the request came from.</param>
/// <param name="Changes">Property → [before, after].</param>
public sealed record AuditView(Guid Id, DateTime At, Guid ActorId, string ActorName, string? From, string Act, string Noun, Guid NounId, JsonObject Changes);

/// <summary>The auditor reads who did what, newest first. Numbers are masked for whoever may not see them all (T-22).</summary>
public sealed class ListAudit(Database database)
{
    public async Task<Page<AuditView>> Handle(AuditFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Audit);
        Rule.Require(page.Sort is null or "" or "-at" or "-createdAt", "list.sortUnknown", "sort", "-at");
        await using var db = database.Open(actor);
        var lines = await Chosen(db, filter, After(page.After)).OrderByDescending(l => l.Id).Take(page.Take + 1).ToListAsync(ct);
        var shown = lines.Take(page.Take).ToList();
        var mask = AuditMask.For(actor);
        var total = page.Count ? await Chosen(db, filter, null).Take(page.CountTo + 1).CountAsync(ct) : (int?)null;
        return new([.. shown.Select(l => new AuditView(l.Id, l.At, l.ActorId, l.ActorName, l.From, l.Act, l.Noun, l.NounId, mask.Of(l.Changes)))],
            lines.Count > page.Take ? shown[^1].Id.ToString("N") : null,
            total is { } counted ? Math.Min(counted, page.CountTo) : null, total > page.CountTo ? true : null);
    }

    /// <summary>A line's id begins with its time, so from and to bound the primary key; one row's and one person's lines have indexes of their own.</summary>
    private static IQueryable<AuditLine> Chosen(Db db, AuditFilter filter, Guid? after)
    {
        var lines = db.Rows<AuditLine>().AsNoTracking();
        if (filter.ActorId is { } who) lines = lines.Where(l => l.ActorId == who);
        if (filter.UserName?.Trim().ToLowerInvariant() is { Length: > 0 } name)
        {
            var person = db.Users.Where(u => u.UserName == name).Select(u => u.Id);
            lines = lines.Where(l => person.Contains(l.ActorId));
        }
        if (filter.Noun is { Length: > 0 } noun) lines = lines.Where(l => l.Noun == noun);
        if (filter.NounId is { } row) lines = lines.Where(l => l.NounId == row);
        if (filter.Act is { Length: > 0 } act) lines = lines.Where(l => l.Act == act);
        if (filter.From is { } from) lines = lines.Where(l => l.Id.CompareTo(Keys.First(from)) >= 0 && l.At >= from);
        if (filter.To is { } to) lines = lines.Where(l => l.Id.CompareTo(Keys.First(to.AddMilliseconds(1))) < 0 && l.At < to);
        if (after is { } last) lines = lines.Where(l => l.Id.CompareTo(last) < 0);
        return lines;
    }

    private static Guid? After(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return null;
        Rule.Require(Guid.TryParseExact(cursor, "N", out var id), "list.cursorInvalid", "after");
        return id;
    }
}
