using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Sales;

/// <summary>A column of the board: its first cards, how many there are and what they come to.</summary>
/// <param name="Code">A stage's, or <c>won</c>.</param>
/// <param name="Weighted">The sum, each by its stage's probability.</param>
public sealed record BoardColumn(string Code, string Name, string NameEn, int Count, long Sum, long Weighted, Page<OpportunityView> Cards);

/// <summary>The board (F-32): a column for each stage and one for what was won this month; sums over all that is seen, cards by page.</summary>
public sealed class ShowBoard(Database database, TimeProvider clock)
{
    public const int Cards = 30;

    public async Task<IReadOnlyList<BoardColumn>> Handle(OpportunityFilter filter, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Read);
        await using var db = database.Open(actor);
        var (rows, since, columns) = (filter.On(db, db.Opportunities), MonthBegan(), new List<BoardColumn>());
        foreach (var head in await Sums(db, rows, since, ct)) columns.Add(head.Count == 0 ? head : head with { Cards = await Column(rows, head.Code, since, null, actor, ct) });
        return columns;
    }

    /// <summary>How many and how much stands in each column, without the cards.</summary>
    public async Task<IReadOnlyList<BoardColumn>> Heads(OpportunityFilter filter, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Read);
        await using var db = database.Open(actor);
        return await Sums(db, filter.On(db, db.Opportunities), MonthBegan(), ct);
    }

    private static async Task<List<BoardColumn>> Sums(Db db, IQueryable<Opportunity> rows, DateTime since, CancellationToken ct)
    {
        var sums = await rows.Where(o => o.State == OpportunityState.Active || (o.State == OpportunityState.Won && o.ClosedAt >= since))
            .GroupBy(o => o.Column).Select(g => new { Column = g.Key, Count = g.Count(), Sum = g.Sum(o => o.ExpectedRevenue), Weighted = g.Sum(o => o.ExpectedRevenue * o.Probability) }).ToDictionaryAsync(g => g.Column, ct);
        return [.. Shown(await db.Settings<OpportunitySettings>(ct), sums.Keys).Select(c => sums.GetValueOrDefault(c.Code) is var sum && sum is null ? new BoardColumn(c.Code, c.Name, c.NameEn, 0, 0, 0, new([], null))
            : new BoardColumn(c.Code, c.Name, c.NameEn, sum.Count, sum.Sum, c.Code == OpportunityColumns.Won ? sum.Sum : sum.Weighted / 100, new([], null)))];
    }

    /// <summary>The next cards of one column.</summary>
    public async Task<Page<OpportunityView>> More(OpportunityFilter filter, string column, string? after, Actor actor, CancellationToken ct = default)
    {
        actor.Require(OpportunityPermissions.Read);
        await using var db = database.Open(actor);
        return await Column(filter.On(db, db.Opportunities), column, MonthBegan(), after, actor, ct);
    }

    private static async Task<Page<OpportunityView>> Column(IQueryable<Opportunity> rows, string code, DateTime since, string? after, Actor actor, CancellationToken ct)
    {
        var cards = code == OpportunityColumns.Won ? rows.Where(o => o.Column == code && o.ClosedAt >= since) : rows.Where(o => o.Column == code);
        return (await ListOpportunities.Sorting.Page(cards, new("-place", after, Cards), OpportunityView.Of, ct)).Map(o => o.ShownTo(actor));      // index Owner/Team, Column, Place
    }

    /// <summary>The stages on offer, any other that still holds something, then what was won.</summary>
    private static IEnumerable<(string Code, string Name, string NameEn)> Shown(OpportunitySettings settings, IReadOnlyCollection<string> held) =>
    [
        .. settings.Stages.Where(s => s.Active || held.Contains(s.Code)).Select(s => (s.Code, s.Name, s.NameEn)),
        .. held.Where(h => h != OpportunityColumns.Won && settings.Stage(h) is null).Order(StringComparer.Ordinal).Select(h => (h, h, h)),
        (OpportunityColumns.Won, "", ""),
    ];

    private DateTime MonthBegan() => CompanyTime.DayOf(clock.Now()) is var today ? CompanyTime.StartOf(new(today.Year, today.Month, 1)) : default;
}
