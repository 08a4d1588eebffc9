using KhachQuen.Platform;

namespace KhachQuen.Sales;

public static class OpportunityPermissions
{
    public const string Read = "opportunities.read", Write = "opportunities.write", Review = "opportunities.review", Export = "opportunities.export";

    internal static readonly IReadOnlyList<Permission> All = [new(Read, true), new(Write, true), new(Review, true), new(Export, true)];
}
