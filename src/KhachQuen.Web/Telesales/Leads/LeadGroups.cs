using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>The leads' list in sections: what each is called (F-10).</summary>
public sealed class LeadGroups(GroupLeads use, LeadNames names, T texts)
{
    public static readonly IReadOnlyList<(string Name, string Title)> Ways =
        [("source", "leads.source"), ("ownerId", "leads.owner"), ("stage", "leads.stage"), ("level", "levels.title"), ("productId", "leads.product"), ("outcome", "leads.outcome"), ("region", "leads.region")];

    public async Task<GroupsShown> Of(LeadAsked asked, Actor actor, CancellationToken ct)
    {
        var (found, known) = (await use.Handle(asked.Filter, actor, ct), await names.Known(ct));
        var products = asked.Filter.Group == "productId" ? await names.ProductsOf(found.Groups.Select(g => Guid.TryParse(g.Code, out var id) ? id : (Guid?)null), ct) : new Dictionary<Guid, string>();
        return GroupsShown.Of(found, asked, "/leads", texts, code => asked.Filter.Group switch
        {
            "source" => known.Source(code), "ownerId" => known.Person(Guid.Parse(code)), "stage" => texts["state.leadStage." + code], "level" => texts["state.leadLevel.l" + code], "productId" => products.GetValueOrDefault(Guid.Parse(code)),
            "outcome" => (known.Outcome(LeadStage.Contact, code) ?? known.Outcome(LeadStage.New, code))?.Label ?? code, "region" => Provinces.ByCodeOrNull(code)?.Name ?? code, _ => code,
        });
    }
}
