namespace KhachQuen.Contacts;

/// <summary>A lead came in by itself or by hand. (An import is one act: it does not say this of each of its rows.)</summary>
public sealed record LeadCreated(Guid LeadId, DateTime At);

/// <summary>What came of a call was written down.</summary>
public sealed record LeadOutcomeRecorded(Guid LeadId, string Outcome, DateTime At);

/// <summary>Something known of a customer was corrected.</summary>
public sealed record CustomerUpdated(Guid CustomerId, DateTime At);
