using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>
/// A carrier says where a parcel is. It may jump to any state the graph reaches; what it passed over is inferred. Sent again it has no effect; older than
/// what is known, of an unknown code, of an unknown parcel or out of reach it is kept and shown.
/// </summary>
public sealed class ReceiveCarrierEvent(Database database, TimeProvider clock)
{
    private const int Tries = 5;

    /// <param name="carrier">As whom the address opened.</param>
    /// <param name="said">What was read from it.</param>
    /// <param name="raw">The message as it came.</param>
    /// <param name="actor">The carrier itself (<see cref="CarrierGate"/>).</param>
    /// <param name="ct">Ends it early.</param>
    public async Task<CarrierResult> Handle(string carrier, CarrierEvent said, string raw, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Ship);
        string? blocked = null;
        for (var again = 1; ; again++)
            try { return await Once(carrier, said, SheetText.Clean(raw), blocked, actor, ct); }
            catch (Refused why) when (blocked is null) { blocked = why.Code; }       // the order stands in the way: keep the message, move nothing
            catch (DbUpdateConcurrencyException) when (again < Tries) { }            // a person took a step meanwhile: look anew
            catch (DbUpdateException problem) when (again < Tries && IsUnique(problem)) { }
    }

    private bool IsUnique(DbUpdateException problem)
    {
        using var db = database.Open(Actor.System);
        return db.Dialect.IsUniqueViolation(problem);
    }

    private async Task<CarrierResult> Once(string carrier, CarrierEvent said, string raw, string? blocked, Actor actor, CancellationToken ct)
    {
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, $"sales.carrier:{carrier}:{said.Parcel}", ct);
        var (parcel, code, at) = (said.Parcel, said.RawCode, said.At);
        var message = await db.Rows<CarrierMessage>().SingleOrDefaultAsync(m => m.Carrier == carrier && m.Parcel == parcel && m.RawCode == code && m.At == at, ct);
        var result = CarrierResult.Repeated;
        if (message is not null) message.Again(clock.Now());
        else
        {
            db.Add(message = new CarrierMessage(carrier, said, raw, clock.Now()));
            result = await Apply(db, carrier, said, message, blocked, actor, ct);
        }
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return result;
    }

    private async Task<CarrierResult> Apply(Db db, string carrier, CarrierEvent said, CarrierMessage message, string? blocked, Actor actor, CancellationToken ct)
    {
        var shipment = await CarrierParcel.Find(db, carrier, said, ct);
        var result = shipment is null ? CarrierResult.UnknownWaybill : CarrierParcel.ResultOf(shipment, said);
        if (blocked is not null && result == CarrierResult.Applied) result = CarrierResult.Unreachable;
        message.Came(result, shipment?.Id, blocked);
        if (result == CarrierResult.Applied) await Move(db, carrier, shipment!, said, actor, ct);
        else if (result is CarrierResult.Repeated or CarrierResult.UnknownCode or CarrierResult.Unreachable) shipment?.Heard(said.State, said.At < clock.Now() ? said.At : clock.Now());
        return result;
    }

    private async Task Move(Db db, string carrier, Shipment shipment, CarrierEvent said, Actor actor, CancellationToken ct)
    {
        var order = await db.Rows<Order>().Get(shipment.OrderId, ct);
        var buyer = await db.Rows<Customer>().Get(shipment.CustomerId, ct);
        var now = clock.Now();
        var at = said.At < now ? said.At : now;     // a carrier's clock may run ahead
        shipment.ReportedBy(carrier, said.Waybill, said.Fee);
        var way = ShipmentMoves.Way(shipment.State, said.State!.Value)!;
        foreach (var (state, place) in way.Select((s, i) => (s, i)))
        {
            shipment.Jump(state, said.Note ?? said.RawName, actor, at, now.AddMilliseconds(place) /* the log stands in the order of its keys */, inferred: state != said.State);
            if (state == ShipmentState.Compensated) shipment.Compensate(shipment.CodAmount);
            ShipmentEffects.Apply(shipment, order, buyer, [], at);
        }
    }
}
