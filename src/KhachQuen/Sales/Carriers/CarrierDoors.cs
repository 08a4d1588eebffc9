using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <param name="Since">When its secret was made; null: it has none, nothing is taken from it.</param>
/// <param name="HeardAt">When it last told something.</param>
public sealed record CarrierDoorView(string Carrier, DateTime? Since, DateTime? HeardAt);

/// <param name="Path">The address, its secret in it; shown this once.</param>
public sealed record CarrierDoorMade(string Carrier, string Path);

/// <summary>The carriers that may report, and since when.</summary>
public sealed class ListCarrierDoors(Database database)
{
    public async Task<IReadOnlyList<CarrierDoorView>> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.RequireCarriers();
        await using var db = database.Open(actor);
        var doors = await db.Rows<CarrierDoor>().AsNoTracking().Where(d => d.IsOpen).ToDictionaryAsync(d => d.Carrier, d => d.TurnedAt, ct);
        var views = new List<CarrierDoorView>();
        foreach (var carrier in Carriers.Reporting)
            views.Add(new(carrier, doors.TryGetValue(carrier, out var since) ? since : null,
                await db.Rows<CarrierMessage>().Where(m => m.Carrier == carrier).OrderByDescending(m => m.Id).Select(m => (DateTime?)m.HeardAt).FirstOrDefaultAsync(ct)));
        return views;
    }
}

/// <summary>A carrier gets an address, or a new one in place of the old.</summary>
public sealed class TurnCarrierDoor(Database database, TimeProvider clock)
{
    public async Task<CarrierDoorMade> Handle(string carrier, Actor actor, CancellationToken ct = default)
    {
        actor.RequireCarriers();
        if (!Carriers.Reporting.Contains(carrier)) throw new NotFound();
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, "sales.carrierDoor", ct);     // of two at once the second turns what the first made
        var door = await db.Rows<CarrierDoor>().SingleOrDefaultAsync(d => d.Carrier == carrier, ct);
        if (door is null) db.Add(door = new CarrierDoor(carrier, clock.Now()));
        var secret = door.Turn(clock.Now());
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return new(carrier, $"/api/v1/carriers/{carrier}/webhook/{secret}");
    }
}

/// <summary>Nothing is taken from the carrier any more. Again is no error.</summary>
public sealed class ShutCarrierDoor(Database database)
{
    public async Task<CarrierDoorView> Handle(string carrier, Actor actor, CancellationToken ct = default)
    {
        actor.RequireCarriers();
        if (!Carriers.Reporting.Contains(carrier)) throw new NotFound();
        await using var db = database.Open(actor);
        if (await db.Rows<CarrierDoor>().SingleOrDefaultAsync(d => d.Carrier == carrier, ct) is { } door)
        {
            door.Shut();
            await db.SaveChangesAsync(ct);
        }
        return new(carrier, null, null);
    }
}

/// <summary>Who sets carriers up: shipping (access.md), and who answers for the rules of business.</summary>
public static class CarrierRights
{
    public const string Manage = "carriers.manage";

    public static void RequireCarriers(this Actor actor)
    {
        if (!actor.May(Manage) && !actor.May(AccessPermissions.BusinessRules)) throw new Forbidden(Manage);
    }
}
