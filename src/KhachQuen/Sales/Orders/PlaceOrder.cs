using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>What may be given of a new order (api.md).</summary>
public sealed record OrderInput
{
    /// <summary>Who buys; without it the lead's customer, or whoever has the lead's or the recipient's number.</summary>
    public Guid? CustomerId { get; init; }
    public Guid? LeadId { get; init; }
    public IReadOnlyList<OrderLineInput>? Lines { get; init; }
    public ShippingAddress? ShippingAddress { get; init; }
    public long ShippingFee { get; init; }
    public long Deposit { get; init; }
    public long? CodAmount { get; init; }
    public string? Note { get; init; }
    public DateOnly? WantedOn { get; init; }
    /// <summary>Default today; the past for imports.</summary>
    public DateOnly? PurchasedOn { get; init; }
}

/// <summary>A seller writes down what the buyer ordered. The buyer of a known number is that customer, and their salesperson stays.</summary>
public sealed class PlaceOrder(Database database, TimeProvider clock)
{
    public async Task<OrderView> Handle(OrderInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OrderPermissions.Create);
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        var order = await Within(db, input, actor, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return OrderView.For(order, actor);
    }

    /// <summary>Inside the caller's transaction, with an outcome for instance: the caller saves and commits. Its refusals name the fields of the order form.</summary>
    public static async Task<Order> Within(Db db, OrderInput input, Actor actor, DateTime at, CancellationToken ct)
    {
        actor.Require(OrderPermissions.Create);
        var lead = input.LeadId is { } leadId ? await LeadOf(db, leadId, ct) : null;
        var customer = await KnownCustomer(db, input, lead, ct);
        var address = (input.ShippingAddress ?? new(null, null, null, null, null)).Read(BuyerOf(customer, lead));
        await db.RequireWardThere(address.Place, ct);
        var settings = await db.Settings<SalesSettings>(ct);
        var terms = await TermsOf(db, input, address, settings, at, ct);
        terms.Check(CompanyTime.DayOf(at));
        var (ownerId, teamId) = actor.IsSystem ? (null, null) : ((Guid?)actor.Id, actor.TeamId);
        customer ??= await BuyerCustomer.Within(db, Named(lead?.Buyer, address), address.Place, ownerId, teamId, at, ct);
        var check = await Checkers.For(db, ownerId, teamId, customer, terms, at, ct);
        var number = await OrderNumbers.Next(db, CompanyTime.DayOf(at), ct);
        var order = Order.Place(number, new(customer.Id, input.LeadId, ownerId, teamId), terms, check, settings.CareStartsAt, at);
        db.Add(order);
        return order;
    }

    private static async Task<OrderTerms> TermsOf(Db db, OrderInput input, ShippingAddress address, SalesSettings settings, DateTime at, CancellationToken ct)
    {
        var purchasedOn = input.PurchasedOn ?? CompanyTime.DayOf(at);
        return new OrderTerms
        {
            Lines = await new OrderLines(db, settings, purchasedOn, settings.PricesIncludeVat).Priced(input.Lines, [], ct), Address = address, ShippingFee = input.ShippingFee, Deposit = input.Deposit,
            CodAmount = input.CodAmount, Note = input.Note, WantedOn = input.WantedOn, PurchasedOn = purchasedOn, PricesIncludeVat = settings.PricesIncludeVat,
        };
    }

    /// <summary>A lead may have no name yet (A-1b): then the recipient's is the buyer's.</summary>
    private static Buyer Named(Buyer? buyer, ShippingAddress address) =>
        buyer is null ? new(address.Recipient!, PhoneNumber.Parse(address.Phone!)) : buyer.Name.Length > 0 ? buyer : buyer with { Name = address.Recipient! };

    /// <summary>Who the lead is, for the one who may see it; working it is not Sales' affair.</summary>
    private static async Task<OrderedLead> LeadOf(Db db, Guid id, CancellationToken ct)
    {
        var lead = await db.Leads.AsNoTracking().Where(l => l.Id == id).Select(l => new { l.Name, l.Phone, l.CustomerId }).SingleOrDefaultAsync(ct);
        Rule.Require(lead is not null, "order.leadUnknown", "leadId");
        return new(new Buyer(lead!.Name ?? "", PhoneNumber.Parse(lead.Phone)), lead.CustomerId);
    }

    private static async Task<Customer?> KnownCustomer(Db db, OrderInput input, OrderedLead? lead, CancellationToken ct)
    {
        if (input.CustomerId is { } named) return await db.Customers.SingleOrDefaultAsync(c => c.Id == named, ct) ?? throw new Refused("order.customerUnknown", "customerId");
        return lead?.CustomerId is { } known ? await db.Rows<Customer>().SingleOrDefaultAsync(c => c.Id == known, ct) : null;
    }

    private static Buyer? BuyerOf(Customer? customer, OrderedLead? lead) =>
        lead?.Buyer ?? (customer is { Phones: [var first, ..] } ? new Buyer(customer.Name, PhoneNumber.Parse(first)) : null);

    private sealed record OrderedLead(Buyer Buyer, Guid? CustomerId);
}
