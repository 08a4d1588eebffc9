using System.Text;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Demo;

/// <summary>A B2B salesperson's board (F-30 … F-46): deals in every stage, three without evidence tonight, one of them warned; some won, one lost.</summary>
internal sealed class DealChapter(IServiceProvider services, Actor seller, Actor care)
{
    private static readonly (string Customer, string TaxCode, string Phone, string Deal, long Revenue, int Stars, string Stage, string? Evidence)[] Deals =
    [
        ("Công ty TNHH Nông sản Mộc Châu Xanh", "0108550111", "0991000301", "Tem truy xuất, 200.000 mã", 48_000_000, 3, "new", null),
        ("HTX Chè Tân Cương Thượng", "4601550189", "0991000302", "Mã vạch GS1", 6_500_000, 1, "new", "Gửi bảng giá mã vạch qua Zalo"),
        ("Công ty CP Mỹ phẩm Lá Lành", "0309550256", "0991000303", "Pháp lý công bố sản phẩm", 22_000_000, 2, "new", "warned"),
        ("Công ty CP Dược Bình Minh An", "0107550327", "0991000304", "Tem chống giả, gói năm", 120_000_000, 3, "advised", "Tư vấn tem kép, khách xin báo giá"),
        ("Công ty TNHH Sữa Ba Vì Trắng", "0106550395", "0991000305", "Tích điểm khách quen", 64_000_000, 2, "advised", null),
        ("Công ty CP Thủy sản Năm Căn Xanh", "2001550465", "0991000306", "Tem truy xuất và ứng dụng", 150_000_000, 3, "quoted", "Demo xong, đã gửi biên bản"),
        ("Công ty TNHH Bánh kẹo Hải Hà Thành", "0105550547", "0991000307", "Gia hạn gói doanh nghiệp", 36_000_000, 2, "negotiating", "Gửi báo giá bản 3"),
        ("Công ty CP Gạo Sóc Trăng Vàng", "2200550607", "0991000308", "Tem truy xuất, 1 triệu mã", 210_000_000, 3, "won", "Hợp đồng đã ký"),
    ];

    public static async Task Tell(IServiceProvider services, IReadOnlyList<User> sellers, CancellationToken ct)
    {
        var desk = services.GetRequiredService<ActorDesk>();
        await using var db = services.GetRequiredService<Database>().Open(Actor.System);
        if (sellers.Count == 0 || await db.Users.Where(u => u.Roles == "carelead").Select(u => (Guid?)u.Id).FirstOrDefaultAsync(ct) is not { } lead) return;
        if (await desk.OfUser(sellers[0].Id, ct) is { } seller && await desk.OfUser(lead, ct) is { } care) await new DealChapter(services, seller, care).All(ct);
    }

    private async Task All(CancellationToken ct)
    {
        foreach (var deal in Deals) await One(deal.Customer, deal.TaxCode, deal.Phone, deal.Deal, deal.Revenue, deal.Stars, deal.Stage, deal.Evidence, ct);
        await new QuoteChapter(services, seller).Tell(ct);
        var quoted = await services.GetRequiredService<ListOpportunities>().All(new() { Stage = "negotiating" }, seller, ct);
        if (quoted.Count > 0) await services.GetRequiredService<RankOpportunities>().Handle(quoted, 3, seller, ct);      // one act on many, to be taken back
    }

    private async Task One(string name, string taxCode, string phone, string deal, long revenue, int stars, string stage, string? evidence, CancellationToken ct)
    {
        var customer = await services.GetRequiredService<EnterCustomer>().Handle(new() { Type = ContactType.Company, Name = name, TaxCode = taxCode, Phones = [phone], Address = new("Khu công nghiệp số 2", null, "01", null), Rank = revenue switch { >= 100_000_000 => "A", >= 40_000_000 => "B", _ => "C" } }, seller, ct);
        var opened = await services.GetRequiredService<OpenOpportunity>().Handle(new() { CustomerId = customer.Id, Name = deal, ExpectedRevenue = revenue, Priority = stars }, seller, ct);
        if (evidence is not null)
        {
            using var file = new MemoryStream(Encoding.UTF8.GetBytes($"Nội dung đã trao đổi với {name}: {evidence}."));
            await services.GetRequiredService<AddEvidence>().Handle(opened.Id, new() { Kind = EvidenceKind.Message, Advice = evidence == "warned" ? "Ảnh chụp màn hình" : evidence }, file, "trao-doi.txt", seller, ct);
            if (evidence == "warned") await services.GetRequiredService<ReviewEvidence>().Handle(opened.Id, null, false, "Ảnh không thấy nội dung tư vấn", care, ct);
        }
        if (stage == "won") await services.GetRequiredService<WinOpportunity>().Handle(opened.Id, null, seller, ct);
        else if (stage != opened.Stage) await services.GetRequiredService<EditOpportunity>().Handle(opened.Id, null, new() { Stage = new(true, stage) }, seller, ct);
    }
}
