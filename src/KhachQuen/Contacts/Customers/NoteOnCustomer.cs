using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>Whoever may write the customer notes something down; it stands in the story, none of the facts changes (F-3).</summary>
public sealed class NoteOnCustomer(Database database)
{
    public async Task Handle(Guid id, string? note, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CustomerPermissions.Write);
        Rule.Require(!string.IsNullOrWhiteSpace(note), "customer.noteMissing", "note");
        Rule.Require(note!.Length <= 4_000, "customer.tooLong", "note", 4_000);
        await using var db = database.Open(actor);
        var customer = await db.Customers.Get(id, ct);
        actor.Require(CustomerPermissions.Write, customer);
        db.Add(db.StoryLine<Customer>(id, "customer.noted", new { }, note.Trim()));
        db.Audit<Customer>("noted", id, new { note = new object?[] { null, note.Trim() } });
        db.WillTell(new LiveChange("customer", id, [.. new[] { customer.OwnerId, customer.TeamId }.OfType<Guid>()]));
        await db.SaveChangesAsync(ct);
    }
}
