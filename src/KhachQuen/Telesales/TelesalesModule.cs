using KhachQuen.Platform;

namespace KhachQuen.Telesales;

/// <summary>Working leads: outcomes, sources, sharing, the agent's queue, totals.</summary>
public sealed class TelesalesModule : Module
{
    public override string Name => "telesales";
}
