using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

public enum BalanceBy : short { Owner, Team, Source }

/// <summary>One line of the balance: a person, a team or a source with what lies where.</summary>
/// <param name="Key">User id, team id or source code; null: those without.</param>
public sealed record BalanceLine(string? Key, string? Name, int Received, IReadOnlyDictionary<LeadHeap, int> Heaps)
{
    public int On(LeadHeap heap) => Heaps.GetValueOrDefault(heap);
    public bool Balances => Received == Heaps.Values.Sum();
}

/// <summary>The whole, and its parts.</summary>
public sealed record BalanceView(BalanceLine Total, IReadOnlyList<BalanceLine> Lines);

/// <summary>"Data đang nằm ở đâu?": the leads received in a period, each once on its heap, by person, team or source. Received is counted apart from the heaps, so that a hole would show.</summary>
public sealed class LeadBalance(Database database)
{
    public async Task<BalanceView> Handle(DateTime from, DateTime to, BalanceBy by, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Read);
        await using var db = database.Open(actor);
        var leads = db.Leads.AsNoTracking().Where(l => l.CreatedAt >= from && l.CreatedAt < to);        // index CreatedAt; own and team's by (OwnerId …), (TeamId …)
        var heaped = leads.Select(LeadHeaps.Of);
        List<Counted> counted = by switch
        {
            BalanceBy.Owner => [.. (await heaped.GroupBy(h => new { h.Lead.OwnerId, h.Heap }).Select(g => new { g.Key.OwnerId, g.Key.Heap, Count = g.Count() }).ToListAsync(ct)).Select(g => new Counted(g.OwnerId?.ToString(), g.Heap, g.Count))],
            BalanceBy.Team => [.. (await heaped.GroupBy(h => new { h.Lead.TeamId, h.Heap }).Select(g => new { g.Key.TeamId, g.Key.Heap, Count = g.Count() }).ToListAsync(ct)).Select(g => new Counted(g.TeamId?.ToString(), g.Heap, g.Count))],
            _ => [.. (await heaped.GroupBy(h => new { h.Lead.FirstSource, h.Heap }).Select(g => new { g.Key.FirstSource, g.Key.Heap, Count = g.Count() }).ToListAsync(ct)).Select(g => new Counted(g.FirstSource, g.Heap, g.Count))],
        };
        var received = await Received(leads, by, ct);
        var names = await Names(db, by, ct);
        var lines = received.Select(r => LineOf(r.Key, names.GetValueOrDefault(r.Key), r.Value, counted.Where(c => (c.Key ?? "") == r.Key))).OrderByDescending(l => l.Received).ThenBy(l => l.Name);
        return new(LineOf("", null, await leads.CountAsync(ct), counted), [.. lines]);
    }

    private sealed record Counted(string? Key, LeadHeap Heap, int Count);

    private static BalanceLine LineOf(string key, string? name, int received, IEnumerable<Counted> counted) =>
        new(key.Length == 0 ? null : key, name, received, counted.GroupBy(c => c.Heap).ToDictionary(g => g.Key, g => g.Sum(c => c.Count)));

    private static async Task<Dictionary<string, int>> Received(IQueryable<Lead> leads, BalanceBy by, CancellationToken ct) => by switch
    {
        BalanceBy.Owner => (await leads.GroupBy(l => l.OwnerId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).ToDictionary(g => g.Key?.ToString() ?? "", g => g.Count),
        BalanceBy.Team => (await leads.GroupBy(l => l.TeamId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).ToDictionary(g => g.Key?.ToString() ?? "", g => g.Count),
        _ => await leads.GroupBy(l => l.FirstSource).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct),
    };

    private static async Task<Dictionary<string, string>> Names(Db db, BalanceBy by, CancellationToken ct) => by switch
    {
        BalanceBy.Owner => (await db.Users.Select(u => new { u.Id, u.DisplayName }).ToListAsync(ct)).ToDictionary(u => u.Id.ToString(), u => u.DisplayName),
        BalanceBy.Team => (await db.Teams.Select(t => new { t.Id, t.Name }).ToListAsync(ct)).ToDictionary(t => t.Id.ToString(), t => t.Name),
        _ => await db.Sources.Select(s => new { s.Code, s.Name }).ToDictionaryAsync(s => s.Code, s => s.Name, ct),
    };
}
