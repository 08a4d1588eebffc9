using System.Text;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Demo;

/// <summary>The law in a company's month: a registered name, this morning's do-not-call list, some who asked to be left alone, and the gate's ledger of the last days.</summary>
internal sealed class ContactChapter(Database database, DateTime now)
{
    public static async Task Tell(IServiceProvider services, CancellationToken ct)
    {
        var (database, now) = (services.GetRequiredService<Database>(), services.GetRequiredService<TimeProvider>().Now());
        await using (var db = database.Open(Actor.System))
        {
            await db.SetSettings(new ContactSettings { CallBrandName = "SUCKHOEVIET", SmsBrandName = "SUCKHOEVIET", BrandNamesUntil = CompanyTime.DayOf(now).AddMonths(20) }, ct);
            await db.SaveChangesAsync(ct);
        }
        var list = string.Join('\n', Enumerable.Range(0, 400).Select(i => DemoNames.Mobile(20_000_000 + 7 * i)).Prepend("Số thuê bao"));
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(list));
        await services.GetRequiredService<ImportDnc>().Handle(file, "khongquangcao.csv", now.AddHours(-3), Actor.System, ct);
        await new ContactChapter(database, now).Days(ct);
        await Requests(services, database, now, ct);
    }

    /// <summary>What people asked about their data: one to be erased, one to be shown what we hold, nearly late (T-31).</summary>
    private static async Task Requests(IServiceProvider services, Database database, DateTime now, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        var phones = await db.Rows<Lead>().Where(l => l.Stage == LeadStage.Closed && l.DuplicateOfId == null).OrderBy(l => l.Id).Select(l => l.Phone).Take(2).ToListAsync(ct);
        if (phones.Count < 2 || await db.Users.Where(u => u.Roles.Contains("data")).OrderBy(u => u.UserName).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(ct) is not { } steward) return;
        var (actor, today, take) = ((await services.GetRequiredService<ActorDesk>().OfUser(steward, ct))!, CompanyTime.DayOf(now), services.GetRequiredService<TakeSubjectRequest>());
        await take.Handle(new(SubjectAsk.Delete, phones[0], "Gọi hotline", "Không dùng sản phẩm nữa, không muốn công ty giữ số", today.AddDays(-3)), actor, ct);
        await take.Handle(new(SubjectAsk.Access, phones[1], "Thư điện tử", null, today.AddDays(-8)), actor, ct);
    }

    private async Task Days(CancellationToken ct)
    {
        List<(Lead Lead, User Holder)> known;
        await using (var db = database.Open(Actor.System))
            known = [.. (await (from l in db.Rows<Lead>().AsNoTracking() join u in db.Users.AsNoTracking() on l.OwnerId equals u.Id where l.Stage == LeadStage.Contact && l.NextActionAt == null orderby l.Id select new { l, u }).Take(60).ToListAsync(ct)).Select(k => (k.l, k.u))];
        var day = CompanyTime.StartOf(CompanyTime.DayOf(now).AddDays(-1));
        foreach (var (i, (lead, holder)) in known.Index())
        {
            // the last two of ten are dialled in the evening, or for an advertisement nobody agreed to
            var (hour, purpose) = (i % 10) switch { 8 => (21, ContactPurpose.CustomerRequested), 9 => (10, ContactPurpose.Advertisement), _ => (9 + i % 8, ContactPurpose.CustomerRequested) };
            await Dial(lead, holder, purpose, day.AddHours(hour).AddMinutes(7 * i % 60), ct);
            if (i % 15 == 4) await LeaveAlone(lead, holder, day.AddHours(18).AddMinutes(i), ct);
        }
    }

    private async Task Dial(Lead lead, User holder, ContactPurpose purpose, DateTime at, CancellationToken ct)
    {
        await using var db = database.At(new StoodStill(at)).Open(Of(holder));
        await using var transaction = await db.Begin(ct);
        await ContactDoor.Pass(db, new(lead.Phone, purpose, ContactChannel.Call, "lead", lead.Id, purpose == ContactPurpose.Advertisement ? ContactBasis.None : lead.Basis), ct);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
    }

    private async Task LeaveAlone(Lead lead, User holder, DateTime at, CancellationToken ct)
    {
        await using var db = database.At(new StoodStill(at)).Open(Of(holder));
        await using var transaction = await db.Begin(ct);
        await RecordConsent.Within(db, new(lead.Phone, Act: ConsentAct.Withdrawn, Channel: ContactChannel.Call, Source: "lead", Proof: "Khách nói trong cuộc gọi"), ct);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
    }

    private static Actor Of(User user) => new() { Id = user.Id, UserName = user.UserName, Name = user.DisplayName, TeamId = user.TeamId };
}
