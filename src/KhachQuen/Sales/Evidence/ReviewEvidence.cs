using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>Customer care says what the evidence is worth (F-42). A warning reaches the salesperson at once.</summary>
public sealed class ReviewEvidence(Database database, TimeProvider clock)
{
    public async Task<OpportunityView> Handle(Guid id, long? version, bool valid, string? reason, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Review);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var opportunity = await db.OpportunitiesToReview.Get(id, ct);
        opportunity.RequireVersion(version, o => OpportunityView.For(o, actor));
        opportunity.Review(valid, reason, actor.Id, clock.Now());
        if (!valid && opportunity.OwnerId is { } owner) await db.Notify(owner, "evidence.warned", new { name = opportunity.Name, reason = opportunity.ReviewReason }, $"/opportunities/{id}", $"evidence.warned:{id}:{opportunity.Version}", clock.Now(), ct);
        await db.SaveOpportunity(opportunity, actor, ct);
        await transaction.Commit(ct);
        return OpportunityView.For(opportunity, actor);
    }
}

/// <summary>What was shown on an opportunity, newest first.</summary>
public sealed record EvidenceView(Guid Id, DateTime CreatedAt, EvidenceKind Kind, string? Term, long? Codes, string? ServiceName, long? Price, DateTime? MeetingAt, string? Recap, string? Advice, Guid? AttachmentId, string? FileName, Guid? CallId, Guid CreatedBy);

public sealed class ListEvidence(Database database)
{
    public async Task<IReadOnlyList<EvidenceView>> Handle(Guid opportunityId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Read);
        await using var db = database.Open(actor);
        var opportunity = await db.Opportunities.AsNoTracking().Get(opportunityId, ct);
        var shown = await db.Rows<Evidence>().AsNoTracking().Where(e => e.OpportunityId == opportunityId).OrderByDescending(e => e.CreatedAt).Take(200).ToListAsync(ct);
        Guid[] files = [.. shown.Select(e => e.AttachmentId).OfType<Guid>()];
        var names = await db.Rows<Attachment>().AsNoTracking().Where(a => EF.Parameter(files).Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, ct);
        return [.. shown.Select(e => new EvidenceView(e.Id, e.CreatedAt, e.Kind, e.Term, e.Codes, e.ServiceName, e.Price, e.MeetingAt, Contacts.Masking.Text(e.Recap, actor, opportunity), Contacts.Masking.Text(e.Advice, actor, opportunity),
            e.AttachmentId, e.AttachmentId is { } file ? Contacts.Masking.Text(names.GetValueOrDefault(file), actor, opportunity) : null, e.CallId, e.ById))];
    }
}

/// <summary>A file that is evidence stays (F-41): else nothing would be left of what was shown.</summary>
internal sealed class EvidenceFilesStay : IAttachmentGuard
{
    public async Task<Refused?> WhyNot(Db db, Attachment file, CancellationToken ct) =>
        file.Noun == "opportunity" && await db.Rows<Evidence>().AnyAsync(e => e.AttachmentId == file.Id, ct) ? new Refused("evidence.fileStays") : null;
}
