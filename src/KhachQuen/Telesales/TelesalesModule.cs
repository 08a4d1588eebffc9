using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Telesales;

/// <summary>Working leads: outcomes, sources, sharing, the agent's queue, totals.</summary>
public sealed class TelesalesModule : Module
{
    public override string Name => "telesales";
    public override IReadOnlyList<SettingsArea> Settings => [SettingsArea.Of<TelesalesSettings>(AccessPermissions.Settings)];

    public override void Add(IServiceCollection services) => services
        .AddSingleton<ImportTeams>().AddDailyJob<PurgeImportDrafts>().AddSweep<RecallLeads>().AddSweep<FloatLeads>().AddSingleton<IWorkHandler, LeadImporter>().AddSingleton<IWorkHandler, LeadChecker>().AddSingleton<IWorkHandler, LeadImportUndoer>()
        .AddSingleton<IListener<OrderCancelled>, OrderCancelledBringsLeadBack>();
}
