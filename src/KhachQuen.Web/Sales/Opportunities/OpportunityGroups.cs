using System.Globalization;
using KhachQuen.Catalog;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Sales;

/// <summary>The opportunities' list in sections: what each is called and what it comes to (F-10).</summary>
public sealed class OpportunityGroups(GroupOpportunities use, PeopleNames people, Database database, T texts)
{
    public static readonly IReadOnlyList<(string Name, string Title)> Ways =
    [
        ("stage", "opportunities.stage"), ("salespersonId", "opportunities.salesperson"), ("serviceId", "opportunities.service"), ("month", "opportunities.month"), ("class", "opportunities.class"),
        ("evidenceState", "opportunities.evidence"), ("priority", "opportunities.priority"),
    ];

    public async Task<GroupsShown> Of(OpportunityAsked asked, Pipeline pipeline, Actor actor, CancellationToken ct)
    {
        var (found, known) = (await use.Handle(asked.Filter, actor, ct), await people.Known(ct));
        var services = asked.Filter.Group == "serviceId" ? await Services(found, actor, ct) : [];
        return GroupsShown.Of(found, asked, "/opportunities", texts, code => asked.Filter.Group switch
        {
            "stage" => code is OpportunityColumns.Won or OpportunityColumns.Lost ? texts["state.opportunity." + code] : pipeline.Stage(code), "salespersonId" => known.Person(Guid.Parse(code)), "serviceId" => services.GetValueOrDefault(Guid.Parse(code)),
            "class" => texts["state.opportunityClass." + code], "evidenceState" => texts["state.evidenceState." + code], "priority" => code == "0" ? texts["opportunities.noStars"] : new string('★', code[0] - '0'),
            "month" => $"{code[4..]}/{code[..4]}", _ => code,
        }, sums: true);
    }

    private async Task<Dictionary<Guid, string>> Services(Grouped found, Actor actor, CancellationToken ct)
    {
        await using var db = database.Open(actor);
        Guid[] ids = [.. found.Groups.Where(g => g.Code != Grouped.None).Select(g => Guid.Parse(g.Code, CultureInfo.InvariantCulture))];
        return await db.Products.Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
    }
}
