using KhachQuen.Platform;

namespace KhachQuen.Contacts;

public static class CustomerPermissions
{
    public const string Read = "customers.read", Write = "customers.write", Create = "customers.create", Verify = "customers.verify", Assign = "customers.assign", Export = "customers.export";
    /// <summary>Those of own shipments (access.md): Sales says which.</summary>
    public const string ReadOfShipments = "customers.readOfShipments";

    internal static readonly IReadOnlyList<Permission> All = [new(Read, true), new(Write, true), new(Create), new(Verify, true), new(Assign, true), new(Export, true), new(ReadOfShipments)];
}
