using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Finance;

/// <summary>What a settled order earned its seller, or what a reversal takes back. Written once, never changed.</summary>
public sealed class CommissionLine : Entity, IOwned
{
    private CommissionLine() { }

    internal CommissionLine(Order order, Guid seller, DateOnly month, (CommissionBand Band, long Base, long Amount) part, int rule, DateTime at, DateTime now)
    {
        (Id, CreatedAt, OrderId, OrderNumber, OwnerId, TeamId) = (Keys.New(now), now, order.Id, order.Number, seller, order.TeamId);
        (Month, Base, BasisPoints, Amount, RuleVersion, At) = (month, part.Base, part.Band.BasisPoints, part.Amount, rule, at);
    }

    public Guid OrderId { get; private set; }
    [Impersonal] public string OrderNumber { get; private set; } = "";
    public Guid? OwnerId { get; private set; }
    public Guid? TeamId { get; private set; }
    /// <summary>The first day of the month it counts for: of the settlement, or of the return.</summary>
    public DateOnly Month { get; private set; }
    public long Base { get; private set; }
    public int BasisPoints { get; private set; }
    public long Amount { get; private set; }
    public int RuleVersion { get; private set; }
    public DateTime At { get; private set; }
    /// <summary>The line this one takes back.</summary>
    public Guid? ReversalOf { get; private set; }

    /// <summary>The same with a minus, in the month of the return.</summary>
    internal CommissionLine Reverse(DateOnly month, DateTime at, DateTime now) => new()
    {
        Id = Keys.New(now), CreatedAt = now, OrderId = OrderId, OrderNumber = OrderNumber, OwnerId = OwnerId, TeamId = TeamId, Month = month,
        Base = -Base, BasisPoints = BasisPoints, Amount = -Amount, RuleVersion = RuleVersion, At = at, ReversalOf = Id,
    };

    /// <summary>What of an order counts as the seller's revenue: the goods that were kept, as paid, without shipping; of a lost parcel no more than the carrier paid.</summary>
    public static long BaseOf(Order order)
    {
        var kept = order.Total - order.ShippingFee - order.ReturnedTotal;
        return Math.Max(0, order.Compensation is { } paid ? Math.Min(paid, kept) : kept);
    }

    public static DateOnly MonthOf(DateTime at) => CompanyTime.DayOf(at) is var day ? new(day.Year, day.Month, 1) : default;
}

internal sealed class CommissionLineTable : IEntityTypeConfiguration<CommissionLine>
{
    public void Configure(EntityTypeBuilder<CommissionLine> line)
    {
        line.ToTable("finance_commission_lines");
        line.HasIndex(l => l.ReversalOf).IsUnique().HasFilter("\"ReversalOf\" IS NOT NULL");               // a line is taken back once
        line.HasIndex(l => new { l.OrderId, l.Id });                                                        // an order's
        line.HasIndex(l => new { l.OwnerId, l.Month, l.At, l.Id }).IsDescending(false, false, true, true);  // a person's month, and its sum
        line.HasIndex(l => new { l.TeamId, l.Month, l.At, l.Id }).IsDescending(false, false, true, true);   // a team's
        line.HasIndex(l => new { l.Month, l.At, l.Id }).IsDescending(false, true, true);                    // everybody's
        line.HasIndex(l => new { l.At, l.Id }).IsDescending(true, true);                                    // all, newest first
    }
}
