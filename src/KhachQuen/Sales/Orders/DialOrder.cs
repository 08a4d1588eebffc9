using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telephony;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>A person calls the recipient of an order: its seller, the colleague who checks it, shipping. The number leaves only to be dialled; the gate is told that it is about the order.</summary>
public sealed class DialOrder(Database database, TimeProvider clock)
{
    /// <returns>The link to dial.</returns>
    public async Task<string> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(CallPermissions.Make);
        OrdersSight.Require(actor);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var order = await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) ?? await db.OrdersToCheck.AsNoTracking().Get(id, ct);
        var ask = new ContactAsk(order.Phone, ContactPurpose.Transactional, ContactChannel.Call, "order", order.Id);
        var decision = await ContactDoor.Pass(db, ask, ct);
        if (!decision.Allowed)
        {
            await ContactDoor.KeepRefusal(database, db, transaction, ask, ct);
            throw decision.Refusal();
        }
        var phone = PhoneNumber.Parse(order.Phone);
        db.Add(new Call(phone, "order", order.Id, order.CheckerId == actor.Id ? order.CheckCallBackAt : null, actor, clock.Now()));
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return "tel:" + phone.E164;
    }
}
