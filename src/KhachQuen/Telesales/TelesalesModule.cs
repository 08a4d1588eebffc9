using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Telesales;

/// <summary>Working leads: outcomes, sources, sharing, the agent's queue, totals.</summary>
public sealed class TelesalesModule : Module
{
    public override string Name => "telesales";
    public override IReadOnlyList<SettingsArea> Settings => [SettingsArea.Of<TelesalesSettings>(AccessPermissions.Settings)];

    private static Task<object> Lead(GetLead use, Guid id, Actor actor, CancellationToken ct) => use.Handle(id, actor, ct).AsObject();

    /// <summary>By name where there is one; a number only as the one who asks may see it.</summary>
    private static async Task<Dictionary<Guid, string>> Titles(Db db, Guid[] ids, CancellationToken ct)
    {
        var leads = await db.Leads.AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.Id)).Select(l => new { l.Id, l.Name, l.Phone, l.OwnerId, l.TeamId }).ToListAsync(ct);
        return leads.ToDictionary(l => l.Id, l => l.Name ?? Masking.Phone(l.Phone, db.Actor, new Masking.Owned(l.OwnerId, l.TeamId)));
    }

    public override void Add(IServiceCollection services) => services
        .AddUndo<UndoDistribution>().AddUndo<UndoImport>().AddUndo<HandoverBack>().AddSingleton(new OperationNoun(nameof(Contacts.Lead), "/leads", Titles))
        .AddSingleton<IHeldWork, HeldByLeaver>().AddSingleton<ImportTeams>().AddSingleton<ReceiveLead>().AddSingleton<GateSecrets>().AddDailyJob<PurgeImportDrafts>().AddSweep<RecallLeads>().AddSweep<FloatLeads>().AddSingleton<IWorkHandler, LeadImporter>().AddSingleton<IWorkHandler, LeadChecker>().AddSingleton<IWorkHandler, LeadImportUndoer>()
        .AddWebhookEvent<LeadCreated, GetLead>("lead.created", e => e.LeadId, Lead).AddWebhookEvent<LeadOutcomeRecorded, GetLead>("lead.outcomeRecorded", e => e.LeadId, Lead)
        .AddSingleton<IListener<OrderCancelled>, OrderCancelledBringsLeadBack>();
}
