using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

public sealed record AssignmentFilter
{
    public Guid? UserId { get; init; }
    public Guid? TeamId { get; init; }
    public Guid? LeadId { get; init; }
    public string? Rule { get; init; }
    public Guid? BatchId { get; init; }
    public DateTime? From { get; init; }
    public DateTime? To { get; init; }
}

/// <summary>A line of the fairness ledger as shown. The lead is named only to who may see it now.</summary>
/// <param name="Skipped">Who was passed over, and why.</param>
public sealed record AssignmentView(Guid Id, DateTime At, Guid LeadId, string? LeadName, Guid? UserId, string? UserName, Guid? TeamId, string Rule, int RuleVersion, Guid ByActorId, string? ByName, Guid? BatchId, IReadOnlyList<SkippedPerson> Skipped);

public sealed record SkippedPerson(Guid? UserId, string? Name, string Reason);

/// <summary>"Sổ chia data": who got which lead, by which rule and version, and who was passed over and why; the person concerned may read their own lines .</summary>
public sealed class ListAssignments(Database database)
{
    public async Task<Page<AssignmentView>> Handle(AssignmentFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Read);
        await using var db = database.Open(actor);
        var lines = On(db.Assignments.AsNoTracking(), filter);
        var total = page.Count ? await lines.Take(page.CountTo + 1).CountAsync(ct) : (int?)null;
        var found = await After(lines, page.After).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(page.Take + 1).ToListAsync(ct);     // index (UserId, At), (TeamId, At) or At
        var shown = await Shown(db, [.. found.Take(page.Take)], actor, ct);
        var next = found.Count > page.Take ? new Position(JsonSerializer.SerializeToElement(shown[^1].At), shown[^1].Id).Write() : null;
        return new(shown, next, total > page.CountTo ? page.CountTo : total, total > page.CountTo ? true : null);
    }

    internal static IQueryable<Assignment> On(IQueryable<Assignment> lines, AssignmentFilter filter)
    {
        if (filter.UserId is { } user) lines = lines.Where(a => a.UserId == user);
        if (filter.TeamId is { } team) lines = lines.Where(a => a.TeamId == team);
        if (filter.LeadId is { } lead) lines = lines.Where(a => a.LeadId == lead);
        if (filter.Rule is { Length: > 0 } rule) lines = lines.Where(a => a.Rule == rule);
        if (filter.BatchId is { } batch) lines = lines.Where(a => a.BatchId == batch);
        if (filter.From is { } from) lines = lines.Where(a => a.At >= from);
        return filter.To is { } to ? lines.Where(a => a.At < to) : lines;
    }

    private static IQueryable<Assignment> After(IQueryable<Assignment> lines, string? cursor)
    {
        if (Position.Read(cursor) is not { } after) return lines;
        var (at, id) = (after.Key.Deserialize<DateTime>(), after.Id);
        return lines.Where(a => a.At <= at && (a.At < at || a.Id.CompareTo(id) < 0));
    }

    private static async Task<List<AssignmentView>> Shown(Db db, List<Assignment> lines, Actor actor, CancellationToken ct)
    {
        var passed = lines.ToDictionary(l => l.Id, PassedOver);
        Guid[] people = [.. lines.SelectMany(l => new[] { l.UserId, l.ByActorId }.Concat(passed[l.Id].Select(p => p.UserId))).OfType<Guid>().Distinct()];
        var names = await db.Users.Where(u => EF.Parameter(people).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        Guid[] leads = [.. lines.Select(l => l.LeadId).Distinct()];
        var titles = (await db.Leads.AsNoTracking().Where(l => EF.Parameter(leads).Contains(l.Id)).Select(l => new { l.Id, l.Name, l.Phone, l.OwnerId, l.TeamId }).ToListAsync(ct))
            .ToDictionary(l => l.Id, l => l.Name ?? Masking.Phone(l.Phone, actor, new Masking.Owned(l.OwnerId, l.TeamId)));
        string? NameOf(Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;
        return lines.ConvertAll(l => new AssignmentView(l.Id, l.At, l.LeadId, titles.GetValueOrDefault(l.LeadId), l.UserId, NameOf(l.UserId), l.TeamId, l.Rule, l.RuleVersion, l.ByActorId, NameOf(l.ByActorId), l.BatchId,
            [.. passed[l.Id].Select(p => new SkippedPerson(p.UserId, NameOf(p.UserId), p.Reason))]));
    }

    private static List<SkippedView> PassedOver(Assignment line) => line.Skipped is null ? [] : JsonSerializer.Deserialize<List<SkippedView>>(line.Skipped) ?? [];
}
