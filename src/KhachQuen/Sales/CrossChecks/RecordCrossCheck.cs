using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>What a colleague says of a cross-check (api.md).</summary>
public sealed record CrossCheckInput
{
    public required CrossCheckResult Result { get; init; }
    /// <summary>For the next call, and the reason of a cancellation.</summary>
    public string? Note { get; init; }
    public DateTime? CallBackAt { get; init; }
    public Corrections? Changes { get; init; }
}

/// <summary>A colleague has called the buyer: the order is right, is to be called again, or is cancelled .</summary>
public sealed class RecordCrossCheck(Database database, TimeProvider clock)
{
    public async Task<OrderView> Handle(Guid orderId, CrossCheckInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.CrossCheck);
        await using var db = database.Open(actor);
        var order = await db.OrdersToCheck.Get(orderId, ct);
        var at = clock.Now();
        input = input with { CallBackAt = input.CallBackAt?.ToUniversalTime() };
        var check = new CrossCheck(orderId, input, actor, at);
        order.Check(input.Result, check.ChangesState == CorrectionsState.Asked, input.CallBackAt, input.Note, actor, at);
        db.Add(check);
        await db.SaveChangesAsync(ct);
        return OrderView.For(order, actor, await db.IsBlind(ct));
    }
}
