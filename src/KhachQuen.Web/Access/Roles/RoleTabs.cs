using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>The two ways to look at roles: one by one, or all beside each other.</summary>
internal static class RoleTabs
{
    public static IReadOnlyList<Tab> Of(T texts, int current) => [new(texts["roles.title"], "/settings/roles", current == 0), new(texts["roles.matrix"], "/settings/roles/matrix", current == 1)];
}
