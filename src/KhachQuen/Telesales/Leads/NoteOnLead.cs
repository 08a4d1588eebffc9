using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Telesales;

/// <summary>Somebody writes a note on a lead: a line of its timeline, no change of its facts, so that no open form of it goes stale.</summary>
public sealed class NoteOnLead(Database database)
{
    public async Task Handle(Guid id, string? note, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Work);
        Rule.Require(!string.IsNullOrWhiteSpace(note), "lead.noteMissing", "note");
        Rule.Require(note!.Length <= 4_000, "lead.noteTooLong", "note", 4_000);
        await using var db = database.Open(actor);
        var lead = await db.Leads.Get(id, ct);
        actor.Require(LeadPermissions.Work, lead);
        db.Add(db.StoryLine<Lead>(id, "lead.noted", new { }, note.Trim()));
        db.Audit<Lead>("noted", id, new { note = new object?[] { null, note.Trim() } });
        db.WillTell(new LiveChange("lead", id, [.. new[] { lead.OwnerId, lead.TeamId }.OfType<Guid>()]));
        await db.SaveChangesAsync(ct);
    }
}
