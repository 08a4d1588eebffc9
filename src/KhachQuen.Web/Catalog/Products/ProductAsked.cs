using KhachQuen.Catalog;

namespace KhachQuen.Web.Catalog;

/// <summary>What the address of the product list asks for; what nobody can read is as if it were not there.</summary>
internal sealed record ProductAsked(string? Q, Guid? GroupId, string? State, string? Sort, string? After, Guid? Open)
{
    private static readonly string[] Sorts = ["code", "name", "price", "updatedAt"];

    public ProductFilter Filter => new() { Q = Q, GroupId = GroupId, Active = State switch { "archived" => false, "all" => null, _ => true } };
    public bool IsNarrow => Q is not null || GroupId is not null || State is not null;

    public static ProductAsked Of(HttpRequest request)
    {
        string? Text(string name) => request.Query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
        Guid? Id(string name) => Guid.TryParse(Text(name), out var id) ? id : null;
        return new(Text("q"), Id("groupId"), Text("state"), Sorts.Contains(Text("sort")?.TrimStart('-')) ? Text("sort") : null, Text("after"), Id("open"));
    }
}
