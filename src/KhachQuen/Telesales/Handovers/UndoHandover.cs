using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>
/// Takes a handover back within thirty days, as one act, in three heaps: what nobody has touched returns to whom it was taken from; what was worked or given on
/// since stays; what is finished, or whose holder has left, cannot go back.
/// </summary>
public sealed class UndoHandover(Database database, CustomerMoves moves, TimeProvider clock)
{
    public async Task<HandoverView> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.RequireHandover();
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var handover = await db.Handovers.Get(id, ct);
        Rule.Require(handover.UndoneAt is null, "handover.alreadyUndone");
        var heaps = await Within(db, handover, moves, clock.Now(), ct);
        if (await db.Rows<BulkOperation>().SingleOrDefaultAsync(o => o.Id == id, ct) is { } operation)
        {
            operation.BeginUndo(actor, clock.Now());
            operation.EndUndo(heaps);
        }
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return HandoverView.For(handover);
    }

    /// <summary>Inside the caller's transaction, which saves.</summary>
    internal static async Task<UndoHeaps> Within(Db db, Handover handover, CustomerMoves moves, DateTime at, CancellationToken ct)
    {
        var id = handover.Id;
        await db.Dialect.Lock(db, "handover:" + handover.OwnerId, ct);
        var lines = await db.Rows<HandoverLine>().Where(l => l.HandoverId == id).OrderBy(l => l.Id).ToListAsync(ct);
        var back = new Returns(db, handover, moves, await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == handover.OwnerId && u.Active, ct));
        foreach (var noun in lines.GroupBy(l => l.Noun)) await back.All(noun.Key, [.. noun], ct);
        int Of(HandoverLineState state) => lines.Count(l => l.State == state);
        var heaps = new UndoHeaps(Of(HandoverLineState.Reversed), Of(HandoverLineState.Kept), Of(HandoverLineState.Impossible));
        handover.Undo(heaps, at);
        db.AddRange(lines.Where(l => l.State is HandoverLineState.Kept or HandoverLineState.Impossible).DistinctBy(l => l.RowId).Select(l => new OperationRow
        {
            OperationId = id, RowId = l.RowId, Noun = l.Noun == HandoverNoun.CrossCheck ? nameof(Order) : l.Noun.ToString(), Heap = l.State == HandoverLineState.Kept ? UndoHeap.Kept : UndoHeap.Impossible, Reason = "handover." + l.Why,
        }));
        return heaps;
    }
}

/// <summary>The same from the list of acts on many.</summary>
internal sealed class HandoverBack(CustomerMoves moves, TimeProvider clock) : IOperationUndo
{
    internal const string TheKind = "handover";

    public string Kind => TheKind;
    public string Permission => LeadPermissions.Assign;

    public async Task<UndoHeaps?> Undo(BulkOperation operation, Db db, Actor actor, CancellationToken ct)
    {
        actor.RequireHandover();
        return await UndoHandover.Within(db, await db.Handovers.Get(operation.Id, ct), moves, clock.Now(), ct);
    }
}

/// <summary>Gives the rows of one kind back, each by its own rule.</summary>
/// <param name="db">In the caller's transaction.</param>
/// <param name="handover">What is undone.</param>
/// <param name="moves">What goes along with a customer.</param>
/// <param name="holder">Whom it goes back to; null: they have left.</param>
internal sealed class Returns(Db db, Handover handover, CustomerMoves moves, User? holder)
{
    private const string Worked = "worked", Elsewhere = "moved", Finished = "finished", Left = "left";

    public Task All(HandoverNoun noun, IReadOnlyList<HandoverLine> lines, CancellationToken ct) => noun switch
    {
        HandoverNoun.Lead => Each(db.Rows<Lead>(), lines, Lead, ct),
        HandoverNoun.Customer => Each(db.Rows<Customer>(), lines, Customer, ct),
        HandoverNoun.Order => Each(db.Rows<Order>(), lines, Order, ct),
        _ => Each(db.Rows<Order>(), lines, Check, ct),
    };

    private async Task Each<T>(IQueryable<T> all, IReadOnlyList<HandoverLine> lines, Func<T, HandoverLine, (HandoverLineState, string?)> put, CancellationToken ct) where T : Entity
    {
        foreach (var some in lines.Chunk(500))
        {
            Guid[] ids = [.. some.Select(l => l.RowId)];
            var rows = await all.Where(r => EF.Parameter(ids).Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
            foreach (var line in some)
            {
                var row = rows.GetValueOrDefault(line.RowId);
                var (state, why) = row is null ? (HandoverLineState.Impossible, Finished) : put(row, line);
                line.Become(state, why);
                if (state == HandoverLineState.Reversed && row is Customer customer) await moves.Tell(db, customer, line.ToUserId, holder, ct);
                if (state == HandoverLineState.Reversed && row is Order order && line.Noun == HandoverNoun.Order) await OrderHands.Give(db, order, holder!.Id, holder.TeamId, holder.DisplayName, ct);
            }
        }
    }

    private (HandoverLineState, string?) Lead(Lead lead, HandoverLine line)
    {
        if (lead.Stage is LeadStage.Ordered or LeadStage.Converted) return (HandoverLineState.Impossible, Finished);
        if (lead.OwnerId != line.ToUserId) return (HandoverLineState.Kept, Elsewhere);
        if (lead.LastOutcomeAt >= line.CreatedAt) return (HandoverLineState.Kept, Worked);
        if (holder is null) return (HandoverLineState.Impossible, Left);
        Sharing.Give(db, lead, holder, ShareRules.Undone, 1, null, handover.Id);
        return (HandoverLineState.Reversed, null);
    }

    private (HandoverLineState, string?) Customer(Customer customer, HandoverLine line)
    {
        if (customer.OwnerId != line.ToUserId) return (HandoverLineState.Kept, Elsewhere);
        if (holder is null) return (HandoverLineState.Impossible, Left);
        customer.HandTo(holder.Id, holder.TeamId, holder.DisplayName);
        return (HandoverLineState.Reversed, null);
    }

    private (HandoverLineState, string?) Order(Order order, HandoverLine line) =>
        order.State > OrderState.Shipping ? (HandoverLineState.Impossible, Finished)
        : order.OwnerId != line.ToUserId ? (HandoverLineState.Kept, Elsewhere)
        : holder is null ? (HandoverLineState.Impossible, Left) : (HandoverLineState.Reversed, null);

    private (HandoverLineState, string?) Check(Order order, HandoverLine line)
    {
        if (order.State != OrderState.CrossChecking) return (HandoverLineState.Impossible, Finished);
        if (order.CheckerId != line.ToUserId) return (HandoverLineState.Kept, Elsewhere);
        if (order.CheckedAt >= line.CreatedAt) return (HandoverLineState.Kept, Worked);
        if (holder is null || holder.Id == order.OwnerId) return (HandoverLineState.Impossible, Left);
        order.GiveCheck(holder.Id, holder.DisplayName);
        return (HandoverLineState.Reversed, null);
    }
}
