namespace KhachQuen.Sales;

/// <summary>Đang hoạt động, Thắng, Thất bại (F-32).</summary>
public enum OpportunityState : short { Active, Won, Lost }

/// <summary>Chính, phụ: only main ones must show evidence (F-40).</summary>
public enum OpportunityClass : short { Main, Secondary }

/// <summary>Whether its salesperson has shown that they work on it (F-41).</summary>
public enum EvidenceState : short { Missing, Provided }

/// <summary>What customer care said of the evidence (F-42).</summary>
public enum EvidenceReview : short { None, Valid, Warned }

/// <summary>How work on an opportunity is shown (F-40); each kind asks exactly its fields.</summary>
public enum EvidenceKind : short { Quote, LegalQuote, Meeting, Message, Call, File }

/// <summary>Reasons the system itself gives.</summary>
public static class LostReasons
{
    /// <summary>The nightly check found no evidence (F-43).</summary>
    public const string NoEvidence = "noEvidence";
    /// <summary>Its customer was taken from its salesperson (F-44).</summary>
    public const string Detached = "detached";

    public static bool IsSystems(string code) => code is NoEvidence or Detached;
}
