using KhachQuen.Access;
using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Finance;
using KhachQuen.Platform;
using KhachQuen.Reports;
using KhachQuen.Sales;
using KhachQuen.Telephony;
using KhachQuen.Telesales;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen;

/// <summary>All modules, in the order of the customer's journey.</summary>
public static class Modules
{
    public static readonly IReadOnlyList<Module> All = [new PlatformModule(), new AccessModule(), new ContactsModule(), new CatalogModule(), new TelephonyModule(), new SalesModule(), new TelesalesModule(), new FinanceModule(), new ReportsModule()];

    public static IReadOnlyList<Permission> Permissions { get; } = [.. All.SelectMany(m => m.Permissions)];

    public static IServiceCollection AddModules(this IServiceCollection services)
    {
        services.AddSingleton(new KnownPermissions(Permissions)).AddSingleton(new SettingsAreas(All.SelectMany(m => m.Settings)));
        services.AddSingleton(new TeamLeadRight("leads.assign", "leads.work"));
        foreach (var module in All)
        {
            module.AddUseCases(services);
            module.Add(services);
        }
        return services;
    }
}
