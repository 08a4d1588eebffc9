using KhachQuen.Platform;

namespace KhachQuen.Tests.Trust;

/// <summary>The shipped roles against the committed table (tests/data/access.md, T-21): a change there is a change of the product.</summary>
public sealed class AccessTableTests
{
    private static readonly string[][] Columns =
    [
        ["leads.read", "leads.work", "leads.assign", "leads.export"], ["customers.read", "customers.write", "customers.verify", "customers.assign"],
        ["opportunities.read", "opportunities.write", "opportunities.review"], ["orders.read", "orders.create", "orders.crossCheck", "orders.ship", "orders.reconcile"],
        ["care.read", "care.write", "care.assign"], ["tickets.read", "tickets.write", "tickets.assign"], ["calls.make", "calls.listen", "calls.supervise"], ["money.read", "money.write", "money.approve"],
    ];

    public static IEnumerable<TheoryDataRow<string, string, Scope>> Cells()
    {
        foreach (var row in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "data", "access.md")).Where(l => l.StartsWith("| ", StringComparison.Ordinal) && l.Contains("(`", StringComparison.Ordinal)))
        {
            var cells = row.Trim('|', ' ').Split('|').Select(c => c.Trim()).ToArray();
            foreach (var role in cells[0].Split('`').Where((_, i) => i % 2 == 1))
                for (var column = 0; column < Columns.Length && column + 1 < cells.Length; column++)
                {
                    var scopes = cells[column + 1].Split('/').Select(s => s.Trim()).ToArray();
                    for (var i = 0; i < Columns[column].Length; i++)
                        if (ScopeOf(scopes.Length == 1 ? scopes[0] : i < scopes.Length ? scopes[i] : "?") is { } scope && !(scopes.Length == 1 && scope != Scope.None))
                            yield return new(role, Columns[column][i], scope);
                }
        }
    }

    [Theory, MemberData(nameof(Cells))]
    public void Each_cell_of_the_table_is_what_ships(string role, string permission, Scope scope)
    {
        if (role is "legal" or "recruiter" or "tour" || (role == "admin" && !permission.StartsWith("leads", StringComparison.Ordinal))) return;    // told in words, not cells
        Assert.Equal(scope, ShippedRoles.RightsOf(role).GetValueOrDefault(permission));
    }

    [Fact]
    public void The_table_was_read() => Assert.True(Cells().Count() > 250);

    private static Scope? ScopeOf(string cell) => cell switch
    {
        "o" or "own" => Scope.Own, "t" => Scope.Team, "T" => Scope.TeamAndBelow, "A" or "yes" => Scope.All, "–" => Scope.None, _ => null,
    };
}
