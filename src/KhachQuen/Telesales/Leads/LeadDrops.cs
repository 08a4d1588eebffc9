using KhachQuen.Contacts;
using KhachQuen.Platform;

namespace KhachQuen.Telesales;

/// <summary>The act behind a card that is put into another column of the leads' board (F-25).</summary>
public enum LeadDrop : short { Nothing, Reopen, Convert }

/// <summary>A lead changes its stage by an act, never by being moved: a drop is that act, or is refused with which one to use.</summary>
public static class LeadDrops
{
    public static LeadDrop Of(LeadStage from, LeadStage to)
    {
        if (from == to) return LeadDrop.Nothing;
        Rule.Require(from != LeadStage.Ordered, "lead.dropOrdered");
        Rule.Require(from != LeadStage.Converted, "lead.dropConverted");
        if (from == LeadStage.Closed && to is LeadStage.New or LeadStage.Contact) return LeadDrop.Reopen;      // where it then belongs its calls say
        Rule.Require(from != LeadStage.Closed, "lead.dropClosed");
        if (to == LeadStage.Converted) return LeadDrop.Convert;
        throw to switch
        {
            LeadStage.Ordered => new Refused("lead.dropToOrdered"),
            LeadStage.Closed => new Refused("lead.dropToClosed"),
            LeadStage.New => new Refused("lead.dropToNew"),
            _ => new Refused("lead.dropToContact"),
        };
    }
}

/// <summary>A column of the leads' board.</summary>
public sealed record LeadColumn(LeadStage Stage, int Count, Page<LeadView> Cards);

/// <summary>The leads as columns by stage (F-25); counts over all that is seen, cards by page.</summary>
public sealed class ShowLeadBoard(Database database)
{
    public const int Cards = 30;
    private static readonly LeadStage[] Stages = [LeadStage.New, LeadStage.Contact, LeadStage.Ordered, LeadStage.Converted, LeadStage.Closed];

    public async Task<IReadOnlyList<LeadColumn>> Handle(LeadFilter filter, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Read);
        var columns = new List<LeadColumn>();
        foreach (var head in await Heads(filter, actor, ct)) columns.Add(head.Count == 0 ? head : head with { Cards = await More(filter, head.Stage, null, actor, ct) });
        return columns;
    }

    /// <summary>How many stand in each column, without the cards.</summary>
    public async Task<IReadOnlyList<LeadColumn>> Heads(LeadFilter filter, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Read);
        await using var db = database.Open(actor);
        var found = (await GroupLeads.Groups.Count(filter.On(db, db.Leads, actor), "stage", ct)).Groups.ToDictionary(g => g.Code, g => g.Count);
        return [.. Stages.Select(s => new LeadColumn(s, found.GetValueOrDefault(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(s.ToString())), new([], null)))];
    }

    /// <summary>The next cards of one column, the most urgent and newest first: index (Owner/Team/–, Stage, Priority, Id).</summary>
    public async Task<Page<LeadView>> More(LeadFilter filter, LeadStage stage, string? after, Actor actor, CancellationToken ct = default)
    {
        actor.Require(LeadPermissions.Read);
        await using var db = database.Open(actor);
        return (await ListLeads.Orders.Page(filter.On(db, db.Leads, actor).Where(l => l.Stage == stage), new("-priority", after, Cards), LeadView.Of, ct)).Map(l => l.ShownTo(actor));
    }
}
