using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>By what the customers' board has its columns (F-10).</summary>
public enum CustomerBoardBy : short { Verify, Rank }

/// <summary>A column of the customers' board: its first cards, and how many there are.</summary>
/// <param name="Code">A verify state's name, a rank, or <see cref="Grouped.None"/>.</param>
public sealed record CustomerColumn(string Code, int Count, Page<CustomerView> Cards);

/// <summary>The customers as columns by what the data steward said of them, or by rank (F-10); counts over all that is seen, cards by page.</summary>
public sealed class ShowCustomerBoard(Database database)
{
    public const int Cards = 30;
    /// <summary>More ranks than this are no columns to look at.</summary>
    public const int MostRanks = 12;

    public async Task<IReadOnlyList<CustomerColumn>> Handle(CustomerFilter filter, CustomerBoardBy by, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        var (rows, columns) = (filter.On(db, db.Customers), new List<CustomerColumn>());
        foreach (var head in await Counted(rows, by, ct)) columns.Add(head.Count == 0 ? head : head with { Cards = await Column(rows, by, head.Code, null, actor, ct) });
        return columns;
    }

    /// <summary>How many stand in each column, without the cards.</summary>
    public async Task<IReadOnlyList<CustomerColumn>> Heads(CustomerFilter filter, CustomerBoardBy by, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        return await Counted(filter.On(db, db.Customers), by, ct);
    }

    /// <summary>The next cards of one column.</summary>
    public async Task<Page<CustomerView>> More(CustomerFilter filter, CustomerBoardBy by, string column, string? after, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        return await Column(filter.On(db, db.Customers), by, column, after, actor, ct);
    }

    private static async Task<List<CustomerColumn>> Counted(IQueryable<Customer> rows, CustomerBoardBy by, CancellationToken ct)
    {
        var found = (await GroupCustomers.Groups.Count(rows, NameOf(by), ct)).Groups.ToDictionary(g => g.Code, g => g.Count);
        string[] codes = by == CustomerBoardBy.Verify ? ["rejected", "toDo", "verified", "notRequired"]
            : [.. found.Keys.Where(c => c != Grouped.None).OrderByDescending(c => found[c]).Take(MostRanks).Order(StringComparer.CurrentCulture), Grouped.None];
        return [.. codes.Select(c => new CustomerColumn(c, found.GetValueOrDefault(c), new([], null)))];
    }

    /// <summary>Newest first: indexes (VerifyState, CreatedAt, Id) and (Rank, CreatedAt, Id).</summary>
    private static async Task<Page<CustomerView>> Column(IQueryable<Customer> rows, CustomerBoardBy by, string code, string? after, Actor actor, CancellationToken ct) =>
        (await ListCustomers.Sorting.Page(GroupCustomers.Groups.In(rows, NameOf(by), code), new("-createdAt", after, Cards), CustomerView.Of, ct)).Map(c => c.ShownTo(actor));

    private static string NameOf(CustomerBoardBy by) => by == CustomerBoardBy.Rank ? "rank" : "verifyState";
}
