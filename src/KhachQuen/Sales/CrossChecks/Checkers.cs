using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>Gives an order to a colleague of its seller to be cross-checked, where that is on .</summary>
internal static class Checkers
{
    private const int Remembered = 7;

    /// <summary>Null: this order is not checked. Inside the order's transaction: two orders at once do not get the same turn.</summary>
    public static async Task<CheckDuty?> For(Db db, Guid? sellerId, Guid? teamId, Customer buyer, OrderTerms terms, DateTime at, CancellationToken ct)
    {
        var settings = await db.Settings<CrossCheckSettings>(ct);
        if (!settings.Enabled || (settings.IsSelective && await Why(db, settings, sellerId, buyer, terms, at, ct) is null)) return null;
        await db.Dialect.Lock(db, "sales.checkers", ct);
        var today = CompanyTime.DayOf(at);
        var turns = await Turns(db, sellerId, await ColleaguesOf(db, sellerId, teamId, ct), today, ct);
        return new(CheckerShare.Next(sellerId, turns, settings.NotMutual), today);
    }

    private static async Task<string?> Why(Db db, CrossCheckSettings settings, Guid? sellerId, Customer buyer, OrderTerms terms, DateTime at, CancellationToken ct)
    {
        var since = settings.NewSellerDays == 0 ? null : await db.Users.AsNoTracking().Where(u => u.Id == sellerId).Select(u => (DateTime?)u.CreatedAt).SingleOrDefaultAsync(ct);
        var risky = settings.RiskyBuyer && (await BuyerRisks.Of(db, buyer.Id, [.. buyer.Phones, terms.Address.Phone ?? ""], null, ct)).IsRisky;
        return CheckRule.Why(settings, terms.Total, since, risky, Random.Shared.Next(100), at);
    }

    /// <summary>The seller's team; alone there, the teams below it, then the team above with all its teams; at last everybody with the right.</summary>
    private static async Task<IReadOnlyList<Guid>> ColleaguesOf(Db db, Guid? sellerId, Guid? teamId, CancellationToken ct)
    {
        var codes = (await db.Roles.AsNoTracking().ToListAsync(ct)).Where(r => r.Rights.GetValueOrDefault(OrderPermissions.CrossCheck) != Scope.None).Select(r => r.Code).ToHashSet();
        var people = (await db.Users.AsNoTracking().Where(u => u.Active && u.Id != sellerId).Select(u => new { u.Id, u.TeamId, u.Roles }).ToListAsync(ct))
            .Where(u => u.TeamId is not null && u.Roles.Split(' ').Any(codes.Contains)).ToList();
        if (teamId is { } team)
        {
            var tree = new Tree((await db.Teams.AsNoTracking().Select(t => new { t.Id, t.ParentId }).ToListAsync(ct)).Select(t => (t.Id, t.ParentId)));
            foreach (var circle in tree.Above(team).Prepend(team).Select(tree.WithBelow).Prepend([team]))
                if (people.Where(p => circle.Contains(p.TeamId!.Value)).Select(p => p.Id).ToList() is { Count: > 0 } found) return found;
        }
        return [.. people.Select(p => p.Id)];
    }

    private static async Task<IReadOnlyList<CheckerTurn>> Turns(Db db, Guid? sellerId, IReadOnlyList<Guid> colleagues, DateOnly today, CancellationToken ct)
    {
        var since = today.AddDays(-Remembered);
        var given = await db.Rows<Order>().AsNoTracking().Where(o => o.CheckOn >= since && o.CheckerId != null)      // index: CheckOn, CheckerId
            .GroupBy(o => new { o.CheckOn, o.CheckerId, o.OwnerId }).Select(g => new { g.Key.CheckOn, g.Key.CheckerId, g.Key.OwnerId, Count = g.Count(), Last = g.Max(o => o.CreatedAt) }).ToListAsync(ct);
        var now = given.Where(g => g.CheckOn == today).ToList();
        return [.. colleagues.Select(c => new CheckerTurn(c,
            now.Where(g => g.CheckerId == c && g.OwnerId == sellerId).Sum(g => g.Count), now.Where(g => g.CheckerId == c).Sum(g => g.Count),
            given.Where(g => g.CheckerId == c).Select(g => (DateTime?)g.Last).Max(), now.Exists(g => g.CheckerId == sellerId && g.OwnerId == c)))];
    }
}
