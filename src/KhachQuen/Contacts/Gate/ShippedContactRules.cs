using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>
/// The law as it ships (reference.md, L1–L11, PDPL): data, edited and dated by the company afterwards. Not legal advice. Zalo is read like SMS: its law is
/// not settled, and the stricter reading harms nobody.
/// </summary>
public static class ShippedContactRules
{
    private const string Consent = "NĐ 91/2020/NĐ-CP Điều 11; Luật 91/2025/QH15 Điều 9, 28", Thirteen = "NĐ 91/2020/NĐ-CP Điều 13";
    private static readonly DateOnly Since = new(2020, 10, 1);      // the decree came into force

    public static IReadOnlyList<GateRule> Rows { get; } =
    [
        Of("number", GateRuleKind.Number, null, null, "Số khẩn cấp, tổng đài và số sai không được gọi (X-45)"),
        Of("ad.optOut", GateRuleKind.OptOut, ContactPurpose.Advertisement, null, "NĐ 91/2020/NĐ-CP Điều 16; Luật 91/2025/QH15 Điều 28"),
        Of("care.optOut", GateRuleKind.OptOut, ContactPurpose.Care, null, "Luật 91/2025/QH15 Điều 4, 10"),
        Of("requested.optOut", GateRuleKind.OptOut, ContactPurpose.CustomerRequested, null, "Luật 91/2025/QH15 Điều 4, 10"),
        Of("ad.call.dnc", GateRuleKind.Dnc, ContactPurpose.Advertisement, ContactChannel.Call, "NĐ 91/2020/NĐ-CP Điều 7, 13", hours: 24),
        Of("ad.sms.dnc", GateRuleKind.Dnc, ContactPurpose.Advertisement, ContactChannel.Sms, "NĐ 91/2020/NĐ-CP Điều 7, 13", hours: 24),
        Of("ad.consent", GateRuleKind.Consent, ContactPurpose.Advertisement, null, Consent),
        Of("requested.consent", GateRuleKind.Consent, ContactPurpose.CustomerRequested, null, "Luật 91/2025/QH15 Điều 9"),
        Of("ad.call.window", GateRuleKind.Window, ContactPurpose.Advertisement, ContactChannel.Call, Thirteen, from: 8 * 60, to: 17 * 60),
        Of("ad.sms.window", GateRuleKind.Window, ContactPurpose.Advertisement, ContactChannel.Sms, Thirteen, from: 7 * 60, to: 22 * 60),
        Of("ad.zalo.window", GateRuleKind.Window, ContactPurpose.Advertisement, ContactChannel.Zalo, Thirteen, from: 7 * 60, to: 22 * 60),
        Of("ad.call.cap", GateRuleKind.Cap, ContactPurpose.Advertisement, ContactChannel.Call, Thirteen, atMost: 1, hours: 24),
        Of("ad.sms.cap", GateRuleKind.Cap, ContactPurpose.Advertisement, ContactChannel.Sms, Thirteen, atMost: 3, hours: 24),
        Of("ad.email.cap", GateRuleKind.Cap, ContactPurpose.Advertisement, ContactChannel.Email, Thirteen, atMost: 3, hours: 24),
        Of("ad.zalo.cap", GateRuleKind.Cap, ContactPurpose.Advertisement, ContactChannel.Zalo, Thirteen, atMost: 3, hours: 24),
        Of("ad.call.brandName", GateRuleKind.BrandName, ContactPurpose.Advertisement, ContactChannel.Call, "NĐ 91/2020/NĐ-CP Điều 13 khoản 8, Điều 24"),
        Of("ad.sms.brandName", GateRuleKind.BrandName, ContactPurpose.Advertisement, ContactChannel.Sms, "NĐ 91/2020/NĐ-CP Điều 13 khoản 8, Điều 24"),
    ];

    /// <summary>Adds the rules whose code is not there yet; changed ones are left alone.</summary>
    public static async Task Add(Db db, CancellationToken ct = default)
    {
        var there = (await db.Rows<ContactRule>().Select(r => r.Code).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        db.AddRange(Rows.Where(r => !there.Contains(r.Code)).Select(r => new ContactRule(r, db.Clock.Now())));
        await db.SaveChangesAsync(ct);
    }

    private static GateRule Of(string code, GateRuleKind kind, ContactPurpose? purpose, ContactChannel? channel, string article, int? from = null, int? to = null, int? atMost = null, int? hours = null) =>
        new(code, kind, purpose, channel, from, to, atMost, hours, article, Since, null);
}
