using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>What happens to a lead on arrival: is the number known, who gets it .</summary>
internal static class Arrival
{
    /// <summary>
    /// True when the number is a duplicate: an earlier lead that is not yet ordered keeps it, its holder is told, the new one is linked.
    /// A number that has bought is no duplicate; the source's policy says who gets it.
    /// </summary>
    public static async Task<bool> LinkIfKnown(Db db, Lead lead, Source source, CancellationToken ct)
    {
        var earlier = await Earlier(db, lead, ct);
        if (earlier is null) return false;
        if (earlier.Stage is LeadStage.Ordered or LeadStage.Converted && source.DuplicatePolicy == DuplicatePolicy.NewLead) return false;
        if (earlier.Stage is LeadStage.Ordered or LeadStage.Converted) return await KnownBuyer(db, lead, source, ct);
        earlier.CameAgain(lead);
        if (earlier.FloatedAt is not null) await Share(db, earlier, source, ct);      // nobody holds it: asked for again, it goes to somebody at once
        lead.LinkTo(earlier);
        db.Add(Sharing.LineOf(db, lead, "duplicate"));
        return true;
    }

    /// <summary>Shares a new lead out by the rule of its product, else of its source.</summary>
    public static async Task Share(Db db, Lead lead, Source source, CancellationToken ct)
    {
        var terms = await ShareTerms.Of(db, lead, source, ct);
        if (terms.Sharing == SharingMode.LastHolder && await DistributeLeads.LastHolder(db, lead.Phone, ct) is { } holder)
        {
            Sharing.Give(db, lead, holder, "lastHolder", terms.RuleVersion, null, null);
            return;
        }
        if (terms is not { Sharing: not SharingMode.ByHand, TeamId: { } team }) { lead.PutInPool(terms.TeamId); return; }
        var (there, away) = await Presence.OfTeam(db, team, ct);
        var mode = terms.Sharing == SharingMode.LastHolder ? SharingMode.Even : terms.Sharing;
        var turn = there.Count == 0 ? null : (await Sharing.Turns(db, there, [lead], mode, ct))[0];
        if (turn is null) lead.PutInPool(team);
        else Sharing.Give(db, lead, there.Single(r => r.Id == turn), ShareRules.Of(mode), terms.RuleVersion, SkippedView.Said(away), null);
    }

    private static Task<Lead?> Earlier(Db db, Lead lead, CancellationToken ct) =>
        db.Rows<Lead>().Where(l => l.Phone == lead.Phone && l.DuplicateOfId == null && l.Id != lead.Id).OrderByDescending(l => l.Id).FirstOrDefaultAsync(ct);

    /// <summary>Someone who has bought: to whoever holds them, or to the pool. The lead stays a lead of its own.</summary>
    private static async Task<bool> KnownBuyer(Db db, Lead lead, Source source, CancellationToken ct)
    {
        var holder = source.DuplicatePolicy == DuplicatePolicy.LastHolder ? await DistributeLeads.LastHolder(db, lead.Phone, ct) : null;
        if (holder is null) lead.PutInPool(source.TeamId);
        else Sharing.Give(db, lead, holder, "lastHolder", source.RuleVersion, null, null);
        return true;
    }
}
