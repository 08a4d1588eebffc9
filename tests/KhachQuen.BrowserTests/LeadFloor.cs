using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Tests;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.BrowserTests;

/// <summary>Leads for the days around the desk, each test's with people of its own.</summary>
internal static class LeadFloor
{
    private static readonly string[] Names = ["Nguyễn Thị Ánh Tuyết", "Trần Quốc Bảo", "Phạm Hoàng Yến Nhi", "Lê Văn Đức", "Đặng Thuỳ Trang", "Vũ Đình Khôi", "Bùi Minh Châu", "Đỗ Ngọc Diệp", "Ngô Thanh Tùng", "Hoàng Hồng Phượng", "Lý Gia Hân", "Mai Quỳnh Anh"];
    private static readonly string[] Sources = ["facebook", "zalo", "landing", "hotline"];
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static Lead New(House house, int n, string? source = null, string? name = null)
    {
        var at = house.Get<TimeProvider>().Now().AddMinutes(-7 * n - 3);
        return new(new NewLead
        {
            Phone = PhoneNumber.Parse(Numbers.Next()), Name = name ?? (n % 7 == 6 ? null : Names[n % Names.Length]), Source = source ?? Sources[n % Sources.Length], Basis = ContactBasis.CustomerRequest, BasisProof = "Form trên web, 14/11",
            Region = "01", Note = n % 3 == 0 ? "Hỏi giá 2 hộp, gọi sau 17h" : null, OriginalText = "Tư vấn giúp mẹ 62 tuổi", Priority = (short)(n % 5 == 0 ? 2 : 0),
        }, at);
    }

    /// <summary>So many leads of a person's, new ones.</summary>
    public static async Task<IReadOnlyList<Guid>> Give(this House house, string userName, int count, string? source = null, Func<int, string?>? name = null, bool justNow = false)
    {
        var who = await house.Actor(userName);
        var leads = Enumerable.Range(0, count).Select(n => New(house, n, source, name?.Invoke(n))).ToList();
        foreach (var lead in leads) lead.GiveTo(who.Id, who.TeamId, "even", who.Name, justNow ? house.Get<TimeProvider>().Now() : lead.CreatedAt);
        return await house.Keep(leads);
    }

    /// <summary>So many leads in the pool of a person's team.</summary>
    public static async Task<IReadOnlyList<Guid>> Pool(this House house, string userName, int count, string source) =>
        await house.Pool((await house.Actor(userName)).TeamId, count, source);

    public static Task<IReadOnlyList<Guid>> Pool(this House house, Guid? team, int count, string source)
    {
        var leads = Enumerable.Range(0, count).Select(n => New(house, n, source)).ToList();
        foreach (var lead in leads) lead.PutInPool(team);
        return house.Keep(leads);
    }

    /// <summary>A team under a lead's own, with so many agents who take data and whom no other test knows: what they got today is this test's alone.</summary>
    public static async Task<Guid> NewTeam(this House house, string name, string under, int agents)
    {
        var (above, at) = ((await house.Actor(under)).TeamId, house.Get<TimeProvider>().Now());
        await using var db = house.Open();
        var team = new Team(name, TeamKind.Sales, above, at);
        var known = await db.Users.AsNoTracking().SingleAsync(u => u.UserName == under, Now);
        db.Add(team);
        foreach (var n in Enumerable.Range(1, agents))
        {
            var user = new User($"moi{n}.{Numbers.Next()}", $"Người mới {n}", team.Id, at);
            user.Give(["sales"]);
            user.SharePassword(known);
            user.TakesData(true);
            db.Add(user);
        }
        await db.SaveChangesAsync(Now);
        house.Get<ActorDesk>().Forget();      // whoever leads the team above knows of it at once
        return team.Id;
    }

    /// <summary>Such a team, and who works there, by the names they sign in with.</summary>
    public static async Task<IReadOnlyList<string>> NewPeople(this House house, string name, string under, int agents)
    {
        var team = await house.NewTeam(name, under, agents);
        await using var db = house.Open();
        return await db.Users.Where(u => u.TeamId == team).OrderBy(u => u.UserName).Select(u => u.UserName).ToListAsync(Now);
    }

    /// <summary>Somebody of this role whom no other test knows: what they did, and whether they are signed in, is this test's alone.</summary>
    public static async Task<string> NewColleague(this House house, string role)
    {
        await using var db = house.Open();
        var user = new User($"{role}.{Numbers.Next()}", "Đồng nghiệp mới", null, house.Get<TimeProvider>().Now());
        user.Give([role]);
        user.SharePassword(await db.Users.AsNoTracking().SingleAsync(u => u.UserName == "root", Now));
        db.Add(user);
        await db.SaveChangesAsync(Now);
        house.Get<ActorDesk>().Forget();
        return user.UserName;
    }

    /// <summary>A month's variety for the eye: every stage, callbacks late, soon and later, and lines in the ledger.</summary>
    public static async Task Variety(this House house, string userName)
    {
        var who = await house.Actor(userName);
        await using (var seen = house.Open()) if (await seen.Rows<Lead>().AnyAsync(l => l.OwnerId == who.Id && l.Stage == LeadStage.Contact, Now)) return;
        var given = await house.Give(userName, 24);
        var (at, record) = (house.Get<TimeProvider>().Now(), house.Get<RecordOutcome>());
        foreach (var (id, n) in given.Select((id, n) => (id, n)))
        {
            if (n % 4 == 0) continue;
            await record.Handle(id, new() { Outcome = n % 9 == 1 ? "wrongNumber" : n % 5 == 2 ? "notConnected" : "connected", CallBackAt = n % 5 == 2 ? at.AddMinutes(9 + n) : null }, who, Now);
            if (n % 9 != 1 && n % 5 != 2) await record.Handle(id, new() { Outcome = n % 2 == 0 ? "callbackRequested" : n % 3 == 0 ? "usingOtherProduct" : "priceTooHigh", Note = "Để hỏi con gái đã", CallBackAt = n % 2 == 0 ? at.AddMinutes(n * 25) : null }, who, Now);
        }
        await using var db = house.Open();
        var user = await db.Users.SingleAsync(u => u.Id == who.Id, Now);
        foreach (var lead in await db.Rows<Lead>().Where(l => given.Take(8).Contains(l.Id)).ToListAsync(Now)) db.Add(Sharing.LineOf(db, lead, "even"));
        await db.SaveChangesAsync(Now);
        _ = user;
    }

    private static async Task<IReadOnlyList<Guid>> Keep(this House house, IReadOnlyList<Lead> leads)
    {
        await using var db = house.Open();
        db.AddRange(leads);
        await db.SaveChangesAsync(Now);
        return [.. leads.Select(l => l.Id)];
    }
}
