using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>Who reads which numbers (access.md, column "reports"). They stand here because lists of earlier modules open as far as a report reaches.</summary>
public static class ReportPermissions
{
    public const string Read = "reports.read", Money = "reports.money", Shipping = "reports.shipping", Campaigns = "reports.campaigns", Sharing = "reports.sharing";

    internal static readonly IReadOnlyList<Permission> All = [new(Read, true), new(Money), new(Shipping), new(Campaigns), new(Sharing)];

    /// <summary>Of the rights that open a report the one that reaches farthest.</summary>
    public static string Widest(Actor actor, IReadOnlyList<string> rights) => rights.MaxBy(actor.ScopeOf)!;
}
