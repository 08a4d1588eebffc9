using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>The catalogue a new installation starts with: the five of A-11, the nine of the seed, with the keys of the desk.</summary>
public static class ShippedOutcomes
{
    private static readonly (LeadStage Stage, short Key, string Code, string Label, string LabelEn, OutcomeEffect Effect, int? Days)[] Table =
    [
        (LeadStage.New, 1, "connected", "Đã kết nối", "Connected", OutcomeEffect.MoveToContact, null),
        (LeadStage.New, 2, "notConnected", "Chưa kết nối", "Not connected", OutcomeEffect.AskCallBackTime, null),
        (LeadStage.New, 3, "wrongNumber", "Sai số", "Wrong number", OutcomeEffect.Close, null),
        (LeadStage.New, 4, "noNeed", "Không có nhu cầu", "No need", OutcomeEffect.Close, null),
        (LeadStage.New, 5, "duplicate", "Trùng số", "Duplicate", OutcomeEffect.MarkDuplicate, null),
        (LeadStage.Contact, 1, "confirmedPurchase", "Xác nhận mua", "Buys", OutcomeEffect.CreateOrder, null),
        (LeadStage.Contact, 2, "notReached", "Chưa gọi được", "Not reached", OutcomeEffect.AskCallBackTime, null),
        (LeadStage.Contact, 3, "callbackRequested", "Hẹn gọi lại", "Call back", OutcomeEffect.AskCallBackTime, null),
        (LeadStage.Contact, 4, "thinkingItOver", "Suy nghĩ thêm", "Thinking it over", OutcomeEffect.AskCallBackTime, null),
        (LeadStage.Contact, 5, "usingOtherProduct", "Đang dùng thuốc khác", "Uses another product", OutcomeEffect.AutoCallBack, 7),
        (LeadStage.Contact, 6, "priceTooHigh", "Chê giá cao", "Price too high", OutcomeEffect.None, null),
        (LeadStage.Contact, 7, "noNeed", "Không có nhu cầu", "No need", OutcomeEffect.None, null),
        (LeadStage.Contact, 8, "justBrowsing", "Tìm hiểu cho vui", "Just browsing", OutcomeEffect.None, null),
        (LeadStage.Contact, 9, "otherCancelReason", "Lý do hủy khác", "Other reason", OutcomeEffect.None, null),
    ];

    public static async Task Add(Db db, CancellationToken ct = default)
    {
        var there = (await db.Outcomes.Select(o => new { o.Stage, o.Code }).ToListAsync(ct)).Select(o => (o.Stage, o.Code)).ToHashSet();
        foreach (var o in Table.Where(o => !there.Contains((o.Stage, o.Code))))
            db.Add(new Outcome(o.Stage, o.Code, new(o.Label, o.LabelEn, o.Effect, o.Days, o.Key, o.Effect == OutcomeEffect.CreateOrder ? OutcomeColour.Green : OutcomeColour.Plain, false, o.Effect is OutcomeEffect.AskCallBackTime or OutcomeEffect.AutoCallBack or OutcomeEffect.MoveToContact, true), db.Clock.Now()));      // none of the four "Không có" floats (A-4)
        await db.SaveChangesAsync(ct);
    }
}
