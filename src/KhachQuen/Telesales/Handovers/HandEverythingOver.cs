using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <param name="ToUserId">One colleague; or</param>
/// <param name="ToTeamId">a team that shares evenly. Neither: the person's own team.</param>
public sealed record HandoverInput
{
    public required Guid FromUserId { get; init; }
    public Guid? ToUserId { get; init; }
    public Guid? ToTeamId { get; init; }
    public HandoverScope Scope { get; init; }
    public string? Reason { get; init; }
}

/// <summary>What would go to whom.</summary>
public sealed record HandoverPreview(Guid FromUserId, HandoverCounts Counts, IReadOnlyList<HandoverReceiver> Receivers);

/// <param name="Most">Leads they would get at most.</param>
public sealed record HandoverReceiver(Guid UserId, string Name, int Most);

/// <summary>Whoever leads a person looks what they hold and who would get it; nothing is written .</summary>
public sealed class PreviewHandover(Database database)
{
    public async Task<HandoverPreview> Handle(HandoverInput input, Actor actor, CancellationToken ct = default)
    {
        actor.RequireHandover();
        await using var db = database.Open(actor);
        var from = await HandoverRights.GiverOf(db, input.FromUserId, actor, ct);
        var receivers = await Receivers.Of(db, input, from, actor, ct);
        var counts = await new Holdings(db, from.Id, input.Scope).Count(actor, ct);
        var each = receivers.Count == 0 ? 0 : (counts.Leads + receivers.Count - 1) / receivers.Count;
        return new(from.Id, counts, [.. receivers.Select(r => new HandoverReceiver(r.Id, r.DisplayName, each))]);
    }
}

/// <summary>Hands everything a leaver or absentee holds to one colleague or evenly to a team, in one act with one undo .</summary>
public sealed class HandEverythingOver(Database database, CustomerMoves moves, TimeProvider clock)
{
    /// <summary>More in one act would hold the lock too long.</summary>
    public const int AtMost = 20_000;

    public async Task<HandoverView> Handle(HandoverInput input, Actor actor, CancellationToken ct = default)
    {
        actor.RequireHandover();
        Rule.Require(Enum.IsDefined(input.Scope), "handover.scopeUnknown", "scope");
        Rule.Require(input.Reason is null or { Length: <= 500 }, "handover.reasonTooLong", "reason", 500);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var from = await HandoverRights.GiverOf(db, input.FromUserId, actor, ct);
        await db.Dialect.Lock(db, "handover:" + from.Id, ct);
        var receivers = await Receivers.Of(db, input, from, actor, ct);
        Rule.Require(receivers.Count > 0, "handover.nobodyThere", "toTeamId");
        var holdings = new Holdings(db, from.Id, input.Scope);
        var counts = await holdings.Count(actor, ct);
        Rule.Require(!counts.IsNothing, "handover.nothingHeld", "fromUserId");
        Rule.Require(counts.All <= AtMost, "handover.tooMany", "fromUserId", AtMost);
        var handover = new Handover(from.Id, from.TeamId, input.ToUserId, input.ToUserId is null ? input.ToTeamId ?? from.TeamId : null, input.Scope, input.Reason, actor, clock.Now());
        db.Add(handover);
        db.Add(new BulkOperation(handover.Id, HandoverBack.TheKind, counts.All, new { from = from.DisplayName }, actor, clock.Now()));
        handover.Moved(await new Movers(db, handover, receivers, moves).All(holdings, actor, ct));
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return HandoverView.For(handover);
    }
}

/// <summary>Who gets it.</summary>
internal static class Receivers
{
    public static async Task<List<User>> Of(Db db, HandoverInput input, User from, Actor actor, CancellationToken ct)
    {
        Rule.Require(input.ToUserId is null || input.ToTeamId is null, "handover.oneOrTeam", "toUserId");
        if (input.ToUserId is { } one)
        {
            var to = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == one && u.Active && u.Id != from.Id, ct);
            Rule.Require(to is not null && actor.MayGiveTo(to.TeamId), "handover.receiverUnknown", "toUserId");
            return [to!];
        }
        var team = input.ToTeamId ?? from.TeamId;
        Rule.Require(team is not null && actor.MayGiveTo(team), "handover.teamUnknown", "toTeamId");
        return await There(db, team!.Value, from.Id, input.Scope, ct);
    }

    /// <summary>Those of the team who take data, or all of it where nobody does; not who has left or is on leave, and for today's callbacks not who is off shift.</summary>
    private static async Task<List<User>> There(Db db, Guid team, Guid from, HandoverScope scope, CancellationToken ct)
    {
        var members = await db.Users.AsNoTracking().Where(u => u.TeamId == team && u.Active && u.Id != from).OrderBy(u => u.DisplayName).ThenBy(u => u.Id).ToListAsync(ct);
        var away = await Presence.Away(db, members, ct);
        bool IsThere(User u) => away.GetValueOrDefault(u.Id) is not (PresenceReasons.OnLeave or PresenceReasons.Inactive) && (scope == HandoverScope.Everything || away.GetValueOrDefault(u.Id) is not PresenceReasons.OffShift);
        var there = members.Where(IsThere).ToList();
        return there.Any(u => u.ReceivesData) ? [.. there.Where(u => u.ReceivesData)] : there;
    }
}
