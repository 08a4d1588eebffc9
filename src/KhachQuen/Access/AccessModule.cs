using KhachQuen.Platform;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KhachQuen.Access;

/// <summary>Users, teams, roles, tokens, sessions; who the company is and when it works.</summary>
public sealed class AccessModule : Module
{
    public override string Name => "access";
    public override IReadOnlyList<Permission> Permissions => AccessPermissions.All;
    public override IReadOnlyList<SettingsArea> Settings =>
    [
        SettingsArea.Of<CompanySettings>(AccessPermissions.Settings),
        SettingsArea.Of<WorkingHours>(AccessPermissions.BusinessRules),
        SettingsArea.Of<ExportSettings>(AccessPermissions.Settings),
        SettingsArea.Of<AttachmentSettings>(AccessPermissions.Settings),
    ];

    public override void Add(IServiceCollection services)
    {
        services.TryAddSingleton(new WorkPlace());
        services.AddSingleton<TeamLeads>();
        services.TryAddSingleton(new OutgoingAddresses());
        services.TryAddSingleton(new ScannerPlace());
        services.AddSingleton<VirusScanner>().AddSingleton<AttachmentFiles>().AddSingleton<AttachmentSubjects>().AddDailyJob<CleanAttachments>();
        services.AddSingleton<PresenceBook>().AddSingleton<EditedNouns>().AddDailyJob<PurgeDrafts>();
        services.AddSingleton<WorkDesk>().AddHostedService(sp => sp.GetRequiredService<WorkDesk>());
        services.AddSingleton<IMovesWithItsOwner, MovesRowsOf<BulkOperation>>().AddSingleton<OperationKinds>().AddDailyJob<PurgeOperations>();
        services.AddSingleton<ActorDesk>().AddSingleton<PasswordDoor>().AddSingleton<SecondFactors>().AddSingleton<WebhookSecrets>().AddSingleton<GuardedCalls>().AddSingleton<WebhookWorker>().AddDailyJob<PurgeDeliveries>().AddDailyJob<PurgeSessions>().AddDailyJob<PurgeWork>();
    }
}
