using System.Text;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>The customers' board as shown: by what it has its columns, and the names on its cards.</summary>
public sealed record CustomerBoardShown(CustomerBoardBy By, IReadOnlyList<CustomerColumn> Columns, IReadOnlyDictionary<Guid, string> People);

/// <summary>Gathers the customers' board (F-10). A rank is free text: its column is named by the text's bytes.</summary>
public sealed class CustomerBoards(ShowCustomerBoard use, CustomerNames names)
{
    public const string Id = "customers-board";

    public static CustomerBoardBy By(HttpRequest request) => Named<CustomerBoardBy>.TryParse(request.Query["by"], out var by) ? by.Value : CustomerBoardBy.Verify;

    public static string PathOf(CustomerBoardBy by) => by == CustomerBoardBy.Verify ? CustomerTabs.Board : $"{CustomerTabs.Board}?by={CustomerNames.Camel(by)}";

    public async Task<CustomerBoardShown> Whole(CustomerAsked asked, Actor actor, CancellationToken ct)
    {
        var by = ByOf(asked);
        var columns = await use.Handle(asked.Filter, by, actor, ct);
        return new(by, columns, await names.People(columns.SelectMany(c => c.Cards.Items).Select(c => c.OwnerId), ct));
    }

    /// <summary>The board without its cards, for one card or some on it.</summary>
    public async Task<CustomerBoardShown> Heads(CustomerAsked asked, CustomerBoardBy by, IEnumerable<CustomerView> cards, Actor actor, CancellationToken ct) =>
        new(by, await use.Heads(asked.Filter, by, actor, ct), await names.People(cards.Select(c => c.OwnerId), ct));

    private static CustomerBoardBy ByOf(CustomerAsked asked) => Named<CustomerBoardBy>.TryParse(asked["by"], out var by) ? by.Value : CustomerBoardBy.Verify;

    /// <summary>What the page with the board asks for, said by one of its cards.</summary>
    public static CustomerAsked Behind(HttpContext http) => Uri.TryCreate(http.Request.Headers["HX-Current-URL"], UriKind.Absolute, out var at) && at.AbsolutePath == CustomerTabs.Board ? new(at.Query) : new();

    public static BoardColumnShown HeadOf(CustomerColumn column, CustomerBoardBy by, T texts) => by == CustomerBoardBy.Verify
        ? new(column.Code, texts["state.verify." + column.Code], column.Count, null)
        : new(CodeOf(column.Code), column.Code == Grouped.None ? texts["customers.board.noRank"] : column.Code, column.Count, null);

    public static string ColumnOf(CustomerView customer, CustomerBoardBy by) => by == CustomerBoardBy.Verify ? CustomerNames.Camel(customer.VerifyState) : CodeOf(customer.Rank ?? Grouped.None);

    public static string? MoreOf(string column, string? next, string query) => next is null ? null : $"/customers/cards?column={Uri.EscapeDataString(column)}&after={Uri.EscapeDataString(next)}&{query}";

    private static string CodeOf(string rank) => rank == Grouped.None ? rank : "r" + Convert.ToHexString(Encoding.UTF8.GetBytes(rank));

    /// <summary>The rank a column stands for; null: none.</summary>
    public static string? RankOf(string code)
    {
        if (code == Grouped.None) return null;
        try { return Encoding.UTF8.GetString(Convert.FromHexString(code.AsSpan(Math.Min(1, code.Length)))); }
        catch (FormatException) { throw new BadHttpRequestException("That is no column"); }
    }
}
