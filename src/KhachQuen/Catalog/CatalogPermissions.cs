using KhachQuen.Platform;

namespace KhachQuen.Catalog;

public static class CatalogPermissions
{
    public const string Read = "catalog.read", Write = "catalog.write", Export = "catalog.export";

    internal static readonly IReadOnlyList<Permission> All = [new(Read), new(Write), new(Export)];
}

/// <summary>Scripts, answers, questions .</summary>
public static class KnowledgePermissions
{
    public const string Read = "knowledge.read", Write = "knowledge.write";

    internal static readonly IReadOnlyList<Permission> All = [new(Read), new(Write)];
}
