using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>One recorded result that would have gone another way.</summary>
/// <param name="Change">callBack: another time, or none, or one where there was none; asksTime: would have been asked for one; note: would have been refused without a note; move: the lead would stand elsewhere.</param>
public sealed record ReplayLine(Guid LeadId, string LeadName, DateTime At, string Change, DateTime? Was, DateTime? Would);

/// <summary>What a change of an outcome would have done to the last thirty days .</summary>
/// <param name="Attempts">Results recorded with it.</param>
/// <param name="Differ">Of those, how many would have gone another way.</param>
/// <param name="Floats">How many of their leads would float now that do not, or the other way round.</param>
/// <param name="More">There were more than were looked at.</param>
/// <param name="Examples">The newest of those that differ.</param>
public sealed record Replay(int Attempts, int Differ, int CallBacks, int AsksTime, int Notes, int Moves, int Floats, bool More, IReadOnlyList<ReplayLine> Examples);

/// <summary>Before a change of rules is kept: what would have differed. Writes nothing.</summary>
public sealed class ReplayOutcome(Database database, TimeProvider clock, CompanyCalendar calendar)
{
    public const int Days = 30, AtMost = 20_000, Shown = 8;

    public async Task<Replay> Handle(Guid id, OutcomeEdit edit, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.BusinessRules);
        await using var db = database.Open(actor);
        var outcome = await db.Outcomes.AsNoTracking().Get(id, ct);
        var (was, since) = (outcome.Terms, clock.Now().AddDays(-Days));
        outcome.Change(edit.On(was));      // refuses what could not be kept; nothing is saved
        var attempts = await db.Rows<Attempt>().AsNoTracking().Where(a => a.At >= since && a.Stage == outcome.Stage && a.Code == outcome.Code && a.UndoneAt == null)      // index At
            .OrderByDescending(a => a.At).Take(AtMost + 1).Select(a => new Recorded(a.LeadId, a.At, a.Note == null, a.CallBackAt)).ToListAsync(ct);
        var company = await calendar.Today(ct);
        var differ = attempts.Take(AtMost).Select(a => (Attempt: a, Change: Differs(a, outcome.Stage, was, outcome.Terms, company))).Where(a => a.Change is not null).ToList();
        int Of(string change) => differ.Count(d => d.Change!.Value.Kind == change);
        var floats = was.MayFloat == outcome.MayFloat ? 0 : await Floating(db, outcome, company, ct);
        return new(Math.Min(attempts.Count, AtMost), differ.Count, Of("callBack"), Of("asksTime"), Of("note"), Of("move"), floats, attempts.Count > AtMost, await Named(db, [.. differ.Take(Shown)], ct));
    }

    internal sealed record Recorded(Guid LeadId, DateTime At, bool WithoutNote, DateTime? CallBackAt);

    /// <summary>Pure: how the result would have gone under the new terms; null when as it did.</summary>
    internal static (string Kind, DateTime? Would)? Differs(Recorded a, LeadStage stage, OutcomeTerms was, OutcomeTerms now, WorkingCalendar company)
    {
        if (now.NeedsNote && !was.NeedsNote && a.WithoutNote) return ("note", null);
        if (Outcome.MoveOf(stage, now.Effect) != Outcome.MoveOf(stage, was.Effect)) return ("move", null);
        if (now.Effect == OutcomeEffect.AskCallBackTime && a.CallBackAt is null) return ("asksTime", null);
        var would = now.Effect switch
        {
            OutcomeEffect.AskCallBackTime => a.CallBackAt,
            OutcomeEffect.AutoCallBack => was.Effect == OutcomeEffect.AutoCallBack && was.Days == now.Days ? a.CallBackAt : company.NextSameTime(a.At.AddDays(now.Days ?? 7)),
            _ => null,
        };
        return would == a.CallBackAt ? null : ("callBack", would);
    }

    /// <summary>Leads that stand with this result now and would fall into the pool, or would have stayed.</summary>
    private async Task<int> Floating(Db db, Outcome outcome, WorkingCalendar company, CancellationToken ct)
    {
        var days = (await db.Settings<TelesalesSettings>(ct)).FloatAfterDays;
        if (days == 0) return 0;
        var before = company.StartOfDay(FloatRule.LastDeadline(company.DayOf(clock.Now()), days, company).AddDays(1));
        var standing = db.Rows<Lead>().Where(l => l.LastOutcome == outcome.Code && (l.Stage == LeadStage.New || l.Stage == LeadStage.Contact));
        return outcome.MayFloat
            ? await standing.CountAsync(l => l.OwnerId != null && (l.NextActionAt < before || (l.NextActionAt == null && l.WorkedOrder < before)), ct)
            : await standing.CountAsync(l => l.FloatedAt != null, ct);
    }

    private static async Task<IReadOnlyList<ReplayLine>> Named(Db db, IReadOnlyList<(Recorded Attempt, (string Kind, DateTime? Would)? Change)> differ, CancellationToken ct)
    {
        Guid[] ids = [.. differ.Select(d => d.Attempt.LeadId)];
        var names = await db.Leads.AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.Name ?? "…", ct);
        return [.. differ.Select(d => new ReplayLine(d.Attempt.LeadId, names.GetValueOrDefault(d.Attempt.LeadId, "…"), d.Attempt.At, d.Change!.Value.Kind, d.Attempt.CallBackAt, d.Change.Value.Would))];
    }
}
