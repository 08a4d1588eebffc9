using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <param name="Phone">Whole for who may see numbers, else with its middle hidden.</param>
public sealed record BlacklistView(Guid Id, long Version, DateTime CreatedAt, DateTime UpdatedAt, string Phone, string Reason)
{
    internal static BlacklistView For(BlacklistEntry e, Actor actor)
    {
        var full = actor.ScopeOf(AccessPermissions.PhonesInFull) == Scope.All;
        return new(e.Id, e.Version, e.CreatedAt, e.UpdatedAt, full ? e.Phone : PhoneNumber.TryParse(e.Phone, out var phone, out _) ? phone.Masked : "•••", full ? e.Reason : Masking.PhonesIn(e.Reason)!);
    }
}

public sealed record BlacklistInput(string? Phone, string? Reason);

/// <summary>The numbers to be careful with, newest first. Asked for by the whole number only.</summary>
public sealed class ListBlacklist(Database database)
{
    private static readonly Sorting<BlacklistEntry> Orders = new Sorting<BlacklistEntry>("-createdAt").By("createdAt", e => e.CreatedAt);

    public async Task<Page<BlacklistView>> Handle(string? phone, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.BusinessRules);
        await using var db = database.Open(actor);
        var entries = db.Rows<BlacklistEntry>().AsNoTracking().Where(e => e.RemovedAt == null);
        if (phone is { Length: > 0 } typed)
        {
            var e164 = PhoneNumber.TryParse(typed, out var parsed, out _) ? parsed.E164 : typed;
            entries = entries.Where(e => e.Phone == e164);
        }
        return (await Orders.Page(entries, page, e => e, ct)).Map(e => BlacklistView.For(e, actor));
    }
}

/// <summary>A manager puts a number on the list and says why.</summary>
public sealed class AddToBlacklist(Database database, TimeProvider clock)
{
    public async Task<BlacklistView> Handle(BlacklistInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.BusinessRules);
        await using var db = database.Open(actor);
        var entry = new BlacklistEntry(PhoneNumber.Parse(input.Phone ?? ""), input.Reason, clock.Now());
        db.Add(entry);
        await db.SaveUnique("blacklist.there", "phone", ct);
        return BlacklistView.For(entry, actor);
    }
}

/// <summary>A number is no longer to be careful with.</summary>
public sealed class TakeOffBlacklist(Database database, TimeProvider clock)
{
    public async Task Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.BusinessRules);
        await using var db = database.Open(actor);
        (await db.Rows<BlacklistEntry>().Get(id, ct)).TakeOff(clock.Now());
        await db.SaveChangesAsync(ct);
    }
}
