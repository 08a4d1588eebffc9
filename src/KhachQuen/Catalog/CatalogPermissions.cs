using KhachQuen.Platform;

namespace KhachQuen.Catalog;

public static class CatalogPermissions
{
    public const string Read = "catalog.read", Write = "catalog.write";

    internal static readonly IReadOnlyList<Permission> All = [new(Read), new(Write)];
}
