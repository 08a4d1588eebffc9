using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Moves each kind in the caller's transaction, and remembers every row. A customer, their open lead and their orders go to the same colleague.</summary>
internal sealed class Movers(Db db, Handover handover, IReadOnlyList<User> receivers, CustomerMoves moves)
{
    private readonly Dictionary<Guid, User> byCustomer = [];
    private readonly DateTime at = handover.CreatedAt;

    public async Task<HandoverCounts> All(Holdings holdings, Actor actor, CancellationToken ct)
    {
        var customers = actor.MayMove(HandoverNoun.Customer) ? await Customers(holdings, ct) : 0;
        var (leads, callbacks) = actor.MayMove(HandoverNoun.Lead) ? await Leads(holdings, ct) : (0, 0);
        var orders = actor.MayMove(HandoverNoun.Order) ? await Orders(holdings, ct) : 0;
        var checks = actor.MayMove(HandoverNoun.CrossCheck) ? await Checks(holdings, ct) : 0;
        return new(leads, callbacks, customers, orders, checks);
    }

    private async Task<int> Customers(Holdings holdings, CancellationToken ct)
    {
        var customers = await holdings.Customers.OrderBy(c => c.Id).ToListAsync(ct);
        foreach (var (customer, to) in customers.Zip(Turns(customers.Count)))
        {
            customer.HandTo(to.Id, to.TeamId, to.DisplayName);
            await moves.Tell(db, customer, handover.OwnerId, to, ct);
            byCustomer[customer.Id] = to;
            Remember(HandoverNoun.Customer, customer.Id, to.Id);
        }
        return customers.Count;
    }

    private async Task<(int, int)> Leads(Holdings holdings, CancellationToken ct)
    {
        var leads = await holdings.Leads.OrderBy(l => l.NextActionAt == null ? 1 : 0).ThenBy(l => l.NextActionAt).ThenBy(l => l.Id).ToListAsync(ct);      // callbacks are shared out evenly by themselves
        foreach (var (lead, turn) in leads.Zip(Turns(leads.Count)))
        {
            var to = Of(lead.CustomerId, turn);
            Sharing.Give(db, lead, to, ShareRules.Handover, 1, null, handover.Id);
            Remember(HandoverNoun.Lead, lead.Id, to.Id);
        }
        return (leads.Count, leads.Count(l => l.NextActionAt is not null));
    }

    private async Task<int> Orders(Holdings holdings, CancellationToken ct)
    {
        var orders = await holdings.Orders.OrderBy(o => o.Id).ToListAsync(ct);
        foreach (var (order, turn) in orders.Zip(Turns(orders.Count)))
        {
            var to = Of(order.CustomerId, turn);
            await OrderHands.Give(db, order, to.Id, to.TeamId, to.DisplayName, ct);
            Remember(HandoverNoun.Order, order.Id, to.Id);
        }
        return orders.Count;
    }

    /// <summary>Nobody checks their own sale: such a one goes to the next, or to whoever takes it.</summary>
    private async Task<int> Checks(Holdings holdings, CancellationToken ct)
    {
        var checks = await holdings.Checks.OrderBy(o => o.Id).ToListAsync(ct);
        foreach (var (order, turn) in checks.Zip(Turns(checks.Count)))
        {
            var to = turn.Id != order.OwnerId ? turn : receivers.FirstOrDefault(r => r.Id != order.OwnerId);
            order.GiveCheck(to?.Id, to?.DisplayName);
            Remember(HandoverNoun.CrossCheck, order.Id, to?.Id);
        }
        return checks.Count;
    }

    private void Remember(HandoverNoun noun, Guid row, Guid? to) => db.Add(new HandoverLine(handover, noun, row, to, at));

    private User Of(Guid? customer, User turn) => customer is { } id && byCustomer.TryGetValue(id, out var to) ? to : turn;

    private IEnumerable<User> Turns(int count)
    {
        var by = receivers.ToDictionary(r => r.Id);
        return EvenShare.Among([.. receivers.Select(r => new Receiver(r.Id, 0))], count, Random.Shared).Select(id => by[id]);
    }
}
