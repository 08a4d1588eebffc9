using KhachQuen.Catalog;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Catalog;

/// <summary>What the address of the knowledge list asks for.</summary>
internal sealed record ArticleAsked : ListAsked
{
    private static readonly string[] Sorts = ["title", "editedAt"];

    public ArticleAsked(string? query = null) : base(query)
    {
        var kind = Enum<ArticleKind>("kind");
        Filter = new() { Q = Q, Kind = kind, ProductId = ProductId, Active = State switch { "archived" => false, "all" => null, _ => true } };
    }

    public ArticleFilter Filter { get; }
    public string? Q => this["q"];
    public Guid? ProductId => Id("productId");
    public string? State => this["state"];
    public string? Sort => SortOf(Sorts);
    public bool IsNarrow => MoreThan();

    public static ArticleAsked Of(HttpRequest request) => new(request.QueryString.Value);
}
