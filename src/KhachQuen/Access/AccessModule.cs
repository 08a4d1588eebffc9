using KhachQuen.Platform;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KhachQuen.Access;

/// <summary>Users, teams, roles, tokens, sessions.</summary>
public sealed class AccessModule : Module
{
    public override string Name => "access";
    public override IReadOnlyList<Permission> Permissions => AccessPermissions.All;
    public override void Add(IServiceCollection services) => services.AddSingleton<ActorDesk>().AddSingleton<WorkDesk>().AddHostedService(sp => sp.GetRequiredService<WorkDesk>()).TryAddSingleton(new WorkPlace());
}
