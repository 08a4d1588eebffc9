using KhachQuen.Platform;

namespace KhachQuen.Sales;

public sealed class SalesModule : Module
{
    public override string Name => "sales";
}
