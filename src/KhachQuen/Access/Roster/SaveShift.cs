using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>A shift on the wire and on the screens.</summary>
public sealed record ShiftView(Guid Id, long Version, DateTime CreatedAt, DateTime UpdatedAt, string Name, IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Stretch>> Week, bool Active)
{
    internal static ShiftView Of(Shift s) => new(s.Id, s.Version, s.CreatedAt, s.UpdatedAt, s.Name, s.Week, s.Active);
}

public sealed record ShiftInput(string? Name, IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Stretch>>? Week);

public sealed record ShiftEdit
{
    public Patch<string> Name { get; init; }
    public Patch<IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Stretch>>> Week { get; init; }
    public Patch<bool> Active { get; init; }
}

/// <summary>A manager writes down a pattern of working hours .</summary>
public sealed class AddShift(Database database, TimeProvider clock)
{
    public async Task<ShiftView> Handle(ShiftInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.BusinessRules);
        await using var db = database.Open(actor);
        var shift = new Shift(input.Name ?? "", input.Week ?? new Dictionary<DayOfWeek, IReadOnlyList<Stretch>>(), clock.Now());
        db.Add(shift);
        await db.SaveChangesAsync(ct);
        return ShiftView.Of(shift);
    }
}

/// <summary>A manager changes a shift; everybody who has it works by it from now on.</summary>
public sealed class EditShift(Database database)
{
    public async Task<ShiftView> Handle(Guid id, ShiftEdit edit, long version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.BusinessRules);
        await using var db = database.Open(actor);
        var shift = await db.Rows<Shift>().Get(id, version, ct);
        shift.Set(edit.Name.Or(shift.Name) ?? "", edit.Week.Or(shift.Week) ?? shift.Week, edit.Active.Or(shift.Active));
        await db.SaveChangesAsync(ct);
        return ShiftView.Of(shift);
    }
}

/// <summary>The company's shifts: everyone may know them.</summary>
public sealed class ListShifts(Database database)
{
    public async Task<IReadOnlyList<ShiftView>> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        return [.. (await db.Rows<Shift>().AsNoTracking().ToListAsync(ct)).OrderByDescending(s => s.Active).ThenBy(s => s.Name, StringComparer.CurrentCulture).Select(ShiftView.Of)];
    }
}
