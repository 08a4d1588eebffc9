using KhachQuen.Platform;

namespace KhachQuen.Telesales;

public sealed class TelesalesModule : Module
{
    public override string Name => "telesales";
}
