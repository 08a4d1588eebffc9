using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>A lead as a line of a list: over the shoulder no whole number is shown, whoever looks.</summary>
public sealed record LeadRow(LeadView Lead, string Phone, string Source, string FirstSource, string? Product, string? Owner, OutcomeName? Outcome, bool MayWork)
{
    public string Title => Lead.Name ?? Phone;

    public static async Task<Page<LeadRow>> Page(Page<LeadView> leads, LeadNames names, Actor actor, CancellationToken ct = default)
    {
        var (known, products) = (await names.Known(ct), await names.ProductsOf(leads.Items.Select(l => l.ProductId), ct));
        return leads.Map(l => new LeadRow(l, Masked(l.Phone), known.Source(l.LastSource), known.Source(l.FirstSource), l.ProductId is { } product ? products.GetValueOrDefault(product) : null, known.Person(l.OwnerId),
            known.Outcome(l.Stage, l.LastOutcome), actor.May(LeadPermissions.Work, new Masking.Owned(l.OwnerId, l.TeamId)) && l.Stage is not (LeadStage.Ordered or LeadStage.Converted)));
    }

    public static string Masked(string shown) => PhoneShown.Masked(shown);

    /// <summary>For who may see it whole: 096 123 4567.</summary>
    public static string Whole(string shown) => PhoneShown.Whole(shown);
}
