using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>The rules with their days, and the do-not-call list in force.</summary>
public sealed record ContactRulesView(IReadOnlyList<GateRule> Rules, DncView? Dnc);

/// <param name="Stale">Older than the law's rule allows: advertisements are refused.</param>
public sealed record DncView(Guid Id, DateTime TakenAt, string? FileName, int Numbers, int Rejected, int? OldestHours, bool Stale);

/// <summary>The data steward and the administrator look at the rules of the gate.</summary>
public sealed class ShowContactRules(Database database)
{
    public async Task<ContactRulesView> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(ContactPermissions.Rules);
        await using var db = database.Open(actor);
        var rules = await ContactDoor.RulesOf(db, await db.Settings<ContactSettings>(ct), ct);
        var (now, snapshot) = (db.Clock.Now(), await ContactDoor.Newest(db, ct));
        var oldest = rules.Find(GateRuleKind.Dnc, ContactPurpose.Advertisement, ContactChannel.Call, CompanyTime.DayOf(now))?.Hours;
        return new(rules.Rows, snapshot is null ? null : new(snapshot.Id, snapshot.TakenAt, snapshot.FileName, snapshot.Numbers, snapshot.Rejected, oldest, oldest is { } hours && now - snapshot.TakenAt > TimeSpan.FromHours(hours)));
    }
}

/// <summary>What a rule says from a day on; what is left out stays as it was.</summary>
public sealed record RuleChange(DateOnly From, int? FromMinute = null, int? ToMinute = null, int? AtMost = null, int? Hours = null, string? Article = null);

/// <summary>The law changes from a day on: the rule of before ends there and stays, the new one begins .</summary>
public sealed class ChangeContactRule(Database database)
{
    public async Task<GateRule> Handle(string code, RuleChange change, Actor actor, CancellationToken ct = default)
    {
        actor.Require(ContactPermissions.Rules);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, "contact.rules", ct);
        var last = await db.Rows<ContactRule>().Where(r => r.Code == code && r.ValidUntil == null).SingleOrDefaultAsync(ct) ?? throw new NotFound();
        Rule.Require(change.From > CompanyTime.DayOf(db.Clock.Now()), "contactRule.dayInvalid", "from");      // what held today stays what held today
        last.EndOn(change.From);
        var row = last.Row with { FromMinute = change.FromMinute ?? last.FromMinute, ToMinute = change.ToMinute ?? last.ToMinute, AtMost = change.AtMost ?? last.AtMost, Hours = change.Hours ?? last.Hours, Article = change.Article ?? last.Article, ValidFrom = change.From, Until = null };
        db.Add(new ContactRule(row, db.Clock.Now()));
        await db.SaveUnique("contactRule.dayInvalid", "from", ct);
        await transaction.Commit(ct);
        return row;
    }
}
