using System.Globalization;
using System.Linq.Expressions;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Finance;

/// <summary>Which commission lines.</summary>
public sealed record CommissionFilter
{
    /// <summary><c>2026-11</c>.</summary>
    public string? Month { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? OrderId { get; init; }

    internal IQueryable<CommissionLine> On(IQueryable<CommissionLine> lines)
    {
        if (Month is { } text) { var month = Read(text); lines = lines.Where(l => l.Month == month); }
        if (OwnerId is { } owner) lines = lines.Where(l => l.OwnerId == owner);
        if (OrderId is { } order) lines = lines.Where(l => l.OrderId == order);
        return lines;
    }

    public static DateOnly Read(string text) =>
        DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : throw new Refused("commission.monthUnreadable", "month");

    public static string Write(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

/// <summary>A commission line as shown; the order behind it is named.</summary>
public sealed record CommissionView
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
    public required Guid OrderId { get; init; }
    public required string OrderNumber { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? TeamId { get; init; }
    public DateOnly Month { get; init; }
    public long Base { get; init; }
    public int BasisPoints { get; init; }
    public long Amount { get; init; }
    public int RuleVersion { get; init; }
    public DateTime At { get; init; }
    public Guid? ReversalOf { get; init; }

    internal static readonly Expression<Func<CommissionLine, CommissionView>> Of = l => new CommissionView
    {
        Id = l.Id, Version = l.Version, CreatedAt = l.CreatedAt, UpdatedAt = l.UpdatedAt, OrderId = l.OrderId, OrderNumber = l.OrderNumber, OwnerId = l.OwnerId, TeamId = l.TeamId,
        Month = l.Month, Base = l.Base, BasisPoints = l.BasisPoints, Amount = l.Amount, RuleVersion = l.RuleVersion, At = l.At, ReversalOf = l.ReversalOf,
    };
}

/// <summary>Every đồng of commission with the order behind it: one's own, the team's, everybody's .</summary>
public sealed class ListCommissions(Database database)
{
    public static readonly Sorting<CommissionLine> Sorting = new Sorting<CommissionLine>("-at").By("at", l => l.At);

    public async Task<Page<CommissionView>> Handle(CommissionFilter filter, PageRequest page, Actor actor, CancellationToken ct = default)
    {
        actor.Require(MoneyPermissions.Read);
        await using var db = database.Open(actor);
        return await Sorting.Page(filter.On(db.Commissions), page, CommissionView.Of, ct);
    }
}

/// <summary>A person's month.</summary>
/// <param name="Orders">With a line of the month, those taken back too.</param>
/// <param name="Base">Settled revenue, less what was taken back.</param>
public sealed record CommissionTotal(Guid OwnerId, int Orders, long Base, long Amount);

/// <summary>What everybody one may see earned in a month, most first.</summary>
public sealed class SumCommissions(Database database)
{
    public async Task<IReadOnlyList<CommissionTotal>> Handle(DateOnly month, Actor actor, CancellationToken ct = default)
    {
        actor.Require(MoneyPermissions.Read);
        await using var db = database.Open(actor);
        var sums = await db.Commissions.Where(l => l.Month == month && l.OwnerId != null).GroupBy(l => l.OwnerId!.Value)
            .Select(g => new { g.Key, Orders = g.Select(l => l.OrderId).Distinct().Count(), Base = g.Sum(l => l.Base), Amount = g.Sum(l => l.Amount) }).ToListAsync(ct);
        return [.. sums.OrderByDescending(s => s.Amount).ThenBy(s => s.Key).Select(s => new CommissionTotal(s.Key, s.Orders, s.Base, s.Amount))];
    }
}
