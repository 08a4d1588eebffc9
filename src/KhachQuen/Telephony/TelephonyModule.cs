using KhachQuen.Access;
using KhachQuen.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Telephony;

/// <summary>Calls. For now those dialled by hand; queues, dialler and a real telephone system come with the call centre.</summary>
public sealed class TelephonyModule : Module
{
    public override string Name => "telephony";
    public override IReadOnlyList<Permission> Permissions => CallPermissions.All;
    public override void Add(IServiceCollection services) => services.AddSingleton<IMovesWithItsOwner, MovesRowsOf<Call>>();
}
