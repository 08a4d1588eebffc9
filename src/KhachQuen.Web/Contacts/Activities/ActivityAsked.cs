using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>What the address of the activities asks for: <c>due</c> is late, today, later or done; without it everything that is due until tonight.</summary>
public sealed record ActivityAsked : ListAsked
{
    private readonly DateOnly today;

    private ActivityAsked(string? query, DateOnly today) : base(query) => this.today = today;

    public static ActivityAsked Of(HttpRequest request, CompanyClock clock) => new(request.QueryString.Value, clock.Today);

    public string Due => this["due"] is { } due && due is "late" or "later" or "done" ? this["due"]! : "today";
    /// <summary>Whose; null: the reader's own; everybody's is <c>all</c>.</summary>
    public string? Who => this["who"];
    public string Order => SortOf(ListActivities.Sorting.Names) ?? (Due == "done" ? "-dueAt" : "dueAt");

    public ActivityFilter FilterFor(Actor actor)
    {
        var all = new ActivityFilter { State = Due == "done" ? ActivityState.Done : ActivityState.Planned, UserId = Who == "all" ? null : Id("who") ?? actor.Id, Kind = Enum<ActivityKind>("kind") is { } kind ? new Named<ActivityKind>(kind) : null, CustomerId = Id("customerId") };
        if (all.CustomerId is not null) return all with { UserId = null, State = Due == "today" ? null : all.State };
        return Due switch { "late" => all with { To = today.AddDays(-1) }, "later" => all with { From = today.AddDays(1) }, "done" => all, _ => all with { To = today } };
    }
}
