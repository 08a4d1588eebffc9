using KhachQuen.Platform;

namespace KhachQuen.Catalog;

public static class CatalogPermissions
{
    public const string Read = "catalog.read", Write = "catalog.write", Export = "catalog.export";

    internal static readonly IReadOnlyList<Permission> All = [new(Read), new(Write), new(Export)];
}
