using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

public enum DistributionMode : short { Even, Quota, Skill, Region, TimeSlot, LastHolder, ByHand }

/// <summary>As api.md names it: either ids or a filter, either names or ids of receivers.</summary>
/// <param name="Limit">Of those the filter finds, so many of the newest; null: all.</param>
public sealed record DistributionInput(IReadOnlyList<Guid>? LeadIds, LeadFilter? Filter, IReadOnlyList<string>? UserNames, IReadOnlyList<Guid>? UserIds, DistributionMode Mode, int? Limit = null);

public sealed record AssignedView(Guid LeadId, Guid UserId, int RuleVersion);
public sealed record SkippedView(Guid? LeadId, Guid? UserId, string Reason)
{
    /// <summary>For the ledger: who was passed over and why; null when nobody was.</summary>
    internal static string? Said(IReadOnlyDictionary<Guid, string> away) => away.Count == 0 ? null : JsonSerializer.Serialize(away.Select(a => new SkippedView(null, a.Key, a.Value)));
}
public sealed record DistributionResult(Guid BatchId, IReadOnlyList<AssignedView> Assigned, IReadOnlyList<SkippedView> Skipped);

/// <summary>A distributor or team lead hands out leads: by turns (evenly, by quota, skill, region, time slot), to their last holders, or by hand .</summary>
public sealed class DistributeLeads(Database database, TimeProvider clock)
{
    /// <summary>More in one act would hold the ledger's lock too long; the screen sends them in parts.</summary>
    public const int AtMost = 20_000;

