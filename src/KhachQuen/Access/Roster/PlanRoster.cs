using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <param name="ShiftId">Null: off on those days.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null: until something else is said.</param>
public sealed record RosterInput(IReadOnlyList<Guid> UserIds, Guid? ShiftId, DateOnly From, DateOnly? To);

/// <summary>A lead says by which shift people work from a day on, or on some days. What is said last holds.</summary>
public sealed class PlanRoster(Database database, TimeProvider clock)
{
    public async Task<int> Handle(RosterInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Roster);
        await using var db = database.Open(actor);
        var people = await RosterRights.Named(db, input.UserIds, actor, ct);
        Rule.Require(input.ShiftId is not { } shift || await db.Rows<Shift>().AnyAsync(s => s.Id == shift && s.Active, ct), "roster.shiftUnknown", "shiftId");
        Rule.Require(input.ShiftId is not null || input.To is not null, "roster.offWithoutEnd", "to");
        foreach (var user in people) db.Add(new RosterLine(user.Id, input.ShiftId, input.From, input.To, clock.Now()));
        await db.SaveChangesAsync(ct);
        return people.Count;
    }
}

/// <param name="Kind">Why.</param>
public sealed record LeaveInput(IReadOnlyList<Guid> UserIds, DateOnly From, DateOnly To, LeaveKind Kind, string? Note);

/// <summary>A lead writes down that people are away: no leads are given to them in those days.</summary>
public sealed class GrantLeave(Database database, TimeProvider clock)
{
    public async Task<IReadOnlyList<Guid>> Handle(LeaveInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Roster);
        await using var db = database.Open(actor);
        List<Leave> leaves = [.. (await RosterRights.Named(db, input.UserIds, actor, ct)).Select(u => new Leave(u.Id, input.From, input.To, input.Kind, input.Note, clock.Now()))];
        db.AddRange(leaves);
        await db.SaveChangesAsync(ct);
        return [.. leaves.Select(l => l.Id)];
    }
}

/// <summary>Takes a leave back: the person is there after all.</summary>
public sealed class WithdrawLeave(Database database, TimeProvider clock)
{
    public async Task Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Roster);
        await using var db = database.Open(actor);
        var leave = await db.Rows<Leave>().Get(id, ct);
        if (!await RosterRights.Planned(db, actor).AnyAsync(u => u.Id == leave.UserId, ct)) throw new NotFound();
        leave.Withdraw(clock.Now());
        await db.SaveChangesAsync(ct);
    }
}
