using System.Text.Json;
using KhachQuen.Catalog;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Catalog;

/// <summary>Words and shapes of the catalogue's screens.</summary>
internal static class CatalogWords
{
    /// <summary>Parents before their children, each with its depth; what lost its parent stands at the top.</summary>
    public static IReadOnlyList<(ProductGroupView Group, int Depth)> AsTree(IReadOnlyList<ProductGroupView> groups)
    {
        var known = groups.Select(g => g.Id).ToHashSet();
        var below = groups.ToLookup(g => g.ParentId is { } parent && known.Contains(parent) ? parent : Guid.Empty);
        var lines = new List<(ProductGroupView, int)>();
        void Put(Guid parent, int depth)
        {
            foreach (var group in below[parent].OrderBy(g => g.Name, StringComparer.CurrentCulture))
            {
                lines.Add((group, depth));
                if (depth < 20) Put(group.Id, depth + 1);
            }
        }
        Put(Guid.Empty, 0);
        return lines;
    }

    /// <summary>Of a tree what a picker offers: what is not archived, and what is chosen already.</summary>
    public static IReadOnlyList<(ProductGroupView Group, int Depth)> Offered(IReadOnlyList<ProductGroupView> groups, Guid? chosen) => AsTree([.. groups.Where(g => g.Active || g.Id == chosen)]);

    public static string Indented(string name, int depth) => new string('\u2003', depth) + name;

    public static string Camel(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The two lists of the catalogue.</summary>
    public static IReadOnlyList<Tab> Tabs(T texts, bool groups) => [new(texts["products.title"], "/products", !groups), new(texts["groups.title"], "/product-groups", groups)];

    /// <summary>A whole number, as typed; nothing for nothing.</summary>
    public static int? Count(string? typed, string code, string field, params object[] args) =>
        string.IsNullOrWhiteSpace(typed) ? null : int.TryParse(typed.Trim(), System.Globalization.CultureInfo.InvariantCulture, out var count) ? count : throw new Refused(code, field, args);
}