    public async Task<DistributionResult> Handle(DistributionInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Assign);
        Check(input);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var act = new Act(db, Keys.New(clock.Now()));
        var leads = await LeadsOf(act, input, actor, ct);
        await (input.Mode switch
        {
            DistributionMode.LastHolder => ToLastHolders(act, leads, ct),
            DistributionMode.ByHand => ByHand(act, leads, await ReceiversOf(act, input, actor, presentOnly: false, ct), ct),
            _ => InTurns(act, leads, await ReceiversOf(act, input, actor, presentOnly: true, ct), TurnsOf(input.Mode), ct),
        });
        if (act.Assigned.Count > 0) db.Add(new BulkOperation(act.BatchId, UndoDistribution.TheKind, act.Assigned.Count, new { mode = input.Mode, people = act.Assigned.Select(a => a.UserId).Distinct().Count() }, actor, clock.Now()));
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return new(act.BatchId, act.Assigned, act.Skipped);
    }

    internal static void Check(DistributionInput input)
    {
        Rule.Require(Enum.IsDefined(input.Mode), "distribution.modeUnknown", "mode");
        Rule.Require(input.LeadIds is not null ^ input.Filter is not null, "distribution.leadsMissing", "leadIds");
        Rule.Require(input.Limit is null or (> 0 and <= AtMost), "distribution.limitOutOfRange", "limit", AtMost);
    }

    internal sealed record Act(Db Db, Guid BatchId)
    {
        public List<AssignedView> Assigned { get; } = [];
        public List<SkippedView> Skipped { get; } = [];

        public void Give(Lead lead, User to, string rule, string? skipped)
        {
            Sharing.Give(Db, lead, to, rule, 1, skipped, BatchId);
            Assigned.Add(new(lead.Id, to.Id, 1));
        }
    }

    /// <summary>What the act names, newest first.</summary>
    internal static IQueryable<Lead> Wanted(Db db, DistributionInput input, Actor actor)
    {
        var door = db.LeadsToAssign;
        var named = input.LeadIds is { } ids ? door.Where(l => ids.Contains(l.Id)) : input.Filter!.On(db, door, actor);
        return named.OrderByDescending(l => l.Id).Take(input.Limit ?? AtMost + 1);
    }

    /// <summary>Those the act is about. What is ordered, repeated or unknown is skipped and named.</summary>
    private static async Task<List<Lead>> LeadsOf(Act act, DistributionInput input, Actor actor, CancellationToken ct)
    {
        var found = await Wanted(act.Db, input, actor).ToListAsync(ct);
        Rule.Require(found.Count <= AtMost, "distribution.tooMany", "leadIds", AtMost);
        act.Skipped.AddRange((input.LeadIds ?? []).Except(found.Select(l => l.Id)).Select(id => new SkippedView(id, null, "notFound")));
        act.Skipped.AddRange(found.Where(l => l.Stage is LeadStage.Ordered or LeadStage.Converted || l.DuplicateOfId is not null).Select(l => new SkippedView(l.Id, null, l.DuplicateOfId is not null ? "duplicate" : "ordered")));
        return [.. found.Where(l => l.Stage is not (LeadStage.Ordered or LeadStage.Converted) && l.DuplicateOfId is null)];
    }

    internal static async Task<List<User>> ReceiversOf(Act act, DistributionInput input, Actor actor, bool presentOnly, CancellationToken ct)
    {
        var (names, ids) = (input.UserNames ?? [], input.UserIds ?? []);
        var named = await act.Db.Users.Where(u => names.Contains(u.UserName) || ids.Contains(u.Id)).ToListAsync(ct);
        Rule.Require(named.Count == names.Count + ids.Count && named.Count > 0, "distribution.receiversUnknown", input.UserNames is null ? "userIds" : "userNames");
        Rule.Require(actor.ScopeOf(LeadPermissions.Assign) == Scope.All || named.All(u => u.TeamId is { } team && actor.Teams.Contains(team)), "distribution.receiverNotYours", "userNames");
        var away = presentOnly ? await Presence.Away(act.Db, named, ct) : named.Where(u => !u.Active).ToDictionary(u => u.Id, _ => PresenceReasons.Inactive);
        var present = named.Where(u => !away.ContainsKey(u.Id)).ToList();
        act.Skipped.AddRange(away.Select(a => new SkippedView(null, a.Key, a.Value)));
        Rule.Require(present.Count > 0, "distribution.nobodyPresent", input.UserNames is null ? "userIds" : "userNames");
        return present;
    }

    /// <summary>How a mode takes turns.</summary>
    internal static SharingMode TurnsOf(DistributionMode mode) => mode switch
    {
        DistributionMode.Quota => SharingMode.Quota, DistributionMode.Skill => SharingMode.Skill, DistributionMode.Region => SharingMode.Region, DistributionMode.TimeSlot => SharingMode.TimeSlot, _ => SharingMode.Even,
    };

    private static async Task InTurns(Act act, List<Lead> leads, List<User> receivers, SharingMode mode, CancellationToken ct)
    {
        var by = receivers.ToDictionary(r => r.Id);
        var skipped = act.Skipped.Where(s => s.UserId is not null).ToList() is { Count: > 0 } passed ? JsonSerializer.Serialize(passed) : null;
        var turns = await Sharing.Turns(act.Db, receivers, leads, mode, ct);
        foreach (var (lead, turn) in leads.Zip(turns))
            if (turn is { } to) act.Give(lead, by[to], ShareRules.Of(mode), skipped);
            else act.Skipped.Add(new(lead.Id, null, "suitsNobody"));
    }

    private static Task ByHand(Act act, List<Lead> leads, List<User> receivers, CancellationToken ct)
    {
        Rule.Require(receivers.Count == 1, "distribution.oneReceiver", "userNames");
        foreach (var lead in leads) act.Give(lead, receivers[0], "byHand", null);
        return Task.CompletedTask;
    }

    private static async Task ToLastHolders(Act act, List<Lead> leads, CancellationToken ct)
    {
        foreach (var lead in leads)
        {
            var holder = await LastHolder(act.Db, lead.Phone, ct);
            if (holder is null) act.Skipped.Add(new(lead.Id, null, "noLastHolder"));
            else act.Give(lead, holder, "lastHolder", null);
        }
    }

    /// <summary>Who last held any lead of this number and still works here.</summary>
    internal static async Task<User?> LastHolder(Db db, string phone, CancellationToken ct) =>
        await (from lead in db.Rows<Lead>()
               where lead.Phone == phone
               join line in db.Rows<Assignment>() on lead.Id equals line.LeadId
               join user in db.Users on line.UserId equals user.Id
               where user.Active
               orderby line.Id descending
               select user).FirstOrDefaultAsync(ct);

    /// <summary>The same for many numbers at once; those nobody holds are not in it.</summary>
    internal static async Task<Dictionary<string, User>> LastHolders(Db db, IReadOnlyCollection<string> phones, CancellationToken ct)
    {
        var wanted = phones.ToArray();
        var held = await (from lead in db.Rows<Lead>()
                          where EF.Parameter(wanted).Contains(lead.Phone)
                          join line in db.Rows<Assignment>() on lead.Id equals line.LeadId
                          join user in db.Users on line.UserId equals user.Id
                          where user.Active
                          select new { lead.Phone, Line = line.Id, User = user }).AsNoTracking().ToListAsync(ct);
        return held.GroupBy(h => h.Phone).ToDictionary(g => g.Key, g => g.MaxBy(h => h.Line)!.User);
    }
}
