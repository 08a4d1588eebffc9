using KhachQuen.Access;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Telesales.Imports;

/// <summary>Teams and ledgers for the imports to meet.</summary>
internal static class Floor
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>A team of its own with so many who take data, and as many who do not as is said. Its name.</summary>
    public static async Task<string> Team(House house, string name, int agents, int away = 0)
    {
        var at = House.Clock.GetUtcNow().UtcDateTime;
        await using var db = house.Open();
        var team = new Team($"{name} {Numbers.Next()}", TeamKind.Sales, null, at);
        db.Add(team);
        for (var i = 0; i < agents + away; i++)
        {
            var user = new User($"agent{i}.{Numbers.Next()}", $"Người gọi {i}", team.Id, at);
            user.Give(["sales"]);
            user.TakesData(i < agents);
            db.Add(user);
        }
        await db.SaveChangesAsync(Now);
        return team.Name;
    }

    public static async Task LedgerBalances(House house, Guid import, int even, int duplicates)
    {
        await using var db = house.Open();
        var lines = await db.Rows<Assignment>().Where(a => a.BatchId == import).GroupBy(a => a.Rule).ToDictionaryAsync(g => g.Key, g => g.Count(), Now);
        Assert.Equal((even, duplicates), (lines.GetValueOrDefault("even"), lines.GetValueOrDefault("duplicate")));
    }
}
