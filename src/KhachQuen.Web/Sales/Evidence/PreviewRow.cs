using KhachQuen.Platform;
using KhachQuen.Sales;

namespace KhachQuen.Web.Sales;

/// <summary>A line of what tonight would do.</summary>
public sealed record PreviewRow(OpportunityRow Row, bool WouldDetach)
{
    public static async Task<Page<PreviewRow>> Page(EvidencePreview preview, OpportunityNames names, Actor actor, CancellationToken ct = default)
    {
        var rows = await names.Rows([.. preview.Items.Select(i => i.Opportunity)], actor, ct);
        return new([.. preview.Items.Select((item, n) => new PreviewRow(rows[n], item.WouldDetach))], preview.Next, preview.Opportunities);
    }
}
