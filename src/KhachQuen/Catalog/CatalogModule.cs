using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Catalog;

/// <summary>What is sold: products in a tree of groups, and what to say about them.</summary>
public sealed class CatalogModule : Module
{
    public override string Name => "catalog";
    public override IReadOnlyList<Permission> Permissions => [.. CatalogPermissions.All, .. KnowledgePermissions.All];

    public override void Add(IServiceCollection services) => services
        .AddSingleton<IEdited>(new Edited<Product>("product", CatalogPermissions.Read, CatalogPermissions.Write)).AddSingleton<IEdited>(new Edited<Article>("article", KnowledgePermissions.Read, KnowledgePermissions.Write));
}
