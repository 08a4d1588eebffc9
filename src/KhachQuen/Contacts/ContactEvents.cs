namespace KhachQuen.Contacts;

/// <summary>A lead came in by itself or by hand. (An import is one act: it does not say this of each of its rows.)</summary>
public sealed record LeadCreated(Guid LeadId, DateTime At);

/// <summary>What came of a call was written down.</summary>
public sealed record LeadOutcomeRecorded(Guid LeadId, string Outcome, DateTime At);

/// <summary>Something known of a customer was corrected.</summary>
public sealed record CustomerUpdated(Guid CustomerId, DateTime At);

/// <summary>Somebody looks after a customer from now on (F-11): taken, given, transferred, handed over.</summary>
public sealed record CustomerAssigned(Guid CustomerId, Guid? FromId, Guid ToId);

/// <summary>A customer was taken from their salesperson, "ngắt phân bổ".</summary>
public sealed record CustomerDetached(Guid CustomerId, Guid FromId, string Reason);
