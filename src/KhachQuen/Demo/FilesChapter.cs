using System.Text;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Demo;

/// <summary>What customers sent stands beside them: a prescription, a paper, a word; and this morning's callbacks of somebody who is away went to the team .</summary>
internal static class FilesChapter
{
    public static async Task Tell(IServiceProvider services, IReadOnlyList<User> sellers, CancellationToken ct)
    {
        var (add, desk) = (services.GetRequiredService<AddAttachment>(), services.GetRequiredService<ActorDesk>());
        await using var db = services.GetRequiredService<Database>().Open(Actor.System);
        foreach (var (at, seller) in sellers.Take(4).Index())
        {
            var actor = (await desk.OfUser(seller.Id, ct))!;
            async Task Put(string noun, Guid id, byte[] bytes, string name) => await add.Handle(noun, id, new MemoryStream(bytes), name, actor, ct);
            foreach (var lead in await db.Rows<Lead>().AsNoTracking().Where(l => l.OwnerId == seller.Id && l.Stage == LeadStage.Contact).OrderBy(l => l.NextActionAt == null ? 1 : 0).ThenBy(l => l.NextActionAt).Take(2).ToListAsync(ct))
                await Put("lead", lead.Id, DemoPicture.Slip(at), "Đơn thuốc khách gửi qua Zalo.png");
            if (await db.Rows<Order>().AsNoTracking().Where(o => o.OwnerId == seller.Id).OrderByDescending(o => o.CreatedAt).FirstOrDefaultAsync(ct) is not { } order) continue;
            await Put("order", order.Id, DemoPicture.Slip(at + 7), "Ảnh chuyển khoản.png");
            await Put("customer", order.CustomerId, Encoding.UTF8.GetBytes("Khách thích gọi sau 17h, hỏi con gái trước khi mua.\nNhà trong ngõ, shipper gọi trước 15 phút.\n"), "Ghi chú giao hàng.txt");
        }
        await Absent(services, sellers[^1], desk, db, ct);
    }

    private static async Task Absent(IServiceProvider services, User away, ActorDesk desk, Db db, CancellationToken ct)
    {
        var manager = (await desk.OfUser(await db.Users.Where(u => u.UserName == "manager").Select(u => u.Id).SingleAsync(ct), ct))!;
        try { await services.GetRequiredService<HandEverythingOver>().Handle(new() { FromUserId = away.Id, Scope = HandoverScope.CallbacksToday, Reason = "Nghỉ ốm hôm nay" }, manager, ct); }
        catch (Refused) { }      // late at night nothing is due any more, or nobody is on shift
    }
}
