using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <summary>The auditor has the whole audit read against its chain, now (X-4, T-32).</summary>
public sealed class VerifyAudit(Database database, AuditCheck check)
{
    /// <param name="actor">May read the audit.</param>
    /// <param name="head">A hash that was noted earlier, in hexadecimal: refused when no link has it any more, for then the chain was written anew.</param>
    /// <param name="ct">Ends it early.</param>
    public async Task<AuditVerdict> Handle(Actor actor, string? head = null, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Audit);
        if (head is not null)
        {
            var hash = Hash(head);
            await using var db = database.Open(actor);
            Rule.Require(await db.Rows<AuditLink>().AnyAsync(l => l.Hash == hash, ct), "audit.headUnknown", "head", head);
        }
        return await check.RunAndKeep(ct: ct);
    }

    private static byte[] Hash(string hex)
    {
        try { return Convert.FromHexString(hex); }
        catch (FormatException) { throw new Refused("audit.headUnknown", "head", hex); }
    }
}

/// <param name="At">When the chain was last checked; null: not yet.</param>
/// <param name="Seq">Up to which link.</param>
/// <param name="Flaws">What was found then.</param>
public sealed record AuditStandingView(DateTime? At, long Seq, IReadOnlyList<AuditFlaw> Flaws);

/// <summary>How the last check of the audit went.</summary>
public sealed class AuditStanding(Database database)
{
    public async Task<AuditStandingView> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Audit);
        await using var db = database.Open(actor);
        var head = await db.Rows<AuditHead>().AsNoTracking().SingleOrDefaultAsync(ct);
        return new(head?.CheckedAt, head?.CheckedSeq ?? 0, head?.Flaws is { } flaws ? JsonSerializer.Deserialize<List<AuditFlaw>>(flaws, AuditTrail.Json)! : []);
    }
}
