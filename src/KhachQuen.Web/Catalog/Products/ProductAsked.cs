using KhachQuen.Catalog;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Catalog;

/// <summary>What the address of the product list asks for.</summary>
internal sealed record ProductAsked : ListAsked
{
    private static readonly string[] Sorts = ["code", "name", "price", "updatedAt"];

    public ProductAsked(string? query = null) : base(query) => Filter = new() { Q = Q, GroupId = GroupId, Active = State switch { "archived" => false, "all" => null, _ => true } };

    public ProductFilter Filter { get; }
    public string? Q => this["q"];
    public Guid? GroupId => Id("groupId");
    public string? State => this["state"];
    public string? Sort => SortOf(Sorts);
    public bool IsNarrow => MoreThan();

    public static ProductAsked Of(HttpRequest request) => new(request.QueryString.Value);
}
