using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Finance;

/// <summary>From this much settled revenue of the month on, that much of every further đồng.</summary>
/// <param name="From">Whole đồng; the first band begins at 0.</param>
/// <param name="BasisPoints">Hundredths of a percent.</param>
public sealed record CommissionBand(long From, int BasisPoints);

/// <summary>The arithmetic of bands. Pure: an order that crosses a threshold is split there, so that no line of before ever changes.</summary>
public static class CommissionBands
{
    public const int AtMost = 20;

    /// <summary>What ships: 3 % of everything.</summary>
    public static readonly IReadOnlyList<CommissionBand> Shipped = [new(0, 300)];

    public static void Check(IReadOnlyList<CommissionBand> bands)
    {
        Rule.Require(bands.Count is >= 1 and <= AtMost, "commission.bandsMissing", "bands", AtMost);
        Rule.Require(bands[0].From == 0, "commission.firstBandNotZero", "bands");
        Rule.Require(bands.Zip(bands.Skip(1)).All(b => b.First.From < b.Second.From) && bands.All(b => b.From <= Vnd.Largest), "commission.bandsNotRising", "bands");
        Rule.Require(bands.All(b => b.BasisPoints is >= 0 and <= 10_000), "commission.rateInvalid", "bands");
    }

    /// <summary>The parts of an amount that stands on top of what was settled before, each with its band and what it earns.</summary>
    public static IReadOnlyList<(CommissionBand Band, long Base, long Amount)> Split(IReadOnlyList<CommissionBand> bands, long before, long amount)
    {
        var parts = new List<(CommissionBand, long, long)>();
        var (from, to) = (before, before + amount);
        for (var i = 0; i < bands.Count; i++)
        {
            var (begin, end) = (i == 0 ? long.MinValue : bands[i].From, i + 1 < bands.Count ? bands[i + 1].From : long.MaxValue);
            var part = Math.Min(to, end) - Math.Max(from, begin);
            if (part > 0) parts.Add((bands[i], part, Earned(part, bands[i].BasisPoints)));
        }
        return parts;
    }

    /// <summary>Whole đồng, half away from zero.</summary>
    public static long Earned(long amount, int basisPoints) => (long)Math.Round(amount * (decimal)basisPoints / 10_000m, MidpointRounding.AwayFromZero);
}

/// <summary>The bands as somebody set them; kept for ever, since lines name the version they were made under .</summary>
public sealed class CommissionRule : Entity
{
    private CommissionRule() { }

    internal CommissionRule(int number, IReadOnlyList<CommissionBand> bands, Guid by, DateTime at) =>
        (Id, CreatedAt, Number, Bands, ById) = (Keys.New(at), at, number, JsonSerializer.Serialize(bands), by);

    /// <summary>1 for the first that was set; what ships is 0.</summary>
    public int Number { get; private set; }
    public string Bands { get; private set; } = "[]";
    public Guid ById { get; private set; }

    public IReadOnlyList<CommissionBand> Read() => JsonSerializer.Deserialize<List<CommissionBand>>(Bands)!;
}

/// <summary>A version of the rule as shown; the newest is in force.</summary>
public sealed record CommissionRuleView(int Number, IReadOnlyList<CommissionBand> Bands, Guid? ById, DateTime? CreatedAt);

internal static class CommissionRules
{
    public static async Task<(int Number, IReadOnlyList<CommissionBand> Bands)> InForce(Db db, CancellationToken ct) =>
        await db.Rows<CommissionRule>().AsNoTracking().OrderByDescending(r => r.Number).FirstOrDefaultAsync(ct) is { } rule ? (rule.Number, rule.Read()) : (0, CommissionBands.Shipped);
}

/// <summary>Every version, newest first; what shipped is the last of them.</summary>
public sealed class ListCommissionRules(Database database)
{
    public async Task<IReadOnlyList<CommissionRuleView>> Handle(Actor actor, CancellationToken ct = default)
    {
        if (!actor.May(MoneyPermissions.Read)) actor.RequireMoneySettings();
        await using var db = database.Open(actor);
        var rules = await db.Rows<CommissionRule>().AsNoTracking().OrderByDescending(r => r.Number).Take(100).ToListAsync(ct);
        return [.. rules.Select(r => new CommissionRuleView(r.Number, r.Read(), r.ById, r.CreatedAt)), new(0, CommissionBands.Shipped, null, null)];
    }
}

/// <summary>The accountant or the manager sets other bands; they count for what is settled from now on.</summary>
public sealed class SetCommissionRule(Database database, TimeProvider clock)
{
    /// <param name="bands">The new bands.</param>
    /// <param name="basedOn">The version they change; null: whatever is in force.</param>
    /// <param name="actor">Holds the right over money settings or the rules of business.</param>
    /// <param name="ct">Ends it early.</param>
    public async Task<CommissionRuleView> Handle(IReadOnlyList<CommissionBand> bands, int? basedOn, Actor actor, CancellationToken ct = default)
    {
        actor.RequireMoneySettings();
        CommissionBands.Check(bands);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, "finance.commissionRule", ct);
        var (number, there) = await CommissionRules.InForce(db, ct);
        if (basedOn is { } based && based != number) throw new ChangedMeanwhile(new CommissionRuleView(number, there, null, null));
        var rule = new CommissionRule(number + 1, bands, actor.Id, clock.Now());
        db.Add(rule);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return new(rule.Number, bands, rule.ById, rule.CreatedAt);
    }
}

internal sealed class CommissionRuleTable : IEntityTypeConfiguration<CommissionRule>
{
    public void Configure(EntityTypeBuilder<CommissionRule> rule)
    {
        rule.ToTable("finance_commission_rules");
        rule.HasIndex(r => r.Number).IsUnique();     // the newest is in force
    }
}
