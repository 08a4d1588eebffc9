using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>"Sửa" on what was sent: the next revision, a draft; the older one stays readable as it was sent.</summary>
public sealed class ReviseQuote(Database database, TimeProvider clock)
{
    public async Task<QuoteView> Handle(Guid id, long? version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Write);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var (quote, of) = await db.QuoteToWrite(id, version, actor, ct);
        var today = CompanyTime.DayOf(clock.Now());
        var next = quote.Revise(of, today.AddDays((await db.Settings<QuoteSettings>(ct)).ValidDays), await db.NameOf(of, ct), clock.Now());
        db.Add(next);
        await db.SaveQuote(quote, actor, ct);
        await transaction.Commit(ct);
        return QuoteView.For(next, actor, today);
    }
}

/// <summary>A draft that was never sent is taken out; the revision it was to replace counts again.</summary>
public sealed class WithdrawQuote(Database database)
{
    public async Task<QuoteView> Handle(Guid id, long? version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Write);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var (quote, _) = await db.QuoteToWrite(id, version, actor, ct);
        quote.RequireDraft();
        if (await db.Rows<Quote>().SingleOrDefaultAsync(q => q.ReplacedById == id, ct) is { } before) before.CountAgain();
        var gone = QuoteView.For(quote, actor, CompanyTime.DayOf(db.Clock.Now()));
        db.Remove(quote);
        db.Add(db.StoryLine<Quote>(quote.OpportunityId, "quote.withdrawn", new { number = quote.Label }, null));
        await db.SaveQuote(quote, actor, ct);
        await transaction.Commit(ct);
        return gone;
    }
}
