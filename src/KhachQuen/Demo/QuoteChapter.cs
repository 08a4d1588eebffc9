using KhachQuen.Catalog;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Demo;

/// <summary>What was offered for some of the deals (F-33): a draft, one sent, one in its second revision, one accepted and one declined.</summary>
internal sealed class QuoteChapter(IServiceProvider services, Actor seller)
{
    private static readonly (string Code, string Name, string Unit, long Price)[] Services =
    [
        ("DV-TEM", "Tem truy xuất nguồn gốc", "mã", 240), ("DV-GS1", "Đăng ký mã vạch GS1", "hồ sơ", 6_500_000), ("DV-APP", "Ứng dụng truy xuất, gói năm", "năm", 36_000_000), ("DV-DIEM", "Tích điểm khách quen, gói năm", "năm", 64_000_000),
    ];
    private static readonly (string Deal, string Service, decimal Quantity, decimal? Percent, string? Own, long OwnPrice, string End)[] Quotes =
    [
        ("Tem chống giả, gói năm", "DV-TEM", 450_000, 5, "Thiết kế tem kép", 12_000_000, "draft"), ("Tem truy xuất và ứng dụng", "DV-APP", 1, null, "Đào tạo tại nhà máy, 2 ngày", 8_000_000, "sent"),
        ("Gia hạn gói doanh nghiệp", "DV-APP", 1, 10, null, 0, "revised"), ("Mã vạch GS1", "DV-GS1", 1, null, null, 0, "accepted"), ("Tích điểm khách quen", "DV-DIEM", 1, 8, null, 0, "declined"),
    ];

    public async Task Tell(CancellationToken ct)
    {
        await using var db = services.GetRequiredService<Database>().Open(Actor.System);
        var products = Services.Select(s => new Product(new(s.Code, s.Name, null, s.Price, s.Unit, VatGroup.General, 0, null, null, true), db.Clock.Now())).ToList();
        db.AddRange(products);
        await db.SetSettings(new QuoteSettings { Letterhead = "Tầng 5, 12 Nguyễn Trãi, Thanh Xuân, Hà Nội\nMã số thuế 0108550999 · Điện thoại 024 7300 0000", Terms = "Giá chưa gồm phí vận chuyển ngoài nội thành.\nThanh toán 50% khi đặt, 50% khi nghiệm thu." }, ct);
        await db.SaveChangesAsync(ct);
        var deals = await db.Rows<Opportunity>().AsNoTracking().Where(o => o.OwnerId == seller.Id && o.State == OpportunityState.Active).ToListAsync(ct);
        foreach (var quote in Quotes)
            if (deals.Find(d => d.Name == quote.Deal) is { } deal) await One(deal.Id, products.First(p => p.Code == quote.Service).Id, quote.Quantity, quote.Percent, quote.Own, quote.OwnPrice, quote.End, ct);
    }

    private async Task One(Guid deal, Guid product, decimal quantity, decimal? percent, string? own, long ownPrice, string end, CancellationToken ct)
    {
        await services.GetRequiredService<EditOpportunity>().Handle(deal, null, new() { ServiceId = new(true, product) }, seller, ct);
        List<QuoteLineInput> lines = [new() { ProductId = product, Quantity = quantity, DiscountPercent = percent }];
        if (own is not null) lines.Add(new() { Name = own, Unit = "gói", Quantity = 1, UnitPrice = ownPrice });
        var quote = (await services.GetRequiredService<WriteQuote>().Handle(new() { OpportunityId = deal, Term = "15 ngày từ khi đặt cọc", Lines = lines }, seller, ct)).Id;
        if (end == "draft") return;
        await Send(quote, ct);
        if (end == "revised")
        {
            quote = (await services.GetRequiredService<ReviseQuote>().Handle(quote, null, seller, ct)).Id;
            await services.GetRequiredService<EditQuote>().Handle(quote, null, new() { Note = new(true, "Tặng thêm 2 tháng khi gia hạn trong tháng này.") }, seller, ct);
            await Send(quote, ct);
        }
        if (end == "accepted") await services.GetRequiredService<AcceptQuote>().Handle(quote, null, seller, ct);
        if (end == "declined") await services.GetRequiredService<DeclineQuote>().Handle(quote, null, "Chưa có ngân sách quý này", seller, ct);
    }

    private Task Send(Guid quote, CancellationToken ct) => services.GetRequiredService<SendQuote>().Handle(quote, null, seller, ct);
}
