using KhachQuen.Platform;

namespace KhachQuen.Access;

public static class AccessPermissions
{
    /// <summary>Everyone who signs in: their own profile, sessions, language.</summary>
    public const string Self = "self.use";
    public const string Users = "users.manage", Teams = "teams.manage", Roles = "roles.manage", Tokens = "tokens.manage", Audit = "audit.read", System = "system.manage";
    /// <summary>Plans who works when, and who is away .</summary>
    public const string Roster = "roster.manage";
    /// <summary>Sees what was done to many rows at once, and takes it back where the act itself is theirs to do .</summary>
    public const string Undo = "operations.undo";
    /// <summary>Settings of the installation; <see cref="BusinessRules"/> those a manager owns.</summary>
    public const string Settings = "settings.manage", BusinessRules = "settings.businessRules";
    /// <summary>Shows the whole number; without it <c>096 ••• •567</c>.</summary>
    public const string PhonesInFull = "phones.full";
    /// <summary>Lists leave the house by rights of their own; those of later modules stand there.</summary>
    public const string ExportUsers = "users.export", ExportAudit = "audit.export";
    public const string HealthHints = "healthHints.read", IdentityInFull = "identity.full";

    internal static readonly IReadOnlyList<Permission> All =
    [
        .. ReportPermissions.All,
        new(Self), new(Users), new(Teams), new(Roles), new(Tokens), new(Audit), new(System), new(Settings), new(BusinessRules),
        new(Roster, Scoped: true), new(Undo, Scoped: true), new(PhonesInFull, Scoped: true), new(HealthHints, Scoped: true), new(IdentityInFull, Scoped: true),
        new(ExportUsers), new(ExportAudit),
    ];
}
