using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>What is shown of the work on an opportunity, and what comes of showing nothing (F-40 … F-45).</summary>
public sealed partial class Opportunity
{
    public EvidenceState EvidenceState { get; private set; }
    public EvidenceReview EvidenceReview { get; private set; }
    /// <summary>Since when the evidence stands as it stands: what was missing at 23:59 was missing since before.</summary>
    public DateTime EvidenceSince { get; private set; }
    public Guid? ReviewedById { get; private set; }
    public DateTime? ReviewedAt { get; private set; }
    /// <summary>Why customer care warned.</summary>
    public string? ReviewReason { get; private set; }

    /// <summary>Tonight's check would close it (F-43).</summary>
    public bool LacksEvidence => State == OpportunityState.Active && Class == OpportunityClass.Main && EvidenceState == EvidenceState.Missing;

    /// <summary>Whether the check of an hour closes it: it lacked evidence then, and for longer than the grace.</summary>
    /// <param name="due">The hour of the check, 23:59 of its date.</param>
    /// <param name="grace">What was made or warned so shortly before is spared until the next.</param>
    public bool FailsAt(DateTime due, TimeSpan grace) => LacksEvidence && EvidenceSince <= due - grace;

    /// <summary>Work was shown: a file, or a call that counts (F-41). New evidence is looked at anew.</summary>
    public void Prove(EvidenceKind kind, string? note, DateTime at)
    {
        RequireActive();
        Rule.Require(Class == OpportunityClass.Main, "evidence.secondary");
        if (EvidenceState != EvidenceState.Provided) EvidenceSince = at;
        (EvidenceState, EvidenceReview, ReviewedById, ReviewedAt, ReviewReason) = (EvidenceState.Provided, EvidenceReview.None, null, null, null);
        Tell("opportunity.proved", new { name = Name, kind = kind.ToString() }, note, CustomerId);
        Raise(new EvidenceProvided(Id, at));
    }

    /// <summary>Customer care looked at it (F-42): good, or a warning with its reason, after which work is to be shown anew.</summary>
    public void Review(bool valid, string? reason, Guid by, DateTime at)
    {
        RequireActive();
        Rule.Require(by != OwnerId, "evidence.ownReview");
        Rule.Require(Class == OpportunityClass.Main && EvidenceState == EvidenceState.Provided, "evidence.nothingToReview");
        Rule.Require(valid || !string.IsNullOrWhiteSpace(reason), "evidence.reasonMissing", "reason");
        Rule.Require(reason is null || reason.Trim().Length <= 1_000, "opportunity.noteTooLong", "reason", 1_000);
        (EvidenceReview, ReviewedById, ReviewedAt, ReviewReason) = (valid ? EvidenceReview.Valid : EvidenceReview.Warned, by, at, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
        if (!valid) (EvidenceState, EvidenceSince) = (EvidenceState.Missing, at);
        Tell(valid ? "opportunity.evidenceValid" : "opportunity.warned", new { name = Name }, ReviewReason, CustomerId);
        if (!valid) Raise(new EvidenceWarned(Id, ReviewReason!, at));
    }

    /// <summary>The check of a date found nothing (F-43).</summary>
    public void LoseAtCheck(DateOnly date, DateTime at) => Close(LostReasons.NoEvidence, null, date, at);

    /// <summary>Its customer is nobody's any more: a secondary one goes with that (F-44).</summary>
    public void LoseDetached(DateOnly? date, DateTime at) => Close(LostReasons.Detached, null, date, at);
}

public sealed record EvidenceProvided(Guid OpportunityId, DateTime At);

/// <summary>Customer care found the evidence wanting.</summary>
public sealed record EvidenceWarned(Guid OpportunityId, string Reason, DateTime At);
