using KhachQuen.Platform;
using KhachQuen.Sales;

namespace KhachQuen.Web.Sales;

/// <summary>A column of the board with the names on its cards.</summary>
public sealed record ShownColumn(BoardColumn Column, Page<OpportunityRow> Cards)
{
    public static async Task<IReadOnlyList<ShownColumn>> Of(IReadOnlyList<BoardColumn> columns, OpportunityNames names, Actor actor, CancellationToken ct)
    {
        var rows = (await names.Rows([.. columns.SelectMany(c => c.Cards.Items)], actor, ct)).ToDictionary(r => r.Opportunity.Id);      // one question for all columns
        return [.. columns.Select(c => new ShownColumn(c, c.Cards.Map(o => rows[o.Id])))];
    }
}
