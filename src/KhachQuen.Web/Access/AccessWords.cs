using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Access;

/// <summary>How rights, roles and teams are called on screen.</summary>
internal static class AccessWords
{
    public static string Right(this T texts, string code) => texts.Or("permission." + code, code);
    public static string Area(this T texts, string area) => texts.Or("area." + area, area);
    /// <summary>The groups of the role screens: the business first, then personal data, then the administration.</summary>
    public static IEnumerable<IGrouping<string, Permission>> Grouped(KnownPermissions known) =>
        known.All.Where(p => p.Code != AccessPermissions.Self).GroupBy(p => Administration.Contains(p.Area) ? "administration" : Personal.Contains(p.Area) ? "personal" : p.Area)
            .OrderBy(g => g.Key switch { "administration" => 2, "personal" => 1, _ => 0 });

    private static readonly string[] Administration = ["users", "teams", "roles", "tokens", "audit", "system", "settings"], Personal = ["phones", "healthHints", "identity"];

    public static string NameOf(RoleView role) => Said.English ? role.NameEn : role.Name;
    public static string Or(this T texts, string key, string otherwise) => texts.Has(key) ? texts[key] : otherwise;

    /// <summary>o, t, T, A as in access.md, for the overview.</summary>
    public static string Letter(Scope scope) => scope switch { Scope.Own => "o", Scope.Team => "t", Scope.TeamAndBelow => "T", Scope.All => "A", _ => "" };

    /// <summary>The teams as an indented list: each under its own, by name.</summary>
    public static IReadOnlyList<(TeamView Team, int Depth)> AsTree(IReadOnlyList<TeamView> teams)
    {
        var known = teams.Select(t => t.Id).ToHashSet();
        var below = teams.ToLookup(t => t.ParentId is { } parent && known.Contains(parent) ? parent : Guid.Empty);
        var lines = new List<(TeamView, int)>();
        void Put(Guid parent, int depth)
        {
            foreach (var team in below[parent].OrderBy(t => t.Name, StringComparer.CurrentCulture))
            {
                lines.Add((team, depth));
                if (depth < 20) Put(team.Id, depth + 1);
            }
        }
        Put(Guid.Empty, 0);
        return lines;
    }
}
