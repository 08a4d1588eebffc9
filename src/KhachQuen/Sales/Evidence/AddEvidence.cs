using KhachQuen.Access;
using KhachQuen.Catalog;
using KhachQuen.Platform;
using KhachQuen.Telephony;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>Evidence as it is given (api.md): a file with what its kind asks for, or a call.</summary>
public sealed record EvidenceInput
{
    /// <summary>Null with a file alone: it speaks for itself until customer care looks (F-41).</summary>
    public EvidenceKind? Kind { get; init; }
    public string? Term { get; init; }
    public long? Codes { get; init; }
    public string? ServiceName { get; init; }
    public long? Price { get; init; }
    public DateTime? MeetingAt { get; init; }
    public string? Recap { get; init; }
    public string? Advice { get; init; }
    public Guid? CallId { get; init; }

    internal EvidenceFacts Facts => new(Kind ?? (CallId is null ? EvidenceKind.File : EvidenceKind.Call), Term, Codes, ServiceName, Price, MeetingAt, Recap, Advice);
}

/// <summary>The salesperson shows their work before 23:59 (F-40, F-41). The time of the commit decides.</summary>
public sealed class AddEvidence(Database database, AddAttachment files, TimeProvider clock)
{
    public async Task<OpportunityView> Handle(Guid id, EvidenceInput input, Stream? file, string? fileName, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Write);
        Rule.Require(file is not null || input.CallId is not null, "evidence.proofMissing", "file");
        await using var db = database.Open(actor);
        var first = await db.Opportunities.AsNoTracking().Get(id, ct);
        actor.Require(OpportunityPermissions.Write, first);
        var facts = input.CallId is null ? input.Facts.Read() : input.Facts;
        await RequireKind(db, first, facts, ct);
        var kept = file is null ? null : await files.Keep(db, file, fileName, ct);      // read and judged before the transaction begins
        try { return await Add(db, id, facts, kept, input.CallId, actor, ct); }
        catch
        {
            if (kept is not null) files.Forget(kept);
            throw;
        }
    }

    private async Task<OpportunityView> Add(Db db, Guid id, EvidenceFacts facts, KeptFile? kept, Guid? callId, Actor actor, CancellationToken ct)
    {
        await using var transaction = await db.Begin(ct);
        var (opportunity, at) = (await db.Opportunities.Get(id, ct), clock.Now());
        actor.Require(OpportunityPermissions.Write, opportunity);
        var (lacked, since) = (opportunity.LacksEvidence, opportunity.EvidenceSince);
        await EvidenceClock.RequireInTime(db, lacked, since, ct);
        if (callId is { } call) await CallProof.Serve(db, await db.Rows<Call>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == call, ct), opportunity, ct);
        else
        {
            var attached = await files.Attach(db, "opportunity", id, kept!, ct);
            db.Add(new Evidence(id, facts, attached.Id, null, actor.Id, at));
            opportunity.Prove(facts.Kind, facts.Recap ?? facts.Advice, at);
        }
        await db.SaveOrShow(async () => OpportunityView.For(await db.Opportunities.AsNoTracking().Get(id, ct), actor), ct);
        await EvidenceClock.RequireInTime(db, lacked, since, ct);
        await transaction.Commit(ct);
        return OpportunityView.For(opportunity, actor);
    }

    /// <summary>A legal service is quoted by name and price, any other by term and number of codes (F-40).</summary>
    private static async Task RequireKind(Db db, Opportunity opportunity, EvidenceFacts facts, CancellationToken ct)
    {
        if (facts.Kind is not (EvidenceKind.Quote or EvidenceKind.LegalQuote) || opportunity.ServiceId is not { } service) return;
        var legal = (await db.Settings<EvidenceSettings>(ct)).LegalGroups;
        if (legal.Count == 0) return;
        var group = await db.Products.Where(p => p.Id == service).Select(p => p.GroupId).SingleOrDefaultAsync(ct);
        var isLegal = group is { } its && legal.Contains(its);
        Rule.Require(isLegal == (facts.Kind == EvidenceKind.LegalQuote), isLegal ? "evidence.legalQuoteNeeded" : "evidence.legalQuoteWrong", "kind");
    }
}
