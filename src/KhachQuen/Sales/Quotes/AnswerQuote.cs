using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>The customer agreed.</summary>
public sealed class AcceptQuote(Database database, TimeProvider clock)
{
    public async Task<QuoteView> Handle(Guid id, long? version, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Write);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var (quote, of) = await db.QuoteToWrite(id, version, actor, ct);
        Rule.Require(of.State != OpportunityState.Lost, "quote.opportunityClosed", null, of.State);
        quote.Accept(clock.Now());
        var shown = await db.SaveQuote(quote, actor, ct);
        await transaction.Commit(ct);
        return shown;
    }
}

/// <summary>The customer did not, and said why.</summary>
public sealed class DeclineQuote(Database database, TimeProvider clock)
{
    public async Task<QuoteView> Handle(Guid id, long? version, string? reason, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Write);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var (quote, _) = await db.QuoteToWrite(id, version, actor, ct);
        quote.Decline(reason, clock.Now());
        var shown = await db.SaveQuote(quote, actor, ct);
        await transaction.Commit(ct);
        return shown;
    }
}
