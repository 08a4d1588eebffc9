using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Contacts;

/// <summary>What activities and the calendar bring beside their use cases.</summary>
internal static class ActivityServices
{
    public static IServiceCollection AddActivities(this IServiceCollection services) => services
        .AddSingleton<ActivitySubjects>().AddSingleton<ActivityNotices>().AddSweep<RemindActivities>().AddSingleton<ReadCalendarFeed>()
        .AddSingleton<IMovesWithItsOwner, MovesRowsOf<Activity>>().AddSingleton<ICustomerMove, ActivitiesFollow>().AddSingleton<ICustomerMerge, ActivitiesOfMerged>()
        .AddSingleton<ICalendarSource, ActivitiesInCalendar>().AddSingleton<ICalendarSource, CallbacksInCalendar>()
        .AddSingleton<IPlannable>(new Plannable<Lead>(ActivityNouns.Lead, "/leads", LeadPermissions.Read, LeadPermissions.Work, db => db.Leads, (lead, actor) => lead.Name ?? Masking.Phone(lead.Phone, actor, lead), lead => lead.CustomerId))
        .AddSingleton<IPlannable>(new Plannable<Customer>(ActivityNouns.Customer, "/customers", CustomerPermissions.Read, CustomerPermissions.Write, db => db.Customers, (customer, _) => customer.Name, customer => customer.Id));
}
