using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telephony;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Demo;

/// <summary>A sale of the story, for the chapter on orders.</summary>
public sealed record DemoSale(Lead Lead, User Seller, DateTime At, int Number);

/// <summary>A month of telesales: numbers come in, are shared, called, put off, sold; this morning every agent has late callbacks, some due today and new ones.</summary>
internal sealed class LeadChapter(Db db, IReadOnlyList<User> sellers, WorkingCalendar calendar, IReadOnlyList<Guid> products)
{
    private static readonly string[] Sources = ["facebook", "landing", "zalo", "tiktok", "hotline", "form", "referral"];
    private static readonly string[] Left = ["Đau khớp gối, hỏi giá 2 hộp", "Tư vấn giúp mẹ 62 tuổi", "Gọi sau 17h, đang đi làm", "Xem quảng cáo thấy giảm 20%", "Hỏi sữa cho bé 3 tuổi", "Muốn giảm cân sau sinh", "Cho xin thông tin sản phẩm", "Đã mua năm ngoái, muốn mua lại"];
    private static readonly string[] Words = ["Chị đang bận, hẹn chiều gọi lại", "Máy bận, gọi hai lần", "Để hỏi con gái đã", "Hỏi giá 2 hộp có giảm không", "Ngại phí ship, xin miễn", "Đang dùng loại khác, còn nửa hộp", "Muốn xem thêm phản hồi", "Quan tâm nhưng chờ lương", "Nghe rõ, cần gửi thêm ảnh", "Bảo cuối tuần gọi"];
    private static readonly string[] Regions = ["01", "79", "48", "92", "31", "40", "75", "22"];
    private readonly Random fate = new(20_261_122);
    private readonly DateTime now = db.Clock.Now();
    private int people;
    private Dictionary<(LeadStage, string), Outcome> outcomes = [];
    public List<DemoSale> Sales { get; } = [];

