using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Sales;

/// <summary>What the buyer asks to be changed when a colleague calls .</summary>
public sealed record Corrections
{
    public ShippingAddress? ShippingAddress { get; init; }
    /// <summary>The quantity each named product shall have; 0 takes it off.</summary>
    public IReadOnlyList<QuantityWanted>? Lines { get; init; }

    public bool IsEmpty => ShippingAddress is null && Lines is null or { Count: 0 };
}

public sealed record QuantityWanted(Guid ProductId, decimal Quantity);

public enum CorrectionsState : short { None, Asked, Taken, TurnedDown }

/// <summary>One call of a colleague to a buyer: its result, and what the buyer wants changed.</summary>
public sealed class CrossCheck : Entity
{
    private CrossCheck() { }

    internal CrossCheck(Guid orderId, CrossCheckInput input, Actor by, DateTime at)
    {
        (Id, CreatedAt, OrderId, CheckerId, CheckerName) = (Keys.New(at), at, orderId, by.Id, by.Name);
        (Result, CallBackAt, Note) = (input.Result, input.CallBackAt, string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim());
        if (input.Changes is not { IsEmpty: false } changes) return;
        (Changes, ChangesState) = (JsonSerializer.Serialize(changes), CorrectionsState.Asked);
    }

    public Guid OrderId { get; private set; }
    public Guid CheckerId { get; private set; }
    [Impersonal] public string CheckerName { get; private set; } = "";
    public CrossCheckResult Result { get; private set; }
    public DateTime? CallBackAt { get; private set; }
    public string? Note { get; private set; }
    public string? Changes { get; private set; }
    public CorrectionsState ChangesState { get; private set; }

    internal Corrections? Asked => Changes is null ? null : JsonSerializer.Deserialize<Corrections>(Changes);

    internal void Answer(bool taken)
    {
        Rule.Require(ChangesState == CorrectionsState.Asked, "order.noCorrections");
        ChangesState = taken ? CorrectionsState.Taken : CorrectionsState.TurnedDown;
    }
}

internal sealed class CrossCheckTable : IEntityTypeConfiguration<CrossCheck>
{
    public void Configure(EntityTypeBuilder<CrossCheck> check)
    {
        check.ToTable("sales_cross_checks");
        check.HasIndex(c => new { c.OrderId, c.Id });           // an order's checks
        check.HasIndex(c => new { c.CheckerId, c.CreatedAt });  // what a colleague checked
    }
}
