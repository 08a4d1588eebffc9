using System.Linq.Expressions;
using KhachQuen.Access;
using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Telesales;

/// <summary>How leads of one product are shared out, whatever source they come from. It goes before the source's rule; known buyers still follow the source's policy.</summary>
public sealed class ProductSharing : Entity
{
    private ProductSharing() { }

    public ProductSharing(Guid productId, DateTime at) => (Id, CreatedAt, ProductId) = (Keys.New(at), at, productId);

    public Guid ProductId { get; private set; }
    public SharingMode Sharing { get; private set; }
    public Guid? TeamId { get; private set; }
    /// <summary>Rises with every change; a ledger line names it .</summary>
    public int RuleVersion { get; private set; }

    public void Set(SharingMode sharing, Guid? teamId)
    {
        Rule.Require(Enum.IsDefined(sharing), "source.sharingUnknown", "sharing");
        Rule.Require(sharing is SharingMode.ByHand or SharingMode.LastHolder || teamId is not null, "source.teamMissing", "teamId");
        if (RuleVersion == 0 || (sharing, teamId) != (Sharing, TeamId)) RuleVersion++;
        (Sharing, TeamId) = (sharing, teamId);
    }
}

internal sealed class ProductSharingTable : IEntityTypeConfiguration<ProductSharing>
{
    public void Configure(EntityTypeBuilder<ProductSharing> builder)
    {
        builder.ToTable("telesales_product_sharing");
        builder.HasIndex(r => r.ProductId).IsUnique();      // a lead's, on arrival
    }
}

/// <summary>The rule a new lead is shared out by: its product's, else its source's.</summary>
internal sealed record ShareTerms(SharingMode Sharing, Guid? TeamId, int RuleVersion)
{
    public static ShareTerms Of(Source source) => new(source.Sharing, source.TeamId, source.RuleVersion);

    public static async Task<ShareTerms> Of(Db db, Lead lead, Source source, CancellationToken ct) =>
        lead.ProductId is { } product && await db.Rows<ProductSharing>().AsNoTracking().SingleOrDefaultAsync(r => r.ProductId == product, ct) is { } rule
            ? new(rule.Sharing, rule.TeamId, rule.RuleVersion) : Of(source);

    /// <summary>The products' rules, for many leads at once: a company has tens of them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ShareTerms>> OfProducts(Db db, CancellationToken ct) =>
        await db.Rows<ProductSharing>().AsNoTracking().ToDictionaryAsync(r => r.ProductId, r => new ShareTerms(r.Sharing, r.TeamId, r.RuleVersion), ct);
}

/// <param name="RuleVersion">The version its next ledger lines will name.</param>
public sealed record ProductSharingView(Guid Id, long Version, DateTime CreatedAt, DateTime UpdatedAt, Guid ProductId, string ProductCode, string ProductName, SharingMode Sharing, Guid? TeamId, int RuleVersion);

public sealed record ProductSharingInput(SharingMode Sharing, Guid? TeamId = null);

/// <summary>Which products are shared out by a rule of their own.</summary>
public sealed class ListProductSharing(Database database)
{
    public async Task<IReadOnlyList<ProductSharingView>> Handle(Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.BusinessRules);
        await using var db = database.Open(actor);
        return [.. (await Shown(db, _ => true).ToListAsync(ct)).OrderBy(r => r.ProductName, StringComparer.Ordinal)];     // a company has tens of them
    }

    internal static IQueryable<ProductSharingView> Shown(Db db, Expression<Func<ProductSharing, bool>> which) =>
        from r in db.Rows<ProductSharing>().AsNoTracking().Where(which)
        join p in db.Products on r.ProductId equals p.Id
        select new ProductSharingView(r.Id, r.Version, r.CreatedAt, r.UpdatedAt, r.ProductId, p.Code, p.Name, r.Sharing, r.TeamId, r.RuleVersion);
}

/// <summary>A manager says how a product's leads are shared out; leads that came before keep the rule they came under .</summary>
public sealed class SetProductSharing(Database database, TimeProvider clock)
{
    public async Task<ProductSharingView> Handle(Guid productId, ProductSharingInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.BusinessRules);
        await using var db = database.Open(actor);
        Rule.Require(await db.Products.AnyAsync(p => p.Id == productId, ct), "productSharing.productUnknown", "product");
        Rule.Require(input.TeamId is not { } team || await db.Teams.AnyAsync(t => t.Id == team && t.Active, ct), "source.teamUnknown", "teamId");
        var rule = await db.Rows<ProductSharing>().SingleOrDefaultAsync(r => r.ProductId == productId, ct);
        if (rule is null) db.Add(rule = new(productId, clock.Now()));
        rule.Set(input.Sharing, input.TeamId);
        await db.SaveUnique("productSharing.justMade", "product", ct);
        return await ListProductSharing.Shown(db, r => r.ProductId == productId).SingleAsync(ct);
    }

    /// <summary>By the product's code, as somebody types it.</summary>
    public async Task<ProductSharingView> Handle(string? code, ProductSharingInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.BusinessRules);
        var key = Folding.Fold(code ?? "").Trim();
        Guid? product;
        await using (var db = database.Open(actor)) product = await db.Products.Where(p => p.CodeKey == key || p.Code == code).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);
        return await Handle(product ?? throw new Refused("productSharing.productUnknown", "product"), input, actor, ct);
    }
}

/// <summary>A product's leads follow their sources again.</summary>
public sealed class DropProductSharing(Database database)
{
    public async Task Handle(Guid productId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.BusinessRules);
        await using var db = database.Open(actor);
        db.Remove(await db.Rows<ProductSharing>().SingleOrDefaultAsync(r => r.ProductId == productId, ct) ?? throw new NotFound());
        await db.SaveChangesAsync(ct);
    }
}
