using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>How many meetings were held with a customer or are planned, on their page (F-3).</summary>
internal sealed class CustomerMeetingCount(ListActivities activities, T texts) : ICustomerCount
{
    public int Order => 30;

    public async Task<Tab?> Of(Guid customerId, Actor actor, CancellationToken ct) => new(texts["customers.count.meetings"], $"/activities?kind=meeting&customerId={customerId}",
        Count: (await activities.Handle(new() { CustomerId = customerId, Kind = ActivityKind.Meeting }, new(Limit: 1, Count: true), actor, ct)).Total);
}
