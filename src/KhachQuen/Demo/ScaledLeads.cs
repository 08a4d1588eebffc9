using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Demo;

/// <summary>
/// The leads of the big demo: come in over 730 days, shared evenly; odd ones still new, even ones in contact; 5 % closed; priority 0/1/2 = 70/20/10 %;
/// half of the open ones to be called between ten days ago and 89 days ahead, in office hours. Each as its own history says it came to stand there.
/// </summary>
internal sealed class ScaledLeads(IReadOnlyList<User> owners, Func<LeadStage, string, Outcome> outcome, DateTime now)
{
    public const string Source = "scale";
    /// <summary>Where the numbered people of the big demo begin; those before belong to the story.</summary>
    private const int First = 1_000_000;
    private const int Days = 730;
    private static readonly string[] Provinces = ["01", "79", "48", "92", "31", "40", "75", "22"];
    private static readonly string[] Left = ["Đau khớp gối, hỏi giá 2 hộp", "Tư vấn giúp mẹ 62 tuổi", "Gọi sau 17h, đang đi làm", "Xem quảng cáo thấy giảm 20%", "Hỏi sữa cho bé 3 tuổi", "Muốn giảm cân sau sinh", "Cho xin thông tin sản phẩm"];
    private static readonly string[] Said = ["Đã gọi, khách hỏi giá và hẹn gọi lại", "Máy bận, gọi hai lần", "Để hỏi con gái đã", "Ngại phí ship, còn cân nhắc", "Đang dùng loại khác, còn nửa hộp", "Bảo cuối tuần gọi"];

    public static async Task<ScaledLeads> Of(Db db, IReadOnlyList<User> owners, DateTime now, CancellationToken ct)
    {
        var outcomes = (await db.Outcomes.AsNoTracking().ToListAsync(ct)).ToDictionary(o => (o.Stage, o.Code));
        if (!await db.Sources.AnyAsync(s => s.Code == Source, ct))
        {
            db.Add(new Source(Source, "Data mẫu", now));
            await db.SaveChangesAsync(ct);
        }
        return new(owners, (stage, code) => outcomes[(stage, code)], now);
    }

    public async Task Write(Db db, int from, int count, CancellationToken ct)
    {
        var (leads, attempts, ledger) = (new List<Lead>(count), new List<Attempt>(count), new List<Assignment>(count));
        foreach (var i in Enumerable.Range(from, count))
        {
            var owner = owners[DemoNames.Mix(i + 5) % owners.Count];
            var lead = Came(i, owner);
            var attempt = Worked(i, lead, owner);
            lead.Stamp(attempt?.At ?? lead.CreatedAt, isNew: true);
            lead.Forget();      // whom it was given to stands in the ledger
            leads.Add(lead);
            ledger.Add(new() { Id = Keys.New(lead.CreatedAt), LeadId = lead.Id, UserId = owner.Id, TeamId = owner.TeamId, At = lead.CreatedAt, Rule = "even", RuleVersion = 1, ByActorId = Actor.System.Id });
            if (attempt is not null) attempts.Add(attempt);
        }
        await db.Dialect.BulkInsert(db, [.. leads.OrderBy(l => l.Id)], ct);      // along the primary key
        await db.Dialect.BulkInsert(db, [.. attempts.OrderBy(a => a.Id)], ct);
        await db.Dialect.BulkInsert(db, [.. ledger.OrderBy(l => l.Id)], ct);
    }

    private Lead Came(int i, User owner)
    {
        var h = DemoNames.Mix(i + 17);
        var at = now.AddSeconds(-60 - DemoNames.Mix(i) % (Days * 86_400L));
        var lead = new Lead(new NewLead
        {
            Phone = PhoneNumber.Parse(DemoNames.Mobile(First + i)), Name = DemoNames.Person(First + i), Source = Source, Basis = ContactBasis.CustomerRequest, BasisProof = "Form: tôi đồng ý được gọi tư vấn",
            OriginalText = Left[h / 3 % Left.Length], Region = Provinces[h / 11 % Provinces.Length], Priority = (short)(h % 10 switch { < 7 => 0, < 9 => 1, _ => 2 }),
        }, at);
        lead.GiveTo(owner.Id, owner.TeamId, "even", owner.DisplayName, at);
        return lead;
    }

    /// <summary>The one call of its story; null while nobody has called: a new lead without a call-back.</summary>
    private Attempt? Worked(int i, Lead lead, User owner)
    {
        var h = DemoNames.Mix(i + 31);
        var called = lead.CreatedAt.AddMinutes(5 + h % 50) is var then && then < now ? then : lead.CreatedAt.AddSeconds(20);
        var closed = h % 20 == 7;
        var due = !closed && h / 20 % 2 == 0 && Due(h) is var when && when > called ? when : (DateTime?)null;
        var (stage, code, move) = (closed, isNew: i % 2 != 0, due) switch
        {
            (true, var unwanted, _) => (LeadStage.New, unwanted ? "noNeed" : "wrongNumber", LeadMove.Close),
            (_, true, null) => (LeadStage.New, "", LeadMove.Stay),
            (_, true, _) => (LeadStage.New, "notConnected", LeadMove.Stay),
            (_, _, null) => (LeadStage.Contact, h / 160 % 2 == 0 ? "priceTooHigh" : "justBrowsing", LeadMove.ToContact),
            _ => (LeadStage.Contact, h / 160 % 3 == 0 ? "thinkingItOver" : "callbackRequested", LeadMove.ToContact),
        };
        if (code.Length == 0) return null;
        var before = lead.Apply(new LeadEffect(move, code, due), null, called);
        var attempt = new Attempt(lead, stage, outcome(stage, code), before, new Actor { Id = owner.Id, UserName = owner.UserName, Name = owner.DisplayName, TeamId = owner.TeamId }, called);
        attempt.Says(Said[h / 7 % Said.Length], due, null, null, null);
        attempt.Stamp(called, isNew: true);
        return attempt;
    }

    /// <summary>A time between eight and half past five of the next 98 days; one in a hundred was yesterday.</summary>
    private DateTime Due(int h) => CompanyTime.StartOf(CompanyTime.DayOf(now).AddDays(h / 40 % 100 - 1)).AddHours(8).AddSeconds(h / 4_000 % (19 * 1_800));
}
