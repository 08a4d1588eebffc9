using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Demo;

/// <summary>Parcels that gave trouble, and what shipment care did about them: failed, asked for again, turned back, saved and lost .</summary>
internal sealed class RescueChapter(Database database, ActorDesk desk, DateTime now)
{
    private readonly RescueSettings words = new();
    private Actor carrier = Actor.System, care = Actor.System;

    public async Task Tell(CancellationToken ct)
    {
        (carrier, care) = (Actor.System with { UserName = Carriers.Ghn, Name = "GHN" }, await Named("shipmentcare1", ct));
        List<Guid> parcels;
        await using (var db = database.Open(Actor.System))
            parcels = await db.Rows<Shipment>().Where(s => s.State == ShipmentState.Delivering && s.Code != null).OrderByDescending(s => s.OrderNumber).Select(s => s.Id).Take(9).ToListAsync(ct);
        if (parcels.Count < 9) return;
        await Fails(parcels[0], "Khách không nghe máy", -5, ct);
        await Fails(parcels[1], "Sai số nhà, gọi không được", -20, ct);
        await Goes(parcels[1], ShipmentState.Delivering, null, -18, ct);
        await Fails(parcels[1], "Người nhà nói khách đi vắng", -3, ct);
        await Fails(parcels[2], "Khách hẹn chiều mai", -6, ct);
        await Works(parcels[2], 1, 1, "Khách dặn giao sau 17h", -2, 20, ct);
        await Fails(parcels[3], "Khách từ chối nhận, chưa rõ lý do", -22, ct);
        await Goes(parcels[3], ShipmentState.Returning, "Chuyển hoàn", -4, ct);
        await Fails(parcels[4], "Khách không đủ tiền", -9, ct);
        await Goes(parcels[4], ShipmentState.RedeliveryRequested, null, -7, ct);
        foreach (var saved in parcels[5..8])
        {
            await Fails(saved, "Không liên lạc được", -24, ct);
            await Works(saved, 0, 0, "Gọi được, khách nhận hôm nay", -23, 4, ct);
            await Goes(saved, ShipmentState.Delivering, null, -21, ct);
            await Goes(saved, ShipmentState.Delivered, null, -12, ct);
        }
        await Fails(parcels[8], "Hàng móp hộp, khách không nhận", -23, ct);
        await Works(parcels[8], 4, 6, null, -20, 4, ct);
        await Goes(parcels[8], ShipmentState.Returning, null, -18, ct);
        await Goes(parcels[8], ShipmentState.Returned, null, -2, ct);
    }

    private Task Fails(Guid id, string why, int hours, CancellationToken ct) => Goes(id, ShipmentState.DeliveryFailed, why, hours, ct);

    private async Task Goes(Guid id, ShipmentState to, string? note, int hours, CancellationToken ct)
    {
        var clock = new StoodStill(now.AddHours(hours));
        await new RecordShipmentEvent(database.At(clock), clock).Handle(id, new() { State = to, Note = note }, carrier, ct);
    }

    private async Task Works(Guid id, int reason, int solution, string? note, int hours, int again, CancellationToken ct)
    {
        var clock = new StoodStill(now.AddHours(hours));
        var then = database.At(clock);
        await new RescueShipments(then, new CompanyCalendar(then, clock), clock).Handle([id], new() { ReasonId = words.Reasons[reason].Id, SolutionId = words.Solutions[solution].Id, Note = note, AgainAt = now.AddHours(hours + again) }, care, ct);
    }

    private async Task<Actor> Named(string userName, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        return (await desk.OfUser(await db.Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync(ct), ct))!;
    }
}
