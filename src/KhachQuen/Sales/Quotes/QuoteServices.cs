using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Sales;

/// <summary>What quotes bring beside their use cases. After the opportunities: they follow them.</summary>
internal static class QuoteServices
{
    public static void AddQuotes(this IServiceCollection services) => services
        .AddSingleton<IMovesWithItsOwner, MovesRowsOf<Quote>>().AddSingleton<ICustomerMove, QuotesFollow>().AddSingleton<ICustomerMerge, QuotesOfMerged>().AddSingleton<IListener<CustomerUpdated>, QuotesAreFoundByName>()
        .AddSingleton<IAttachable>(new Attachable<Quote>("quote", "/quotes", db => db.Quotes, (actor, quote) => actor.May(OpportunityPermissions.Write, quote)))
        .AddSingleton(new OperationNoun(nameof(Quote), "/quotes", (db, ids, ct) => db.Quotes.AsNoTracking().Where(q => EF.Parameter(ids).Contains(q.Id)).ToDictionaryAsync(q => q.Id, q => q.Number, ct)))
        .AddWebhookEvent<QuoteSent, ShowQuote>("quote.sent", e => e.QuoteId, (use, id, actor, ct) => use.Handle(id, actor, ct).AsObject())
        .AddWebhookEvent<QuoteAccepted, ShowQuote>("quote.accepted", e => e.QuoteId, (use, id, actor, ct) => use.Handle(id, actor, ct).AsObject());
}

/// <summary>Quotes of open opportunities go with them to another salesperson (F-11).</summary>
internal sealed class QuotesFollow : ICustomerMove
{
    public async Task Moved(Db db, IReadOnlyDictionary<Guid, MovedCustomer> moved, CancellationToken ct)
    {
        Guid[] ids = [.. moved.Values.Where(m => m.To is not null).Select(m => m.Customer.Id)];      // nobody's any more: what was offered stays with who offered it
        if (ids.Length > 0) await Following.After(db, await db.Rows<Opportunity>().Where(o => EF.Parameter(ids).Contains(o.CustomerId) && o.State == OpportunityState.Active).ToListAsync(ct), ct);
    }
}

/// <summary>The quotes of a customer go along when the customer goes into another record (F-9).</summary>
internal sealed class QuotesOfMerged : ICustomerMerge
{
    public async Task<int> Move(Db db, Guid from, Guid into, CancellationToken ct)
    {
        await db.Rows<Opportunity>().Where(o => o.CustomerId == from).LoadAsync(ct);
        var (moved, name) = (db.ChangeTracker.Entries<Opportunity>().Select(e => e.Entity).Where(o => o.CustomerId == into).ToList(), await db.Rows<Customer>().Where(c => c.Id == into).Select(c => c.Name).SingleAsync(ct));
        var quotes = await Following.After(db, moved, ct);
        foreach (var quote in quotes) quote.FoundBy(name);
        return quotes.Count;
    }
}

internal static class Following
{
    /// <summary>Each quote to where its opportunity stands now, in memory; the caller saves.</summary>
    public static async Task<IReadOnlyList<Quote>> After(Db db, IReadOnlyList<Opportunity> moved, CancellationToken ct)
    {
        var of = moved.ToDictionary(o => o.Id);
        Guid[] ids = [.. of.Keys];
        var quotes = await db.Rows<Quote>().Where(q => EF.Parameter(ids).Contains(q.OpportunityId)).ToListAsync(ct);
        foreach (var quote in quotes) quote.Follow(of[quote.OpportunityId]);
        return quotes;
    }
}

/// <summary>A customer has another name: their quotes are found by it.</summary>
internal sealed class QuotesAreFoundByName : IListener<CustomerUpdated>
{
    public async Task On(CustomerUpdated happened, Db db, CancellationToken ct)
    {
        if (await db.Rows<Customer>().Where(c => c.Id == happened.CustomerId).Select(c => c.Name).SingleOrDefaultAsync(ct) is not { } name) return;
        foreach (var one in await db.Rows<Quote>().Where(q => q.CustomerId == happened.CustomerId).ToListAsync(ct)) one.FoundBy(name);
    }
}
