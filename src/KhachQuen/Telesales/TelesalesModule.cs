using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Telesales;

/// <summary>Working leads: outcomes, sources, sharing, the agent's queue, totals.</summary>
public sealed class TelesalesModule : Module
{
    public override string Name => "telesales";
    public override IReadOnlyList<SettingsArea> Settings => [SettingsArea.Of<TelesalesSettings>(AccessPermissions.Settings)];

    private static Task<object> Lead(GetLead use, Guid id, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct).AsObject();

    public override void Add(IServiceCollection services) => services
        .AddSingleton<IHeldWork, HeldByLeaver>().AddSingleton<ImportTeams>().AddSingleton<ReceiveLead>().AddSingleton<GateSecrets>().AddDailyJob<PurgeImportDrafts>().AddSweep<RecallLeads>().AddSweep<FloatLeads>().AddSingleton<IWorkHandler, LeadImporter>().AddSingleton<IWorkHandler, LeadChecker>().AddSingleton<IWorkHandler, LeadImportUndoer>()
        .AddWebhookEvent<LeadCreated, GetLead>("lead.created", e => e.LeadId, Lead).AddWebhookEvent<LeadOutcomeRecorded, GetLead>("lead.outcomeRecorded", e => e.LeadId, Lead)
        .AddSingleton<IListener<OrderCancelled>, OrderCancelledBringsLeadBack>();
}
