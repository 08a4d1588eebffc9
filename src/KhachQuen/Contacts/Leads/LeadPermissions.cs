using KhachQuen.Platform;

namespace KhachQuen.Contacts;

public static class LeadPermissions
{
    public const string Read = "leads.read", Work = "leads.work", Assign = "leads.assign", Export = "leads.export", Create = "leads.create", Import = "leads.import";

    internal static readonly IReadOnlyList<Permission> All = [new(Read, true), new(Work, true), new(Assign, true), new(Export, true), new(Create), new(Import)];
}
