using KhachQuen.Contacts;

namespace KhachQuen.Telesales;

/// <summary>Who gets what an import brings.</summary>
public enum ImportSharing : short
{
    /// <summary>By the rule of each row's source .</summary>
    BySource,
    /// <summary>Evenly among those of a team who take data now.</summary>
    Even,
    /// <summary>Into a team's pool, to be pulled.</summary>
    Pool,
    /// <summary>To nobody: a distributor hands them out.</summary>
    Nobody,
}

/// <summary>What becomes of a number we know already. Each way it is counted and shared out to nobody.</summary>
public enum KnownNumbers : short
{
    /// <summary>Kept, linked to the earlier lead, whose holder is told .</summary>
    Link,
    /// <summary>Left out; the file of refused rows names them.</summary>
    Skip,
    /// <summary>The lead we have takes over what the row says; what it does not say stays. Only leads one may work on.</summary>
    Update,
}

/// <summary>Everything said about a file of leads before it is imported.</summary>
public sealed record LeadImport
{
    /// <summary>Code or name of the source for rows that name none, or none we know.</summary>
    public string? Source { get; init; }
    /// <summary>On what ground those in the file may be called (A-1a). There is no default: a column says it or a person.</summary>
    public ContactBasis? Basis { get; init; }
    public string? BasisProof { get; init; }
    /// <summary>Heading (or column letter) → field; null: the headings are recognised.</summary>
    public IReadOnlyDictionary<string, string>? Mapping { get; init; }
    /// <summary>The line of the heading where it is not found by itself.</summary>
    public int? HeadingLine { get; init; }
    /// <summary>Only looks what would come of it.</summary>
    public bool DryRun { get; init; }
    public ImportSharing Sharing { get; init; }
    public Guid? TeamId { get; init; }
    public KnownNumbers Known { get; init; }
}
