using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>The rights over consent, the gate and the subject's data; who ships with them: decision 27.</summary>
public static class ContactPermissions
{
    /// <summary>Looks whether a number may be contacted, and at the lines one wrote (own), one's team wrote, or all.</summary>
    public const string ReadConsents = "consents.read";
    /// <summary>Writes down that somebody agreed or refused.</summary>
    public const string Record = "consents.record";
    /// <summary>Writes down a new consent of somebody who had refused: it needs proof and this right, nothing else lifts a refusal.</summary>
    public const string Restore = "consents.restore";
    public const string ReadDecisions = "contactDecisions.read";
    /// <summary>The law's rules, the do-not-call list, the calling hours.</summary>
    public const string Rules = "contactRules.manage";
    /// <summary>Everything held on a number, for the person themself (T-31).</summary>
    public const string ExportSubject = "subjects.export";
    /// <summary>Erases a person for good, on a request that somebody else wrote down (T-31).</summary>
    public const string EraseSubject = "subjects.erase";

    internal static readonly IReadOnlyList<Permission> All = [new(ReadConsents, true), new(Record), new(Restore), new(ReadDecisions, true), new(Rules), new(ExportSubject), new(EraseSubject)];
}
