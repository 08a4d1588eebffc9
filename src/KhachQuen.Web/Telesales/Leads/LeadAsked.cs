using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

/// <summary>What the address of the lead list asks for.</summary>
public sealed record LeadAsked : ListAsked
{
    public LeadAsked(string? query = null) : base(query) => Filter = Read();

    public LeadFilter Filter { get; }
    public LeadFolder Folder => Filter.Folder ?? LeadFolder.All;
    public string? Sort => SortOf(ListLeads.Orders.Names);
    public bool IsNarrow => MoreThan("folder");
    /// <summary>In sections, none of which stands alone.</summary>
    public bool IsGrouped => Filter is { Group: not null, In: null };

    /// <summary>The list as its address says; the day begins with what is new.</summary>
    public static LeadAsked Of(HttpRequest request)
    {
        var asked = new LeadAsked(request.QueryString.Value);
        return asked["folder"] is null && !asked.IsNarrow ? new(request.QueryString.Add("folder", "new").Value) : asked;
    }

    /// <summary>What numbers of reports ask: no field of the bar, but it stays when another is changed.</summary>
    public static readonly IReadOnlyList<string> OfReports = ["sold", "orderedFrom", "orderedTo", "dueFrom", "dueTo", "overdue", "hour", "hourOf", "dueHour", "reach"];

    private int? Hour(string name) => int.TryParse(this[name], out var hour) && hour is >= 0 and < 24 ? hour : null;

    private LeadFilter Read() => new()
    {
        Folder = Enum<LeadFolder>("folder") ?? LeadFolder.All, Q = this["q"], Stage = Enum<LeadStage>("stage"), Source = this["source"], ProductId = Id("productId"), TeamId = Id("teamId"), WithoutTeam = this["teamId"] == "none" ? true : null,
        OwnerId = Id("ownerId"), Unassigned = this["ownerId"] == "none" ? true : null, LastOutcome = this["outcome"], NextAction = Enum<NextAction>("next"), Basis = Enum<ContactBasis>("basis"), Heap = Enum<LeadHeap>("heap"), Level = this["level"] is "0" or "1" or "2" or "3" ? (short)(this["level"]![0] - '0') : null, SizeWaiting = this["size"] == "waiting" ? true : null,
        CreatedFrom = StartOf("createdFrom"), CreatedTo = StartOf("createdTo", 1), ReceivedFrom = StartOf("receivedFrom"), ReceivedTo = StartOf("receivedTo", 1), WorkedFrom = StartOf("workedFrom"), WorkedTo = StartOf("workedTo", 1),
        AttemptsFrom = this["attempts"] switch { "0" => 0, "1" => 1, "3" => 3, _ => null }, AttemptsTo = this["attempts"] switch { "0" => 0, "1" => 2, _ => null },
        HasNote = this["note"] switch { "yes" => true, "no" => false, _ => null }, ImportId = Id("importId"),
        WithoutProduct = this["productId"] == "none" ? true : null, Sold = this["sold"] switch { "yes" => true, "no" => false, _ => null }, OrderedFrom = StartOf("orderedFrom"), OrderedTo = StartOf("orderedTo", 1), DueFrom = StartOf("dueFrom"), DueTo = StartOf("dueTo", 1),
        Overdue = this["overdue"] == "yes" ? true : null, Hour = Hour("hour"), HourOf = Enum<LeadDate>("hourOf"), DueHour = Hour("dueHour"), Reported = this["reach"] == "reports" ? true : null,
        Group = GroupOf(GroupLeads.Groups.Names), In = this["in"],
    };
}
