using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Demo;

/// <summary>How others reach the company and hear of it: a form on its page with a number that was mistyped, and a webhook that pauses.</summary>
internal static class GateChapter
{
    public static async Task Tell(IServiceProvider services, CancellationToken ct)
    {
        await using var db = services.GetRequiredService<Database>().Open(Actor.System);
        var (form, landing) = (await db.Sources.SingleAsync(s => s.Code == "form", ct), await db.Sources.SingleAsync(s => s.Code == "landing", ct));
        var (add, receive) = (services.GetRequiredService<AddGate>(), services.GetRequiredService<ReceiveLead>());
        var gate = await add.Handle(form.Id, new(GateKind.Form, "Form trang chủ", "Khi bấm Gửi, tôi đề nghị công ty gọi lại theo số điện thoại này."), Actor.System, ct);
        await add.Handle(landing.Id, new(GateKind.Hook, "Trang đích Tết", "Tôi muốn được tư vấn qua điện thoại.", Mapping: "so_dt = phone\nhoten = name"), Actor.System, ct);
        await receive.Take(gate, new() { Name = "Chị Thu Hiền", Phone = "09123", Note = "Hỏi giá 2 hộp" }, "203.0.113.7", null, ct);
        var admin = await db.Users.SingleAsync(u => u.UserName == "admin", ct);
        var hook = new Webhook(admin.Id, "https://kho.example.com/khachquen", ["order.confirmed", "shipment.stateChanged"], services.GetRequiredService<WebhookSecrets>().Seal(Webhook.NewSecret()), db.Clock.Now());
        hook.Stop();
        db.Add(hook);
        await db.SaveChangesAsync(ct);
    }
}
