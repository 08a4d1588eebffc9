using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Web.Sales;

/// <summary>An opportunity as a line or a card, with the names beside its ids.</summary>
public sealed record OpportunityRow(OpportunityView Opportunity, string Customer, string? Salesperson, string? Service, bool MayWrite, DateTime? NextAt = null);

/// <summary>Names what opportunities point at. Asks and arranges.</summary>
public sealed class OpportunityNames(Database database, PeopleNames people, NextActivities activities)
{
    public async Task<Page<OpportunityRow>> Page(Page<OpportunityView> found, Actor actor, CancellationToken ct = default)
    {
        var rows = await Rows(found.Items, actor, ct);
        var at = 0;
        return found.Map(_ => rows[at++]);
    }

    public async Task<IReadOnlyList<OpportunityRow>> Rows(IReadOnlyList<OpportunityView> found, Actor actor, CancellationToken ct = default)
    {
        if (found.Count == 0) return [];
        await using var db = database.Open(actor);
        Guid[] customers = [.. found.Select(o => o.CustomerId).Distinct()], services = [.. found.Select(o => o.ServiceId).OfType<Guid>().Distinct()];
        var names = await db.Rows<Customer>().Where(c => EF.Parameter(customers).Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, ct);      // its salesperson may be another's by now: the name is what they sold to
        var products = services.Length == 0 ? [] : await db.Products.Where(p => EF.Parameter(services).Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var (known, next) = (await people.Known(ct), await activities.Handle([.. found.Select(o => o.Id)], actor, ct));
        return [.. found.Select(o => new OpportunityRow(o, names.GetValueOrDefault(o.CustomerId, "–"), known.Person(o.SalespersonId), o.ServiceId is { } s ? products.GetValueOrDefault(s) : null, actor.May(OpportunityPermissions.Write, new Masking.Owned(o.SalespersonId, o.TeamId)), next.TryGetValue(o.Id, out var at) ? at : null))];
    }

    public async Task<OpportunityRow> One(OpportunityView opportunity, Actor actor, CancellationToken ct = default) => (await Rows([opportunity], actor, ct))[0];

    /// <summary>The company's pipeline: names of stages and reasons.</summary>
    public async Task<Pipeline> Pipeline(CancellationToken ct = default)
    {
        await using var db = database.Open(Actor.System);
        return new(await db.Settings<OpportunitySettings>(ct));
    }
}

/// <summary>The pipeline in the reader's language.</summary>
public sealed record Pipeline(OpportunitySettings Settings)
{
    private static string Language => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public string Stage(string code) => Settings.Stage(code)?.NameIn(Language) ?? code;
    public string? Reason(string? code, T texts) => code is null ? null : LostReasons.IsSystems(code) ? texts["opportunities.lost." + code] : Settings.LostReasons.FirstOrDefault(r => r.Code == code)?.NameIn(Language) ?? code;
    public IEnumerable<(string Code, string Title)> Stages => Settings.Stages.Where(s => s.Active).Select(s => (s.Code, s.NameIn(Language)));
    public IEnumerable<(string Code, string Title)> Reasons => Settings.LostReasons.Where(r => r.Active).Select(r => (r.Code, r.NameIn(Language)));

    /// <summary>Where a card may be sent: to any stage on offer, and to what was won.</summary>
    public IReadOnlyList<BoardWay> Ways(T texts) => [.. Stages.Select(s => new BoardWay(s.Code, s.Title)), new(OpportunityColumns.Won, texts["state.opportunity.won"])];
}

/// <summary>What the address of the board or list asks for.</summary>
public sealed record OpportunityAsked : ListAsked
{
    public OpportunityAsked(string? query = null) : base(query) => Filter = Read();

    public OpportunityFilter Filter { get; }
    public string? Sort => SortOf(ListOpportunities.Sorting.Names);
    /// <summary>The board, unless the list is asked for: closed ones stand only there.</summary>
    public bool IsList => this["as"] == "list" || this["state"] is not null || this["view"] is not null || this["group"] is not null;
    public bool IsNarrow => MoreThan("state");
    /// <summary>In sections, none of which stands alone.</summary>
    public bool IsGrouped => Filter is { Group: not null, In: null };

    public static OpportunityAsked Of(HttpRequest request) => new(request.QueryString.Value);

    private OpportunityFilter Read() => new()
    {
        State = Enum<OpportunityState>("state") is { } state ? new Named<OpportunityState>(state) : null, Stage = this["stage"], Class = Enum<OpportunityClass>("class") is { } kind ? new Named<OpportunityClass>(kind) : null,
        EvidenceState = Enum<EvidenceState>("evidenceState") is { } evidence ? new Named<EvidenceState>(evidence) : null, EvidenceReview = Enum<EvidenceReview>("evidenceReview") is { } review ? new Named<EvidenceReview>(review) : null,
        SalespersonId = Id("salespersonId"), TeamId = Id("teamId"), CustomerId = Id("customerId"), ServiceId = Id("serviceId"), Priority = int.TryParse(this["priority"], out var stars) && stars is >= 1 and <= 3 ? stars : null,
        LostReason = this["lostReason"], From = Day("from"), To = Day("to"), Q = this["q"], Group = GroupOf(GroupOpportunities.Groups.Names), In = this["in"],
    };
}
