using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Access;

/// <param name="Since">When they checked in; null: they are not.</param>
/// <param name="ReceivesData">"Nhận data" now.</param>
/// <param name="Today">Their hours of today, as planned.</param>
/// <param name="Shift">The shift's name; null: the company's hours.</param>
/// <param name="Away">Why no data is given to them now; null: it is.</param>
public sealed record MyShift(DateTime? Since, bool ReceivesData, IReadOnlyList<OpenHours> Today, string? Shift, string? Away);

/// <summary>"Vào ca" and "ra ca": whoever comes takes data, where their work is telesales; whoever goes takes none.</summary>
public sealed class CheckIn(Database database, TeamLeadRight lead)
{
    public async Task<MyShift> Handle(bool comes, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, "ready:" + actor.Id, ct);      // two tabs
        var user = await db.Users.Get(actor.Id, ct);
        await ReadySpans.Switch(db, user.Id, ReadyKind.CheckedIn, comes, null, ct);
        var takes = comes && (user.ReceivesData || actor.May(lead.Work));
        await ReadySpans.SwitchData(db, user, takes, ct);
        user.TakesData(takes);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return await ShowMyShift.Of(db, user, ct);
    }
}

/// <summary>How one stands today: the shift, since when one is here, whether data comes.</summary>
public sealed class ShowMyShift(Database database)
{
    public async Task<MyShift> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.Self);
        await using var db = database.Open(actor);
        return await Of(db, await db.Users.AsNoTracking().SingleAsync(u => u.Id == actor.Id, ct), ct);
    }

    internal static async Task<MyShift> Of(Db db, User user, CancellationToken ct)
    {
        var today = CompanyTime.DayOf(db.Clock.Now());
        var since = await db.Rows<ReadySpan>().AsNoTracking().Where(s => s.UserId == user.Id && s.Kind == ReadyKind.CheckedIn && s.To == null).MaxAsync(s => (DateTime?)s.From, ct);
        var hours = (await Presence.Hours(db, [user.Id], today, today, ct)).GetValueOrDefault(user.Id);
        return new(since, user.ReceivesData, hours?.HoursOf(today) ?? [], hours?.PlanOf(today)?.Shift, (await Presence.Away(db, [user], ct)).GetValueOrDefault(user.Id));
    }
}
