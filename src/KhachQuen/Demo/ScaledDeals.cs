using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;

namespace KhachQuen.Demo;

/// <summary>
/// An opportunity for each customer of the big demo, over the pipeline's columns (25/20/20/20 % at work, 5 % won, 10 % lost), and for 475 of a thousand something planned between ten days ago and
/// 89 days ahead in office hours (bench/README.md, data shape). All have shown their evidence: nobody wants a million of them closed tonight.
/// </summary>
internal sealed class ScaledDeals(IReadOnlyList<User> owners, OpportunitySettings pipeline, DateTime now)
{
    private static readonly string[] Services = ["Tem truy xuất nguồn gốc", "Tem chống giả", "Mã vạch GS1", "Công bố sản phẩm", "Tích điểm khách quen", "Gia hạn gói năm"];
    private static readonly (ActivityKind Kind, string What)[] Plans = [(ActivityKind.Call, "Gọi hỏi nhu cầu"), (ActivityKind.Call, "Gọi chốt báo giá"), (ActivityKind.Meeting, "Demo sản phẩm"), (ActivityKind.Email, "Gửi tài liệu"), (ActivityKind.Task, "Chuẩn bị mẫu")];
    private readonly Dictionary<Guid, User> people = owners.ToDictionary(o => o.Id);

    public async Task Write(Db db, IReadOnlyList<(int Number, Customer Customer)> batch, CancellationToken ct)
    {
        var deals = batch.Select(b => (b.Number, Deal: Deal(b.Number, b.Customer))).ToList();
        await db.Dialect.BulkInsert(db, [.. deals.Select(d => d.Deal).OrderBy(d => d.Id)], ct);
        await db.Dialect.BulkInsert(db, [.. deals.Where(d => DemoNames.Mix(d.Number + 41) % 1_000 < 475).Select(d => Planned(d.Number, d.Deal)).OrderBy(a => a.Id)], ct);
    }

    private Opportunity Deal(int i, Customer customer)
    {
        var h = DemoNames.Mix(i + 37);
        var at = customer.CreatedAt.AddMinutes(10) is var then && then < now ? then : now.AddSeconds(-30);
        var terms = new OpportunityTerms(Services[h % Services.Length], customer.PhoneRows[0].E164, null, OpportunityClass.Main, (1 + h / 7 % 200) * 1_000_000L, (short)(h / 13 % 10 switch { < 7 => 0, < 9 => 1, _ => 2 }));
        var deal = new Opportunity(terms.Read(null), customer, people[customer.OwnerId!.Value], pipeline.First, at);
        deal.Prove(EvidenceKind.Message, null, at);
        var stages = pipeline.Stages.Where(s => s.Active).ToList();
        switch (h / 130 % 100)
        {
            case < 25: break;
            case < 45: deal.MoveTo(stages[1 % stages.Count], stages[0].Name, at); break;
            case < 65: deal.MoveTo(stages[2 % stages.Count], stages[0].Name, at); break;
            case < 85: deal.MoveTo(stages[3 % stages.Count], stages[0].Name, at); break;
            case < 90: deal.Win(at); break;
            default: deal.Lose(pipeline.LostReasons.First(r => r.Active), null, at); break;
        }
        deal.Stamp(at, isNew: true);
        deal.Forget();      // as with the customers: a story nobody told would be half of all the data
        return deal;
    }

    private Activity Planned(int i, Opportunity deal)
    {
        var h = DemoNames.Mix(i + 43);
        var made = now.AddDays(-20);
        var due = CompanyTime.StartOf(CompanyTime.DayOf(now).AddDays(h % 100 - 10)).AddHours(8).AddMinutes(h / 100 % 19 * 30);
        var (kind, what) = Plans[h / 1_900 % Plans.Length];
        var activity = new Activity(new ActivityTerms(kind, what, due, 30, null, null, null).Read(), new("opportunity", deal.Id, deal.Name, deal.CustomerId, null!), people[deal.OwnerId!.Value], made);
        activity.Stamp(made, isNew: true);
        activity.Forget();
        return activity;
    }
}
