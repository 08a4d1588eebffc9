using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Demo;

/// <summary>Companies among the leads (F-20 … F-25): one at each level, one whose size waits for the team lead, one that became a customer.</summary>
internal sealed class LevelChapter(Database database, ActorDesk desk)
{
    private static readonly string[] Companies = ["Công ty TNHH Mật ong Tây Bắc", "Công ty CP Dược liệu Hồng Hà", "HTX Chè Tân Cương", "Công ty CP Mỹ phẩm Sen Việt", "Công ty TNHH Nước mắm Phú Hải", "Công ty CP Gốm Bát Tràng Xưa"];
    private static readonly LeadLists Lists = new();

    public async Task Tell(IReadOnlyList<User> sellers, CancellationToken ct)
    {
        var seller = sellers[0];
        var actor = new Actor { Id = seller.Id, UserName = seller.UserName, Name = seller.DisplayName, TeamId = seller.TeamId };
        foreach (var (name, n) in Companies.Select((name, n) => (name, n))) await One(seller, actor, name, n, ct);
    }

    private async Task One(User seller, Actor actor, string name, int n, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        var at = db.Clock.Now().AddDays(-9 + n);
        var lead = new Lead(new NewLead { Phone = PhoneNumber.Parse(DemoNames.Mobile(9_000 + n)), Name = name, ContactType = ContactType.Company, Source = "referral", Basis = ContactBasis.CustomerRequest, BasisProof = "Gặp ở hội chợ", TaxCode = Codes[n], Email = $"lienhe{n}@congty.vn" }, at);
        lead.GiveTo(seller.Id, seller.TeamId, "byHand", seller.DisplayName, db.Clock.Now().AddMinutes(-20));      // not so long ago that it floats
        db.Add(lead);
        await db.SaveChangesAsync(ct);
        var file = await LeadFile.Of(db, lead, ct);
        if (n > 0) await file.Take(Said(n), ct);
        if (n == 3) file.Profile!.ProposeSize(Lists.Sizes[2].Id, "Hai dây chuyền, khoảng 60 người", seller.Id, at.AddHours(5));
        if (n == 3) lead.SizeSaid("lead.sizeProposed", Lists.Sizes[2].Name, "Hai dây chuyền, khoảng 60 người");
        file.Level();
        await db.SaveChangesAsync(ct);
        if (n == 5) await new ConvertLead(database, [], db.Clock).Handle(lead.Id, new(), null, await Known(actor, ct), ct);
    }

    private async Task<Actor> Known(Actor actor, CancellationToken ct) => await desk.OfUser(actor.Id, ct) ?? actor;

    private static readonly string[] Codes = ["0105123418", "4600345638", "0107345649", "3600456752", "0108456768", "0110678983"];

    /// <summary>The more is known, the further down the list: nothing, level 1, 2, then all but an approved size, all.</summary>
    private static LeadProfileEdit Said(int n)
    {
        var first = new LeadProfileEdit
        {
            RankId = new(true, Lists.Ranks[n % 3].Id), IdIssuedAt = "Sở Kế hoạch và Đầu tư Hà Nội", IdIssuedOn = new(true, new DateOnly(2016, 3, 4 + n)), EnterpriseTypeId = new(true, Lists.EnterpriseTypes[n % 4].Id), RouteToMarketId = new(true, Lists.RoutesToMarket[0].Id),
            Address = new(true, new() { Line = $"{10 + n} Giải Phóng", ProvinceCode = "01" }), CategoryId = new(true, Lists.Categories[n].Id), ContactPerson = new(true, new() { Name = DemoNames.Person(700 + n), Role = "Giám đốc", Phone = DemoNames.Mobile(7_000 + n) }),
        };
        if (n < 2) return first;
        var second = first with { Brands = "Nhãn riêng và hàng gia công", BusinessTypeId = new(true, Lists.BusinessTypes[0].Id), UsedCompetitor = new(true, (UsedCompetitor)(n % 3)), Fanpage = "facebook.com/hangviet" };
        return n < 3 ? second : second with { SkuCount = new(true, 12 * n), DistributionModel = "Đại lý ở 15 tỉnh, sàn thương mại điện tử", OperatingProcess = "Sản xuất theo kế hoạch tuần, kho ở Hà Nội, giao qua đơn vị vận chuyển", Headcount = n > 3 ? new(true, 40 + n) : default };
    }
}
