using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>"Đánh dấu đã gửi": from now on the quote is fixed; its opportunity and customer tell of it.</summary>
public sealed class SendQuote(Database database, TimeProvider clock)
{
    public async Task<QuoteView> Handle(Guid id, long? version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Write);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var (quote, of) = await db.QuoteToWrite(id, version, actor, ct);
        quote.Send(of, actor.Id, clock.Now());
        var shown = await db.SaveQuote(quote, actor, ct);
        await transaction.Commit(ct);
        return shown;
    }
}
