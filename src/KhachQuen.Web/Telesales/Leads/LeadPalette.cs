using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>Leads in Ctrl K: by name without accents, by the number in any form or its last digits, by the actor's sight.</summary>
internal sealed class LeadPalette(ListLeads leads, LeadNames names) : IPaletteSource
{
    public async Task<IReadOnlyList<PaletteItem>> Find(string text, Actor actor, CancellationToken ct)
    {
        if (!actor.May(LeadPermissions.Read)) return [];
        var found = await LeadRow.Page(await leads.Handle(new() { Q = text }, new("-id", Limit: IPaletteSource.AtMost), actor, ct), names, actor, ct);
        return [.. found.Items.Select(r => new PaletteItem("palette.leads", r.Lead.Name ?? LeadRow.Whole(r.Lead.Phone), $"/leads/{r.Lead.Id}", "sparkles", Hint(r), "lead", r.Lead.Id))];
    }

    /// <summary>The number, and whose it is.</summary>
    private static string Hint(LeadRow row) => string.Join(" · ", new[] { row.Lead.Name is null ? null : LeadRow.Whole(row.Lead.Phone), row.Owner }.OfType<string>());
}
