using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Catalog;

/// <summary>A shelf of the catalogue ("nhóm hàng"); may stand under another.</summary>
public sealed class ProductGroup : Entity
{
    private ProductGroup() { }

    public ProductGroup(string? name, Guid? parentId, Tree tree, DateTime at)
    {
        Id = Keys.New(at);
        Rename(name);
        MoveUnder(parentId, tree);
    }

    public string Name { get; private set; } = "";
    public Guid? ParentId { get; private set; }
    /// <summary>Whether it is still offered. Products and rules that name it keep it.</summary>
    public bool Active { get; private set; } = true;

    public void Rename(string? name)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(name) && name.Length <= 200, "productGroup.nameMissing", "name");
        Name = name!.Trim();
    }

    /// <summary>Puts the group under another; never under itself or one of its own.</summary>
    public void MoveUnder(Guid? parentId, Tree tree)
    {
        if (parentId is { } parent)
        {
            Rule.Require(tree.Holds(parent), "productGroup.parentUnknown", "parentId");
            Rule.Require(tree.MayStandUnder(Id, parent), "productGroup.cycle", "parentId");
        }
        ParentId = parentId;
    }

    /// <summary>Archived with all below it or not at all: nothing that is offered stands under what is not.</summary>
    /// <param name="offered">The ids of those that are offered now.</param>
    /// <param name="tree">As it is with this group in its place.</param>
    public void Offer(bool active, IReadOnlySet<Guid> offered, Tree tree)
    {
        Rule.Require(!active || ParentId is not { } parent || offered.Contains(parent), "productGroup.parentArchived", "parentId");
        Rule.Require(active || !tree.WithBelow(Id).Any(below => below != Id && offered.Contains(below)), "productGroup.holdsOffered", "active");
        Active = active;
    }
}

internal sealed class ProductGroupTable : IEntityTypeConfiguration<ProductGroup>
{
    public void Configure(EntityTypeBuilder<ProductGroup> builder)
    {
        builder.ToTable("catalog_product_groups");
        builder.HasIndex(g => g.ParentId);      // what stands under a group
    }
}
