using KhachQuen.Platform;

namespace KhachQuen.Sales;

public static class OrderPermissions
{
    public const string Read = "orders.read", Create = "orders.create", CrossCheck = "orders.crossCheck", Ship = "orders.ship", Reconcile = "orders.reconcile", Export = "orders.export";
    /// <summary>Every order from confirmed on (shipping, warehouse), and from shipping on (shipment care).</summary>
    public const string ReadConfirmed = "orders.readConfirmed", ReadShipping = "orders.readShipping";

    internal static readonly IReadOnlyList<Permission> All =
        [new(Read, true), new(Create, true), new(CrossCheck, true), new(Ship), new(Reconcile), new(Export, true), new(ReadConfirmed), new(ReadShipping), new(CarrierRights.Manage)];
}