    public async Task Tell(CancellationToken ct)
    {
        outcomes = (await db.Outcomes.ToListAsync(ct)).ToDictionary(o => (o.Stage, o.Code));
        foreach (var (i, seller) in sellers.Index())
        {
            Morning(seller, late: i == 0 ? 3 : 1 + fate.Next(4), today: i == 0 ? 9 : 5 + fate.Next(7), fresh: i == 0 ? 31 : 12 + fate.Next(22));
            for (var lead = 0; lead < 34; lead++) Worked(seller);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
        Pool(sellers.Select(s => s.TeamId).Distinct());
        foreach (var team in sellers.GroupBy(s => s.TeamId)) Floating([.. team]);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>What awaits somebody this morning.</summary>
    private void Morning(User seller, int late, int today, int fresh)
    {
        for (var i = 0; i < late; i++) PutOff(seller, now.AddMinutes(-3 - fate.Next(50)));
        for (var i = 0; i < today; i++) PutOff(seller, Later());
        for (var i = 0; i < fresh; i++) Came(seller, now.AddMinutes(-20 - fate.Next(14 * 60)), now.AddMinutes(-2 - fate.Next(15)));
    }

    /// <summary>Some time left of today, or in the next hour when the day is almost over.</summary>
    private DateTime Later()
    {
        var left = Math.Max(60, (calendar.StartOfDay(calendar.DayOf(now).AddDays(1)) - now).TotalMinutes - 30);
        return now.AddMinutes(4 + fate.Next((int)Math.Min(left, 9 * 60)));
    }

    private void PutOff(User seller, DateTime due)
    {
        var lead = Came(seller, due.AddDays(-2 - fate.Next(5)));
        if (fate.Next(3) == 0) Say(lead, seller, LeadStage.New, "notConnected", lead.CreatedAt.AddHours(3), due);
        else
        {
            Say(lead, seller, LeadStage.New, "connected", lead.CreatedAt.AddHours(2), null);
            Say(lead, seller, LeadStage.Contact, One("callbackRequested", "thinkingItOver", "notReached", "callbackRequested"), lead.CreatedAt.AddHours(2).AddMinutes(3), due);
        }
    }

    /// <summary>One lead of the past month, from its arrival to where it stands.</summary>
    private void Worked(User seller)
    {
        var came = now.AddDays(-1 - fate.Next(29)).AddMinutes(-fate.Next(600));
        var lead = Came(seller, came);
        var at = calendar.NextWorkingTime(came.AddMinutes(5 + fate.Next(90)));
        if (at > now.AddHours(-1)) return;
        var roll = fate.Next(100);
        if (roll < 8) { Say(lead, seller, LeadStage.New, "wrongNumber", at, null); return; }
        if (roll < 14) { Say(lead, seller, LeadStage.New, "noNeed", at, null); return; }
        Say(lead, seller, LeadStage.New, "connected", at, null);
        for (var call = 0; call < fate.Next(3) && at < now.AddDays(-1); call++)
        {
            var next = calendar.NextWorkingTime(at.AddHours(5 + fate.Next(40)));
            Say(lead, seller, LeadStage.Contact, One("notReached", "callbackRequested", "thinkingItOver"), at = at.AddMinutes(4), next);
            at = next.AddMinutes(Math.Max(0, fate.Next(20) - 12));      // most call back in time
        }
        if (at > now.AddMinutes(-30)) return;
        if (fate.Next(100) < 34) Sales.Add(new(lead, seller, at.AddMinutes(6), people));
        else if (fate.Next(5) == 0) Say(lead, seller, LeadStage.Contact, "usingOtherProduct", at.AddMinutes(5), calendar.NextSameTime(now.AddDays(1 + fate.Next(7))));
        else Say(lead, seller, LeadStage.Contact, One("priceTooHigh", "noNeed", "justBrowsing", "otherCancelReason"), at.AddMinutes(5), null);
    }

    private void Pool(IEnumerable<Guid?> teams)
    {
        foreach (var team in teams)
            for (var i = 0; i < 18; i++) New(now.AddMinutes(-fate.Next(400))).PutInPool(team);
    }

    /// <summary>What nobody called for three working days: it floats, charged to whoever held it .</summary>
    private void Floating(IReadOnlyList<User> team)
    {
        for (var i = 0; i < 9; i++)
        {
            var (seller, due) = (team[fate.Next(team.Count)], calendar.NextWorkingTime(now.AddDays(-6 - fate.Next(4))));
            var lead = Came(seller, due.AddDays(-2));
            if (i % 3 > 0) Say(lead, seller, LeadStage.New, "connected", lead.CreatedAt.AddHours(2), null);
            if (i % 3 > 0) Say(lead, seller, LeadStage.Contact, One("callbackRequested", "thinkingItOver", "notReached"), lead.CreatedAt.AddHours(2).AddMinutes(4), due);
            var at = calendar.ToUtc(calendar.AddWorkingDays(calendar.DayOf(due), 3), TimeOnly.FromDateTime(calendar.ToLocal(due)));
            if (at > now) at = now.AddMinutes(-fate.Next(90));
            lead.SetAfloat(at);
            db.Add(new Assignment { Id = Keys.New(at), LeadId = lead.Id, TeamId = seller.TeamId, FromUserId = seller.Id, FromTeamId = seller.TeamId, At = at, Rule = ShareRules.Floated, RuleVersion = 1, ByActorId = Actor.System.Id });
        }
    }

    private Lead Came(User seller, DateTime at, DateTime? received = null)
    {
        var lead = New(at);
        lead.GiveTo(seller.Id, seller.TeamId, "even", seller.DisplayName, received ?? at.AddMinutes(1));
        db.Add(new Assignment { Id = Keys.New(at), LeadId = lead.Id, UserId = seller.Id, TeamId = seller.TeamId, At = received ?? at.AddMinutes(1), Rule = "even", RuleVersion = 1, ByActorId = Actor.System.Id });
        return lead;
    }

    private Lead New(DateTime at)
    {
        var n = people++;
        var lead = new Lead(new NewLead
        {
            Phone = PhoneNumber.Parse(DemoNames.Mobile(n)), Name = n % 31 == 7 ? null : DemoNames.Person(n), Source = One(Sources), Basis = ContactBasis.CustomerRequest, BasisProof = "Form: tôi đồng ý được gọi tư vấn",
            OriginalText = One(Left), Note = fate.Next(3) == 0 ? One(Left) : null, Region = One(Regions), ProductId = products.Count == 0 ? null : products[fate.Next(products.Count)], Priority = (short)(fate.Next(10) switch { < 7 => 0, < 9 => 1, _ => 2 }),
        }, at);
        db.Add(lead);
        return lead;
    }

    private void Say(Lead lead, User seller, LeadStage stage, string code, DateTime at, DateTime? next)
    {
        var outcome = outcomes[(stage, code)];
        var by = new Actor { Id = seller.Id, UserName = seller.UserName, Name = seller.DisplayName, TeamId = seller.TeamId };
        db.Add(new Call(PhoneNumber.Parse(lead.Phone), "lead", lead.Id, lead.NextActionAt, by, at.AddMinutes(-2)));
        var before = lead.Apply(new LeadEffect(outcome.Move, code, next, CountsAsCall: true), null, at);
        var attempt = new Attempt(lead, stage, outcome, before, by, at);
        attempt.Says(fate.Next(4) == 0 ? null : One(Words), next, null, null, null);
        db.Add(attempt);
    }

    private string One(params string[] of) => of[fate.Next(of.Length)];
}
