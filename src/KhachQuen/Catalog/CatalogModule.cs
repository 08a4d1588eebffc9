using KhachQuen.Platform;

namespace KhachQuen.Catalog;

/// <summary>What is sold: products in a tree of groups, and what to say about them.</summary>
public sealed class CatalogModule : Module
{
    public override string Name => "catalog";
    public override IReadOnlyList<Permission> Permissions => [.. CatalogPermissions.All, .. KnowledgePermissions.All];
}
