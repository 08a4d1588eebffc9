using KhachQuen.Contacts;
using KhachQuen.Telesales;

namespace KhachQuen.Web.Telesales;

/// <summary>Everything the work desk shows at once.</summary>
public sealed record DeskModel
{
    public required QueueView Queue { get; init; }
    public required DayView Day { get; init; }
    public LeadView? Lead { get; init; }
    public IReadOnlyList<HistoryLine> History { get; init; } = [];
    public IReadOnlyList<OutcomeView> Outcomes { get; init; } = [];
    public IReadOnlyList<DateTime> Offers { get; init; } = [];
    /// <summary>When an automatic callback would fall, with the days it was moved by.</summary>
    public DateTime? AutoCallBackAt { get; init; }
    public string? DraftNote { get; init; }
    public string? SourceName { get; init; }
    public string? ProductName { get; init; }
    public IReadOnlyDictionary<Guid, string> Products { get; init; } = new Dictionary<Guid, string>();
    /// <summary>Who comes after this one.</summary>
    public QueueRow? After { get; init; }
}
