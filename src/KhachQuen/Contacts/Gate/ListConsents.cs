using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>A line of the consent log as shown.</summary>
public sealed record ConsentView(Guid Id, long Version, DateTime CreatedAt, DateTime UpdatedAt, string? Phone, string? Email, ContactPurpose Purpose, ContactChannel Channel, ConsentAct Act, string Source, string? Proof, bool Restores, DateTime At, Guid? RecordedBy)
{
    internal static ConsentView For(ConsentLine l, Actor actor)
    {
        var email = l.Channel == ContactChannel.Email;
        return new(l.Id, l.Version, l.CreatedAt, l.UpdatedAt, email || l.Address is null ? null : Masking.Phone(l.Address, actor, l), email ? l.Address : null, l.Purpose, l.Channel, l.Act, l.Source, Masking.Text(l.Proof, actor, l), l.Restores, l.At, l.OwnerId);
    }
}

/// <summary>The lines of the consent log one may read: those one wrote, one's team's, or all. A number's own lines for who knows the number.</summary>
public sealed class ListConsents(Database database)
{
    private static readonly Sorting<ConsentLine> Sorting = new Sorting<ConsentLine>("-createdAt").By("createdAt", l => l.CreatedAt);

    public async Task<Page<ConsentView>> Handle(string? phone, string? email, ContactPurpose? purpose, ContactChannel? channel, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(ContactPermissions.ReadConsents);
        await using var db = database.Open(actor);
        var lines = db.Rows<ConsentLine>().AsNoTracking().SeenBy(actor, ContactPermissions.ReadConsents);
        if ((phone ?? email) is { Length: > 0 } typed)
        {
            var key = NumberKey.Of(NumberKey.Read(typed, phone is null ? ContactChannel.Email : ContactChannel.Call).Address);
            lines = lines.Where(l => l.Key == key);
        }
        if (purpose is { } p) lines = lines.Where(l => l.Purpose == p);
        if (channel is { } c) lines = lines.Where(l => l.Channel == c);
        return (await Sorting.Page(lines, page, l => l, ct)).Map(l => ConsentView.For(l, actor));
    }
}
