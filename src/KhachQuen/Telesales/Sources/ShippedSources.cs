using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Where leads come from in a new installation; the administrator adds more.</summary>
public static class ShippedSources
{
    private static readonly (string Code, string Name, bool Hot)[] Table =
    [
        ("handEntry", "Nhập tay", false), ("import", "Nhập từ tệp", false), ("form", "Form trên web", true), ("facebook", "Facebook", true), ("zalo", "Zalo OA", true),
        ("tiktok", "TikTok", true), ("hotline", "Hotline", true), ("landing", "Trang đích", true), ("api", "Hệ thống khác", true), ("oldCustomer", "Khách cũ", false), ("referral", "Khách giới thiệu", false),
    ];

    public static async Task Add(Db db, CancellationToken ct = default)
    {
        var there = await db.Sources.Select(s => s.Code).ToListAsync(ct);
        foreach (var (code, name, hot) in Table.Where(s => !there.Contains(s.Code)))
        {
            var source = new Source(code, name, db.Clock.Now());
            source.Set(name, hot, DuplicatePolicy.LastHolder, SharingMode.ByHand, null, allowsPull: true, active: true);
            db.Add(source);
        }
        await db.SaveChangesAsync(ct);
    }
}
