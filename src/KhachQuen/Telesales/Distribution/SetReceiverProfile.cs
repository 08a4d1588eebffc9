using KhachQuen.Access;
using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>What a person is good for, on the wire and on the screens.</summary>
/// <param name="Version">0: nothing was said yet.</param>
public sealed record ReceiverProfileView(long Version, int Quota, IReadOnlyList<Guid> GroupIds, IReadOnlyList<string> Provinces, TimeOnly? From, TimeOnly? To)
{
    internal static readonly ReceiverProfileView Nothing = new(0, 1, [], [], null, null);
    internal static ReceiverProfileView Of(ReceiverProfile p) => new(p.Version, p.Quota, p.GroupIds, p.ProvinceCodes, p.From, p.To);
    public bool SaysNothing => Quota == 1 && GroupIds.Count == 0 && Provinces.Count == 0 && From is null;
}

public sealed record ReceiverProfileInput(int? Quota, IReadOnlyList<Guid>? GroupIds, IReadOnlyList<string>? Provinces, TimeOnly? From, TimeOnly? To);

/// <summary>Whoever hands out says what a person is good for: quota, product groups, provinces, hours.</summary>
public sealed class SetReceiverProfile(Database database, TimeProvider clock)
{
    public async Task<ReceiverProfileView> Handle(Guid userId, ReceiverProfileInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Assign);
        await using var db = database.Open(actor);
        if (!await ListReceivers.Workers(db, null, actor).AnyAsync(u => u.Id == userId, ct)) throw new NotFound();
        Guid[] groups = [.. (input.GroupIds ?? []).Distinct()];
        Rule.Require(await db.ProductGroups.CountAsync(g => EF.Parameter(groups).Contains(g.Id), ct) == groups.Length, "receiver.groupUnknown", "groupIds");
        var profile = await db.Rows<ReceiverProfile>().SingleOrDefaultAsync(p => p.Id == userId, ct);
        if (profile is null) db.Add(profile = new ReceiverProfile(userId, clock.Now()));
        profile.Set(input.Quota ?? 1, groups, input.Provinces ?? [], input.From, input.To);
        await db.SaveChangesAsync(ct);
        return ReceiverProfileView.Of(profile);
    }
}
