using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Takes one handing-out back: what nobody has worked on since returns to where it came from, the rest stays and is named. The ledger is not shortened: a line says that the turn was taken back.</summary>
internal sealed class UndoDistribution : IOperationUndo
{
    public const string TheKind = "leads.distribute";
    private const string Worked = "operation.workedSince", HolderGone = "operation.holderGone";
    private static readonly string[] Undoable = [.. ShareRules.Dealt, ShareRules.ByHand, ShareRules.LastHolder];

    public string Kind => TheKind;
    public string Permission => LeadPermissions.Assign;

    public async Task<UndoHeaps?> Undo(BulkOperation operation, Db db, Actor actor, CancellationToken ct)
    {
        var lines = await db.Assignments.Where(a => a.BatchId == operation.Id && Undoable.Contains(a.Rule)).ToListAsync(ct);
        Guid[] ids = [.. lines.Select(l => l.LeadId)];
        var leads = await db.LeadsToAssign.Where(l => EF.Parameter(ids).Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        var before = await Holders(db, lines, ct);
        var back = new List<Assignment>();
        var left = new List<OperationRow>();
        foreach (var line in lines)
        {
            if (leads.GetValueOrDefault(line.LeadId) is not { } lead) continue;
            var why = lead.Stage is LeadStage.Ordered or LeadStage.Converted ? "lead.alreadyOrdered" : Touched(lead, line) ? Worked : GiveBack(db, lead, line, before) ? null : HolderGone;
            if (why is null) back.Add(line);
            else left.Add(new() { OperationId = operation.Id, RowId = lead.Id, Noun = nameof(Lead), Heap = why == Worked ? UndoHeap.Kept : UndoHeap.Impossible, Reason = why });
        }
        db.AddRange(left);
        await Sharing.GiveBack(db, [.. back.Where(l => ShareRules.Dealt.Contains(l.Rule))], ct, together: true);
        return new(back.Count, left.Count(l => l.Heap == UndoHeap.Kept), lines.Count - back.Count - left.Count(l => l.Heap == UndoHeap.Kept));
    }

    private static bool Touched(Lead lead, Assignment line) => lead.OwnerId != line.UserId || lead.LastOutcomeAt >= line.At || lead.ReceivedAt != line.At;

    private static async Task<Dictionary<Guid, User>> Holders(Db db, List<Assignment> lines, CancellationToken ct)
    {
        Guid[] ids = [.. lines.Select(l => l.FromUserId).OfType<Guid>().Distinct()];
        return await db.Users.Where(u => EF.Parameter(ids).Contains(u.Id) && u.Active).ToDictionaryAsync(u => u.Id, ct);
    }

    /// <summary>To whoever held it; to the team's pool where nobody did. Not to somebody who has left.</summary>
    private static bool GiveBack(Db db, Lead lead, Assignment line, Dictionary<Guid, User> before)
    {
        if (line.FromUserId is not { } holder) lead.PutInPool(line.FromTeamId);
        else if (before.GetValueOrDefault(holder) is { } user) lead.GiveTo(user.Id, user.TeamId, ShareRules.Undone, user.DisplayName, db.Clock.Now());
        else return false;
        db.Add(Sharing.LineOf(db, lead, ShareRules.Undone, line.RuleVersion, null, line.BatchId, line.UserId, line.TeamId));
        return true;
    }
}
