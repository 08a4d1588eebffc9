using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen;

/// <summary>
/// The roles a new installation starts with (access.md, X-2). Scopes: o own, t team, T team and below, A all.
/// Written as the table is: area, then action=scope. The administrator may change every one afterwards.
/// </summary>
public static class ShippedRoles
{
    private const string Base = "catalog.read=A knowledge.read=A";

    private static readonly (string Code, string Name, string NameEn, string Rights)[] Table =
    [
        ("sales", "Nhân viên kinh doanh", "Sales, telesales", $"{Base} leads.read=o leads.work=o leads.create=A customers.read=o customers.write=o customers.create=A opportunities.read=o opportunities.write=o orders.read=o orders.create=o orders.crossCheck=t care.read=o tickets.read=o tickets.write=o calls.make=A calls.listen=o money.read=o reports.read=o phones.full=o healthHints.read=o consents.read=o consents.record=A contactDecisions.read=o operations.undo=o"),
        ("lead", "Trưởng nhóm", "Team lead", $"{Base} leads.read=T leads.work=T leads.assign=T leads.export=T leads.create=A leads.import=A customers.read=T customers.write=T customers.create=A customers.assign=T opportunities.read=T opportunities.write=T orders.read=T orders.create=T orders.crossCheck=T care.read=T care.write=T care.assign=T tickets.read=T tickets.write=T tickets.assign=T calls.make=A calls.listen=T calls.supervise=T money.read=T reports.read=T phones.full=T healthHints.read=T roster.manage=T operations.undo=T consents.read=T consents.record=A consents.restore=A contactDecisions.read=T orders.export=T knowledge.write=A"),
        ("manager", "Quản lý", "Manager", $"{Base} catalog.write=A leads.read=A leads.work=A leads.assign=A leads.export=A leads.create=A leads.import=A customers.read=A customers.write=A customers.create=A customers.assign=A customers.export=A opportunities.read=A opportunities.write=A opportunities.review=A orders.read=A orders.create=A orders.crossCheck=A orders.ship=A care.read=A care.write=A care.assign=A tickets.read=A tickets.write=A tickets.assign=A calls.make=A calls.listen=A calls.supervise=A money.read=A money.approve=A reports.read=A settings.businessRules=A phones.full=A roster.manage=A operations.undo=A consents.read=A consents.record=A consents.restore=A contactDecisions.read=A subjects.export=A subjects.erase=A orders.export=A money.export=A catalog.export=A knowledge.write=A"),
        ("director", "Giám đốc", "Director", $"{Base} leads.read=A leads.export=A customers.read=A opportunities.read=A orders.read=A care.read=A tickets.read=A calls.listen=A money.read=A money.approve=A reports.read=A contactDecisions.read=A orders.export=A money.export=A"),
        ("data", "Nhân viên data", "Data steward", $"{Base} leads.read=A customers.read=A customers.write=A customers.create=A customers.verify=A reports.dataQuality=A identity.full=A operations.undo=o consents.read=A consents.record=A consents.restore=A contactDecisions.read=A contactRules.manage=A subjects.export=A subjects.erase=A"),
        ("distributor", "Chia số", "Data distributor", $"{Base} leads.read=A leads.assign=A leads.import=A reports.sharing=A operations.undo=o"),
        ("marketing", "Marketing", "Marketing", $"{Base} leads.read=A leads.create=A leads.import=A customers.read=A campaigns.manage=A segments.manage=A reports.campaigns=A operations.undo=o"),
        ("care", "Chăm sóc khách hàng", "Customer care", $"{Base} leads.create=A customers.read=t customers.write=t opportunities.read=t opportunities.review=t orders.read=t care.read=o care.write=o tickets.read=t tickets.write=t calls.make=A calls.listen=o reports.read=o phones.full=o healthHints.read=o consents.read=o consents.record=A contactDecisions.read=o"),
        ("carelead", "Trưởng nhóm CSKH", "Care lead", $"{Base} leads.create=A customers.read=A customers.write=A opportunities.read=A opportunities.review=A orders.read=A care.read=A care.write=A care.assign=A tickets.read=A tickets.write=A tickets.assign=A calls.make=A calls.listen=A calls.supervise=A reports.care=A care.settings=A healthHints.read=A roster.manage=T consents.read=A consents.record=A consents.restore=A contactDecisions.read=A knowledge.write=A"),
        ("reception", "Tiếp nhận", "Reception", $"{Base} leads.read=A leads.create=A customers.read=A customers.create=A orders.read=A orders.create=A tickets.read=A tickets.write=A tickets.assign=A calls.make=A calls.listen=o reports.read=o phones.full=A consents.read=o consents.record=A contactDecisions.read=o"),
        ("tech", "Kỹ thuật, xử lý", "Handler, technician", $"{Base} customers.readOfTickets=A orders.readOfTickets=A tickets.read=t tickets.write=o calls.make=A calls.listenOfTickets=A reports.read=o"),
        ("shipping", "Vận đơn", "Shipping clerk", $"{Base} customers.readOfShipments=A orders.readConfirmed=A orders.ship=A calls.make=A reports.shipping=A carriers.manage=A operations.undo=o consents.read=o consents.record=A contactDecisions.read=o orders.export=A"),
        ("warehouse", "Kho", "Warehouse", $"{Base} customers.readOfShipments=A orders.readConfirmed=A orders.ship=A calls.make=A reports.shipping=A carriers.manage=A operations.undo=o consents.read=o consents.record=A contactDecisions.read=o orders.export=A"),
        ("shipmentcare", "Care đơn", "Shipment care", $"{Base} customers.readOfShipments=A orders.readShipping=A orders.ship=A calls.make=A calls.listen=o reports.shipping=A phones.full=A operations.undo=o consents.read=o consents.record=A contactDecisions.read=o"),
        ("accountant", "Kế toán", "Accountant", $"{Base} customers.read=A orders.read=A orders.reconcile=A money.read=A money.write=A reports.money=A identity.full=A settings.money=A operations.undo=o orders.export=A money.export=A"),
        ("legal", "Pháp lý", "Legal", $"{Base} leads.read=o leads.work=o leads.create=A customers.read=o customers.write=o customers.create=A opportunities.read=o opportunities.write=o orders.read=o orders.create=o calls.make=A calls.listen=o money.read=o reports.read=o identity.full=A consents.read=o consents.record=A contactDecisions.read=o"),
        ("recruiter", "Tuyển dụng", "Recruiter", $"{Base} leads.read=o leads.work=o leads.create=A customers.read=o customers.write=o customers.create=A opportunities.read=o opportunities.write=o orders.read=o orders.create=o calls.make=A calls.listen=o money.read=o reports.read=o consents.read=o consents.record=A contactDecisions.read=o"),
        ("tour", "Điều hành tour", "Tour operator", $"{Base} leads.read=o leads.work=o leads.create=A customers.read=o customers.write=o customers.create=A opportunities.read=o opportunities.write=o orders.read=o orders.create=o calls.make=A calls.listen=o money.read=o reports.read=o consents.read=o consents.record=A contactDecisions.read=o"),
        ("admin", "Quản trị", "Administrator", "catalog.read=A catalog.write=A users.manage=A teams.manage=A roles.manage=A tokens.manage=A audit.read=A system.manage=A settings.manage=A settings.businessRules=A reports.system=A roster.manage=A contactRules.manage=A catalog.export=A users.export=A audit.export=A knowledge.read=A knowledge.write=A"),
    ];

    public static IReadOnlyList<string> Codes { get; } = [.. Table.Select(r => r.Code)];

    public static IReadOnlyDictionary<string, Scope> RightsOf(string code) => Read(Table.Single(r => r.Code == code).Rights);

    /// <summary>Adds the roles that are not there yet; leaves changed ones alone.</summary>
    public static async Task Add(Db db, CancellationToken ct = default)
    {
        var there = await db.Roles.Select(r => r.Code).ToListAsync(ct);
        foreach (var (code, name, nameEn, rights) in Table.Where(r => !there.Contains(r.Code)))
            db.Add(new Role(code, name, nameEn, Read(rights), db.Clock.Now()));
        await db.SaveChangesAsync(ct);
    }

    private static Dictionary<string, Scope> Read(string rights) => rights.Split(' ').Select(r => r.Split('=')).ToDictionary(r => r[0], r => r[1] switch
    {
        "o" => Scope.Own, "t" => Scope.Team, "T" => Scope.TeamAndBelow, "A" => Scope.All, _ => throw new FormatException(r[1]),
    });
}
