using System.Text.Json;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telephony;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Withdraws the leads of an import that nobody has worked on: as they came, or only handed to somebody since .</summary>
internal sealed class Withdrawal(Db db, Guid import)
{
    /// <summary>What handing out changes on a lead; any other change is somebody's work.</summary>
    private static readonly HashSet<string> HandingOut = [nameof(Lead.OwnerId), nameof(Lead.TeamId), nameof(Lead.ReceivedAt), nameof(Lead.FloatedAt)];

    /// <summary>How many of these are gone. The caller commits.</summary>
    public async Task<int> Of(Guid[] batch, CancellationToken ct)
    {
        var leads = db.Rows<Lead>().Where(l => EF.Parameter(batch).Contains(l.Id));
        await leads.ExecuteUpdateAsync(s => s.SetProperty(l => l.ServedAt, l => l.ServedAt), ct);      // changes nothing and holds the rows until the commit
        var found = await leads.AsNoTracking().Select(l => new { l.Id, l.OwnerId, l.TeamId, l.Version, Idle = l.Attempts == 0 && l.LastOutcomeAt == null && (l.Stage == LeadStage.New || l.DuplicateOfId != null) }).ToListAsync(ct);
        var busy = await Busy(batch, found.Where(l => l.Version > 1).ToDictionary(l => l.Id, l => l.Version - 1), ct);
        var gone = found.Where(l => l.Idle && !busy.Contains(l.Id)).ToList();
        await Delete([.. gone.Select(l => l.Id)], ct);
        foreach (var holder in gone.GroupBy(l => (l.OwnerId, l.TeamId)))
            db.WillTell(new LiveChange("lead", holder.First().Id, [.. new[] { holder.Key.OwnerId, holder.Key.TeamId }.OfType<Guid>()]));
        return gone.Count;
    }

    /// <summary>Called, written on, repeated by a lead that stays, or changed otherwise than by handing out.</summary>
    private async Task<HashSet<Guid>> Busy(Guid[] batch, Dictionary<Guid, long> changes, CancellationToken ct)
    {
        var called = await db.Rows<Call>().Where(c => EF.Parameter(batch).Contains(c.AboutId)).Select(c => c.AboutId).ToListAsync(ct);
        var repeated = await db.Rows<Lead>().Where(l => l.DuplicateOfId != null && EF.Parameter(batch).Contains(l.DuplicateOfId.Value) && (l.ImportId != import || l.Version > 1)).Select(l => l.DuplicateOfId!.Value).ToListAsync(ct);
        var written = await db.Rows<TimelineEntry>().Where(t => EF.Parameter(batch).Contains(t.SubjectId) && t.Kind != "lead.assigned" && t.Kind != "lead.pooled" && t.Kind != Lead.Again).Select(t => t.SubjectId).ToListAsync(ct);
        var changed = changes.Keys.ToArray();
        var lines = await db.Rows<AuditLine>().Where(a => EF.Parameter(changed).Contains(a.NounId)).Select(a => new { a.NounId, a.Changes }).ToListAsync(ct);
        var handedOut = lines.Where(l => OnlyHandedOut(l.Changes)).CountBy(l => l.NounId).ToDictionary();
        return [.. called, .. repeated, .. written, .. changed.Where(id => handedOut.GetValueOrDefault(id) != changes[id])];
    }

    private static bool OnlyHandedOut(string changes) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(changes)!.Keys.All(HandingOut.Contains);

    private async Task Delete(Guid[] ids, CancellationToken ct)
    {
        if (ids.Length == 0) return;
        var lines = await db.Rows<Assignment>().AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.LeadId)).ToListAsync(ct);
        await Sharing.GiveBack(db, [.. lines.Where(l => ShareRules.Dealt.Contains(l.Rule))], ct);
        await db.Dialect.BulkInsert(db, lines.ConvertAll(Reversed), ct);
        await db.Rows<TimelineEntry>().Where(t => EF.Parameter(ids).Contains(t.SubjectId)).ExecuteDeleteAsync(ct);
        await db.Rows<Lead>().Where(l => EF.Parameter(ids).Contains(l.Id)).ExecuteDeleteAsync(ct);
        db.Audit<Lead>("withdrawn", import, new { count = new object?[] { ids.Length, null }, ids = new object?[] { ids, null } });
    }

    /// <summary>The ledger is never shortened: a line says that the turn was taken back.</summary>
    private Assignment Reversed(Assignment line) => new()
    {
        Id = Keys.New(db.Clock.Now()), LeadId = line.LeadId, TeamId = line.TeamId, At = db.Clock.Now(), Rule = "withdrawn", RuleVersion = line.RuleVersion, ByActorId = db.Actor.Id, BatchId = line.BatchId,
    };
}
