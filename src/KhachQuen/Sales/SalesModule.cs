using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Sales;

/// <summary>Orders, their cross-check and their shipments.</summary>
public sealed class SalesModule : Module
{
    public override string Name => "sales";
    public override IReadOnlyList<Permission> Permissions => [.. OrderPermissions.All, .. OpportunityPermissions.All];
    public override IReadOnlyList<SettingsArea> Settings => [SettingsArea.Of<SalesSettings>(AccessPermissions.BusinessRules), SettingsArea.Of<CrossCheckSettings>(AccessPermissions.BusinessRules), SettingsArea.Of<RescueSettings>(AccessPermissions.BusinessRules),
        SettingsArea.Of<OpportunitySettings>(AccessPermissions.BusinessRules), SettingsArea.Of<EvidenceSettings>(AccessPermissions.BusinessRules), SettingsArea.Of<QuoteSettings>(AccessPermissions.BusinessRules)];

    private static Task<object> Order(ShowOrder use, Guid id, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct).AsObject();

    /// <summary>Where checking is blind a checker is not told who sold, by a file's name either .</summary>
    private static async Task<Guid?> HiddenSeller(Db db, Order order, CancellationToken ct) => OrderView.HiddenFrom(db.Actor, order.CheckerId, order) && await db.IsBlind(ct) ? order.OwnerId : null;

    public override void Add(IServiceCollection services)
    {
        services.AddSingleton<IMovesWithItsOwner, MovesRowsOf<Order>>().AddSingleton<IMovesWithItsOwner, MovesRowsOf<Shipment>>();
        services.AddSingleton<ICustomerMerge, OrdersOfMerged>().AddSingleton<IErasureGuard, OpenOrdersOfErased>().AddUndo(new ImagedOperation(MoveShipments.Kind, OrderPermissions.Ship, typeof(Shipment))).AddUndo(new ImagedOperation(ShipOrders.Kind, OrderPermissions.Ship, typeof(Shipment))).AddUndo(new ImagedOperation(RescueShipments.Kind, OrderPermissions.Ship, typeof(Shipment)))
            .AddSingleton(new OperationNoun(nameof(Shipment), "/shipments", (db, ids, ct) => db.Shipments.AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.OrderNumber, ct)))
            .AddSingleton(new OperationNoun(nameof(Sales.Order), "/orders", (db, ids, ct) => db.Orders.AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Number, ct)));
        services.AddOpportunities();
        services.AddQuotes();
        services.AddSingleton<ICustomerMerge, InvoicesOfMerged>().AddSingleton<IAttachmentGuard, InvoiceFilesStay>();
        services.AddSingleton<CarrierGate>().AddSingleton<IWorkHandler, StatementReader>().AddSingleton<IWorkHandler, StatementSettler>();
        services.AddSingleton<IAttachable>(new Attachable<Order>("order", "/orders", db => db.Orders, (actor, order) => actor.SellsFor(order) || actor.May(OrderPermissions.Ship), HiddenSeller));
        services.AddWebhookEvent<OrderPlaced, ShowOrder>("order.placed", e => e.OrderId, Order).AddWebhookEvent<OrderConfirmed, ShowOrder>("order.confirmed", e => e.OrderId, Order)
            .AddWebhookEvent<OrderCancelled, ShowOrder>("order.cancelled", e => e.OrderId, Order)
            .AddWebhookEvent<ShipmentStateChanged, ShowShipment>("shipment.stateChanged", e => e.ShipmentId, (use, id, actor, ct) => use.Handle(id, actor, ct).AsObject());
        // access.md: shipping sees the customers of the orders it sees.
        Beside.Show<Customer>(CustomerPermissions.ReadOfShipments, db => db.Orders.Select(o => o.CustomerId));
    }
}
