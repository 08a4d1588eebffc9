using KhachQuen.Platform;

namespace KhachQuen.Catalog;

public sealed class CatalogModule : Module
{
    public override string Name => "catalog";
}
